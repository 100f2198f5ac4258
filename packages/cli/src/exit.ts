/** What the program answers to the shell; scripts rely on the numbers. */
export const exitCode = {
  done: 0,
  unexpected: 1,
  usage: 2,
  invalidPolicy: 3,
  invalidRows: 4,
  findings: 5,
  unsupportedLanguage: 6,
} as const

/** What the program tells its caller when it ends: one of the numbers of `exitCode`, 0 to 6. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Ends a command on purpose: the words for stderr and the exit code. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly code: ExitCode

  constructor(code: ExitCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The reader of our output has gone (`| head`): nobody is left to tell, so end without a word. */
export class PipeClosed extends Error {
  override readonly name = 'PipeClosed'
}

/** A mistake in how the program was called. */
export function usage(message: string, help?: string): Stop {
  return new Stop(exitCode.usage, help === undefined ? message : `${message} ${help}`)
}
