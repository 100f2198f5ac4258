/** How each operator reads, and what it fits. */
const operators = {
  equal: { words: 'is', fits: ['boolean', 'number', 'choice', 'day'] },
  notEqual: { words: 'is not', fits: ['boolean', 'number', 'choice', 'day'] },
  in: { words: 'is one of', fits: ['choice'] },
  notIn: { words: 'is none of', fits: ['choice'] },
  lessThan: { words: 'is below', fits: ['number'] },
  lessThanInclusive: { words: 'is at most', fits: ['number'] },
  greaterThan: { words: 'is more than', fits: ['number'] },
  greaterThanInclusive: { words: 'is at least', fits: ['number'] },
  onOrBefore: { words: 'is on or before', fits: ['day'] },
  onOrAfter: { words: 'is on or after', fits: ['day'] },
  withinLastMonths: { words: 'is within the last so many months', fits: ['day'] },
  withinNextMonths: { words: 'is within the next so many months', fits: ['day'] },
  isNone: { words: 'is known to be none', fits: ['number', 'day'] },
} as const

/** The operators that fit a type of fact; all of them where the type is not known. */
export function operatorsFor(type: string | undefined): { readonly id: string; readonly words: string }[] {
  return Object.entries(operators)
    .filter(([, { fits }]) => type === undefined || (fits as readonly string[]).includes(type))
    .map(([id, { words }]) => ({ id, words }))
}
