import { has, readArguments } from './arguments.ts'
import { refuseOverwriting } from './choices.ts'
import { commands } from './commands/all.ts'
import { exitCode, PipeClosed, usage, type ExitCode } from './exit.ts'
import { explain, findCommand, overview } from './help.ts'
import { plain } from './output/plain.ts'
import { version, type Surroundings } from './surroundings.ts'
import { told } from './told.ts'

/**
 * Runs the command line on these arguments and answers with the exit code. Data goes to stdout,
 * messages to stderr; nothing is thrown.
 *
 * @example
 * const code = await run(['schema', 'nominal'], surroundings)
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  surroundings.stderr.on('error', () => undefined)
  surroundings.stdout.on('error', () => undefined)
  try {
    return await dispatch(args, surroundings)
  } catch (error) {
    if (error instanceof PipeClosed) return exitCode.done
    const { code, message } = told(error)
    surroundings.stderr.write(`${plain(message)}\n`)
    return code
  }
}

async function dispatch([name, ...args]: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const say = (text: string) => {
    surroundings.stdout.write(text)
    return exitCode.done
  }
  if (name === undefined) throw usage(overview(commands).trimEnd())
  if (name === '--version' || name === '-v') return say(`iom-rules ${version(surroundings)}\n`)
  if (name === '--help' || name === '-h') return say(overview(commands))
  if (name === 'help') {
    const [topic] = args
    return say(
      topic === undefined || topic === 'help' ? overview(commands) : explain(findCommand(commands, topic)),
    )
  }
  if (name.startsWith('-'))
    throw usage(`The first argument is a command, not \`${name}\`.`, 'See iom-rules help.')
  const command = findCommand(commands, name)
  if (args.includes('-h')) return say(explain(command))
  const given = readArguments(args, command.options, command.operand !== undefined)
  if (has(given, 'help')) return say(explain(command))
  refuseOverwriting(given, command.options, surroundings)
  return command.run(given, surroundings)
}
