import type { Scope } from '../families.ts'
import type { Pair } from '../pair.ts'
import type { Asked } from './asked.ts'

/** Everybody there can be under two policies: in the words of the one after, and of the one before for what is its alone. */
export function scopeOf({ before, after, first }: Asked, { compiled, universe, known }: Pair): Scope {
  return {
    policy: after,
    compiled,
    universe,
    first,
    known: (fact) => {
      const own = known(fact)
      return { ...own, policy: own.under === 'before' ? before : after }
    },
  }
}
