import { run } from './run.ts'
import { processSurroundings } from './surroundings.ts'

export { exitCode, type ExitCode } from './exit.ts'
export { run } from './run.ts'
export type { Screen, Surroundings } from './surroundings.ts'

/** Runs the command line in this process and answers with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const surroundings = processSurroundings()
  const code = await run(args, surroundings)
  // An input that nobody reads any more would keep the process alive.
  surroundings.stdin.destroy()
  return code
}
