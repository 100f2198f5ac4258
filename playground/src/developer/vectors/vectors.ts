/** Vectors as a file, and who is not in it. */
export interface Vectors {
  readonly file: Blob
  /** People who do not fit the draft, or of whom too much is open to work it out; `why` names the place. */
  readonly leftOut: readonly { readonly ref: string; readonly why: string }[]
}
