import type { FactDeclaration, Facts, Policy, Scalar } from '@iom-rules/core'
import { fieldsOf, type EventField, type JourneyEvent, type PayloadValue } from '@iom-rules/core/journey'
import { factInWords, factTitle, scalarInWords } from '../../words/facts.ts'
import { numberInWords } from '../../words/numbers.ts'
import { idInWords } from '../../words/titles.ts'

/** A thing an event carries, in words. */
export interface Carried {
  readonly title: string
  readonly value: string
}

export function eventTitle(policy: Policy, type: string): string {
  return policy.events[type]?.title ?? idInWords(type)
}

/** What an event carries, thing by thing; facts learnt stand one by one. */
export function carriedInWords(policy: Policy, event: JourneyEvent): Carried[] {
  const declared = policy.events[event.type]
  if (declared === undefined) return []
  return fieldsOf(policy, declared).flatMap((field): Carried[] => {
    const value = event.payload?.[field.field]
    return value === undefined ? [] : fieldInWords(policy, field, value)
  })
}

function fieldInWords(policy: Policy, { title, type }: EventField, value: PayloadValue): Carried[] {
  switch (type.kind) {
    case 'text':
      return [{ title, value: wordOf(value) }]
    case 'scalar': {
      const isWord = typeof value === 'string' && type.or.includes(value)
      return [{ title, value: isWord ? wordInWords(value) : scalarInWords(type.fact, value as Scalar) }]
    }
    case 'list':
      return [{ title, value: factInWords(type.list, value as Parameters<typeof factInWords>[1]) }]
    case 'id':
      return [{ title, value: type.values.find(({ id }) => id === value)?.title ?? wordOf(value) }]
    case 'matrix': {
      const scores = value as { readonly [item: string]: number }
      return type.items.map(({ id, title, maximum }) => ({
        title,
        value: `${numberInWords(scores[id] ?? 0)} of ${numberInWords(maximum)}`,
      }))
    }
    case 'facts':
      return Object.entries(value as Facts).map(([id, learnt]) => {
        const declaration: FactDeclaration | undefined = policy.facts[id]
        return { title: factTitle(policy, id), value: factInWords(declaration, learnt) }
      })
  }
}

// Texts and ids are checked to be text before they come here.
function wordOf(value: PayloadValue): string {
  return typeof value === 'string' ? value : ''
}

/** A word that stands instead of a number: `INDETERMINATE` as `Indeterminate`. */
export function wordInWords(word: string): string {
  const words = word.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An event in one line: `Matrix scored (Frequency: 5 of 5; Severity: 4 of 5)`. */
export function eventInWords(policy: Policy, event: JourneyEvent): string {
  const carried = carriedInWords(policy, event).map(({ title, value }) => `${title}: ${value}`)
  const title = eventTitle(policy, event.type)
  return carried.length === 0 ? title : `${title} (${carried.join('; ')})`
}
