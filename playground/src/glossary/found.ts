import { terms, type Term } from './terms.ts'

const patterns = terms.map((term) => ({ term, pattern: patternOf(term) }))

/** The terms that stand in a text, in the order of the glossary. */
export function termsIn(text: string): readonly Term[] {
  return patterns.filter(({ pattern }) => pattern.test(text)).map(({ term }) => term)
}

// Capitals are told from small letters only where the word is written in capitals: FREE is not free.
function patternOf({ word, also = [] }: Term): RegExp {
  const words = [word, ...also].map((each) =>
    each === each.toUpperCase() ? each : each.replace(/\p{L}/gu, eitherCase),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}

function eitherCase(letter: string): string {
  return `[${letter.toLowerCase()}${letter.toUpperCase()}]`
}
