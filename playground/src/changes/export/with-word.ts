import type * as Word from '../write/word.ts'

/** Set where the playground is built as one file, which the library for Word would make too large to pass on. */
declare const __WITH_WORD__: boolean | undefined

type WordWriter = typeof Word

/** Loads what writes Word files, which is larger than everything else here; `null` where it was left out. */
export const loadWord: (() => Promise<WordWriter>) | null =
  typeof __WITH_WORD__ === 'undefined' || __WITH_WORD__ ? () => import('../write/word.ts') : null
