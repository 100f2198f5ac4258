import type { Given, Options } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import type { Surroundings } from './surroundings.ts'

/** One command: what the help says of it, what it takes, and what it does. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What else there is to know, in short paragraphs. */
  readonly notes?: readonly string[]
  /** What the argument without a dash is called, when the command takes one. */
  readonly operand?: string
  readonly options: Options
  readonly examples: readonly { readonly what: string; readonly line: string }[]
  readonly run: (given: Given, surroundings: Surroundings) => Promise<ExitCode>
}
