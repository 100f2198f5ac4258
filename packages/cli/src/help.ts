import { didYouMean } from '@iom-rules/core'
import type { Command } from './command.ts'
import { usage } from './exit.ts'
import { fold } from './output/fold.ts'

const width = 96

/** The list of commands. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const)
  return [
    'iom-rules: assess people against an Integrated Offender Management policy',
    '',
    'Usage: iom-rules COMMAND [options]',
    '',
    ...aligned([...rows, ['help', 'Explain a command: iom-rules help assess']]),
    '',
    'Data goes to stdout, messages to stderr. Every command takes --help.',
    '',
    'Exit codes',
    '',
    ...aligned([
      ['0', 'done'],
      ['1', 'an unexpected fault'],
      ['2', 'called in a way that cannot work'],
      ['3', 'the policy is not valid'],
      ['4', 'rows are not valid, events are refused, or records do not come out again'],
      ['5', 'findings of severity error, or examples that do not hold'],
      ['6', 'the policy is written in a language version this program does not know'],
    ]),
    '',
  ].join('\n')
}

/** Everything about one command. */
export function explain(command: Command): string {
  const operand = command.operand === undefined ? '' : ` [${command.operand}]`
  const options = Object.entries(command.options).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  )
  return [
    `iom-rules ${command.name}: ${command.summary}`,
    '',
    `Usage: iom-rules ${command.name}${operand} [options]`,
    '',
    ...aligned(options),
    '',
    ...(command.notes ?? []).flatMap((note) => [...fold(note, width), '']),
    'Examples',
    ...command.examples.flatMap(({ what, line }) => ['', `  # ${what}`, `  ${line}`]),
    '',
  ].join('\n')
}

/** The command of this name; a name that is not one says which are. */
export function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((candidate) => candidate.name === name)
  if (command !== undefined) return command
  const names = [...commands.map((candidate) => candidate.name), 'help']
  const near = didYouMean(name, names)
  throw usage(`There is no command \`${name}\`.`, `${near ? `${near} ` : ''}Commands: ${names.join(', ')}.`)
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([term]) => term.length)) + 2
  return rows.flatMap(([term, text]) =>
    fold(text, width - left - 2).map((line, at) => `  ${(at === 0 ? term : '').padEnd(left)}${line}`),
  )
}
