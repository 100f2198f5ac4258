import type { FactDeclaration, FactValue, RecordField } from '@iom-rules/core'

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
      return choose(word, fact.values)
    case 'number':
      if (none && fact.mayBeNone) return { value: 'NONE' }
      return number.test(word) ? { value: Number(word) } : { problem: `Enter ${inWords(fact)}.` }
    case 'day':
      return { value: none && fact.mayBeNone ? 'NONE' : word }
    case 'list':
      if (none) return { value: [] }
      return readList(word, fact.values)
  }
}

function choose(word: string, values: readonly string[]): Understood {
  const byNumber = /^\d+$/.test(word) ? values[Number(word) - 1] : undefined
  const plain = word.replaceAll(/[\s-]+/g, '_').toUpperCase()
  const value = byNumber ?? values.find((each) => each.toUpperCase() === plain)
  return value === undefined
    ? { problem: `Choose a number from 1 to ${values.length}, or type the word.` }
    : { value }
}

function readList(word: string, values: readonly string[] | undefined): Understood {
  if (values !== undefined && !word.startsWith('[')) {
    return {
      value: word.split(',').map((part) =>
        part
          .trim()
          .replaceAll(/[\s-]+/g, '_')
          .toUpperCase(),
      ),
    }
  }
  try {
    const list: unknown = JSON.parse(word)
    if (Array.isArray(list)) return { value: list }
  } catch {
    // Said below: to the person answering it is the same mistake.
  }
  return { problem: 'Enter a JSON list in square brackets, or none.' }
}

/** What an answer to this fact looks like, for the prompt. */
export function inWords(fact: FactDeclaration): string {
  const orNone = 'mayBeNone' in fact && fact.mayBeNone ? ', or none' : ''
  switch (fact.type) {
    case 'boolean':
      return 'yes or no'
    case 'number':
      return `a${fact.whole ? ' whole' : ''} number from ${plain(fact.minimum)} to ${plain(fact.maximum)} (${fact.unit})${orNone}`
    case 'day':
      return `a day as YYYY-MM-DD${orNone}`
    case 'choice':
      return [
        'one of',
        ...fact.values.map((value, at) => `  ${at + 1}  ${fact.labels?.[value] ?? value}`),
      ].join('\n')
    case 'list':
      if (fact.values !== undefined) return `any of ${fact.values.join(', ')}, with commas between; or none`
      return `none, or a JSON list of records:\n${Object.entries(fact.record ?? {})
        .map(fieldLine)
        .join('\n')}`
  }
}

function fieldLine([name, field]: readonly [string, RecordField]): string {
  const orNone = 'mayBeNone' in field && field.mayBeNone ? ' or "NONE"' : ''
  const what =
    field.type === 'choice'
      ? field.values.join(', ')
      : field.type === 'code'
        ? `a code${field.optional ? ', may be left out' : ''}`
        : field.type === 'day'
          ? `"YYYY-MM-DD"${orNone}`
          : field.type
  return `  ${name}: ${what}`
}

function plain(figure: number): string {
  return figure.toLocaleString('en')
}
