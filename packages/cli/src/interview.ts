import type {
  ChoiceFact,
  DayFact,
  FactDeclaration,
  FactValue,
  ListFact,
  NumberFact,
  RecordField,
} from '@iom-rules/core'

/** What was made of an answer: a value, or what to say before asking again. */
export type Understood = { readonly value: FactValue } | { readonly problem: string }

const number = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** Reads what a person typed as a value of this fact; whether the value fits is for `parseNominal`. */
export function understand(text: string, fact: FactDeclaration): Understood {
  const word = text.trim()
  const none = /^none$/i.test(word)
  switch (fact.type) {
    case 'boolean':
      if (/^(y|yes|true)$/i.test(word)) return { value: true }
      if (/^(n|no|false)$/i.test(word)) return { value: false }
      return { problem: 'Answer yes or no.' }
    case 'choice':
      return choose(word, fact)
    case 'number':
      if (none && fact.mayBeNone) return { value: 'NONE' }
      return number.test(word) ? { value: Number(word) } : { problem: `Enter ${oneWord(fact)}.` }
    case 'day':
      return { value: none && fact.mayBeNone ? 'NONE' : word }
    case 'list':
      if (none) return { value: [] }
      return readList(word, fact)
  }
}

function choose(word: string, fact: ChoiceFact): Understood {
  const { values } = fact
  const byNumber = /^\d+$/.test(word) ? values[Number(word) - 1] : undefined
  const value = byNumber ?? valueNamed(word, fact)
  return value === undefined
    ? { problem: `Choose a number from 1 to ${values.length}, or type the word.` }
    : { value }
}

/** The value that somebody means, by its id or by the word that stands for it in the prompt. */
function valueNamed(word: string, { values = [], labels }: Pick<ListFact, 'values' | 'labels'>) {
  const meant = loosely(word)
  const isMeant = (name: string | undefined) => name !== undefined && loosely(name) === meant
  const exactly = values.find((value) => value === word.trim())
  return exactly ?? values.find(isMeant) ?? values.find((value) => isMeant(labels?.[value]))
}

/** Nobody is held to capitals, nor to what stands between words. */
function loosely(text: string): string {
  return text
    .trim()
    .replaceAll(/[\s_-]+/g, '_')
    .toUpperCase()
}

function readList(word: string, fact: ListFact): Understood {
  if (fact.values !== undefined && !word.startsWith('['))
    return { value: word.split(',').map((part) => valueNamed(part, fact) ?? loosely(part)) }
  try {
    const list: unknown = JSON.parse(word)
    if (Array.isArray(list)) return { value: list }
  } catch {
    // Said below: to the person answering it is the same mistake.
  }
  return { problem: 'Enter a JSON list in square brackets, or none.' }
}

/** What an answer to this fact looks like, for the prompt: the first line goes on from "Enter". */
export function inWords(fact: FactDeclaration): readonly [string, ...string[]] {
  switch (fact.type) {
    case 'boolean':
      return ['yes or no']
    case 'number':
    case 'day':
      return [oneWord(fact)]
    case 'choice':
      return ['one of', ...fact.values.map((value, at) => `  ${at + 1}  ${fact.labels?.[value] ?? value}`)]
    case 'list': {
      if (fact.values !== undefined) return [`any of ${fact.values.join(', ')}, with commas between; or none`]
      const fields = Object.entries(fact.record ?? {}).map(([name, field]) => `  ${name}: ${inRecord(field)}`)
      return ['none, or a JSON list of records such as [{…}, {…}] with', ...fields]
    }
  }
}

function oneWord(fact: NumberFact | DayFact): string {
  const orNone = fact.mayBeNone ? ', or none' : ''
  if (fact.type === 'day') return `a day as YYYY-MM-DD${orNone}`
  const bounds = `from ${fact.minimum.toLocaleString('en')} to ${fact.maximum.toLocaleString('en')} (${fact.unit})`
  return `a${fact.whole ? ' whole' : ''} number ${bounds}${orNone}`
}

function inRecord(field: RecordField): string {
  const orNone = 'mayBeNone' in field && field.mayBeNone ? ' or "NONE"' : ''
  if (field.type === 'choice') return field.values.map((value) => `"${value}"`).join(', ')
  if (field.type === 'day') return `"YYYY-MM-DD"${orNone}`
  if (field.type === 'code') return `a code in quotes${field.optional ? '; may be left out' : ''}`
  return field.type === 'boolean' ? 'true or false' : `a number${orNone}`
}
