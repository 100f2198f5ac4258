/** Something that is wrong with the text, and the place of it. */
export interface Problem {
  readonly from: number
  readonly to: number
  /** What is wrong and what to do about it. */
  readonly message: string
}
