import { parseArgs } from 'node:util'
import { didYouMean } from '@iom-rules/core'
import { usage } from './exit.ts'

/** One option of a command. Without `value` it is a flag. */
export interface Option {
  /** What the value is called in the help: `FILE`, `DAY`. */
  readonly value?: string
  readonly help: string
  readonly choices?: readonly string[]
  /** May be given several times. */
  readonly repeat?: true
}

export type Options = Readonly<Record<string, Option>>

/** What was typed after the name of a command. */
export interface Given {
  readonly options: ReadonlyMap<string, readonly string[]>
  /** The one argument without a dash that some commands take. */
  readonly operand: string | undefined
}

/** Reads what was typed against the options a command has; every mistake is a usage error. */
export function readArguments(args: readonly string[], options: Options, takesOperand: boolean): Given {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
    ),
  })
  const given = new Map<string, string[]>()
  let operand: string | undefined
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      if (!takesOperand || operand !== undefined) throw usage(`Unexpected argument \`${token.value}\`.`)
      operand = token.value
      continue
    }
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) throw unknownOption(token.rawName, token.name, options)
    const values = given.get(token.name) ?? []
    if (values.length > 0 && !option.repeat) throw usage(`${token.rawName} is given twice: keep one.`)
    given.set(token.name, [
      ...values,
      checkValue(token.rawName, option, token.value, token.inlineValue ?? false),
    ])
  }
  return { options: given, operand }
}

function unknownOption(raw: string, name: string, options: Options): Error {
  const near = didYouMean(name, Object.keys(options))?.replace(/`(.*)`/, '`--$1`')
  return usage(`There is no option \`${raw}\` here.`, near ?? 'See --help.')
}

function checkValue(raw: string, option: Option, value: string | undefined, inline: boolean): string {
  if (option.value === undefined) {
    if (value !== undefined) throw usage(`${raw} takes no value.`)
    return ''
  }
  // `--as-at --input x` forgot the day; `-` alone is stdin, and a number may be negative.
  const forgotten = value === undefined || value === '' || (!inline && /^-[^\d]/.test(value))
  if (forgotten) throw usage(`${raw} needs a value: ${raw} ${option.value}.`)
  if (option.choices !== undefined && !option.choices.includes(value)) {
    const near = didYouMean(value, option.choices) ?? `It takes ${option.choices.join(', ')}.`
    throw usage(`${raw} does not take \`${value}\`.`, near)
  }
  return value
}

/** The value of an option, when it was given. */
export function one(given: Given, name: string): string | undefined {
  return given.options.get(name)?.[0]
}

/** Every value of an option that may be repeated. */
export function all(given: Given, name: string): readonly string[] {
  return given.options.get(name) ?? []
}

/** Was this option given? */
export function has(given: Given, name: string): boolean {
  return given.options.has(name)
}

/** A whole number between bounds, or the one to take when the option was not given. */
export function whole(
  given: Given,
  name: string,
  bounds: readonly [number, number],
  otherwise: number,
): number {
  const text = one(given, name)
  if (text === undefined) return otherwise
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= bounds[0] && number <= bounds[1])) {
    throw usage(`--${name} takes a whole number from ${bounds[0]} to ${bounds[1]}, not \`${text}\`.`)
  }
  return number
}
