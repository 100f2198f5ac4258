import type { FactDeclaration, RecordField } from '@iom-rules/core'
import { listInWords } from '../../../words/answers.ts'
import { choiceInWords, withUnit } from '../../../words/facts.ts'
import { numberInWords } from '../../../words/numbers.ts'
import { insideSentence } from '../../../words/titles.ts'

/** What a fact can say: `A number from 0% to 100%`, `One of: Burglary, Robbery`. */
export function declarationInWords(fact: FactDeclaration | RecordField): string {
  switch (fact.type) {
    case 'boolean':
      return 'Yes or no.'
    case 'number': {
      const bounds = `from ${numberInWords(fact.minimum)} to ${withUnit(fact.maximum, fact.unit)}`
      const whole = fact.whole === true ? 'A whole number' : 'A number'
      return `${whole} ${bounds}${fact.mayBeNone === true ? ', or none' : ''}.`
    }
    case 'choice':
      return `One of: ${labels(fact.values, fact.labels).join(', ')}.`
    case 'day':
      return `${fact.past === true ? 'A day that has been' : 'A day'}${fact.mayBeNone === true ? ', or none' : ''}.`
    case 'code':
      return 'A code that no condition reads.'
    case 'list': {
      if (fact.record === undefined) return `Any of: ${labels(fact.values ?? [], fact.labels).join(', ')}.`
      const named = Object.values(fact.record).map(({ title }) => insideSentence(title))
      return `A list of records, each with: ${listInWords(named)}.`
    }
  }
}

function labels(values: readonly string[], words: { readonly [value: string]: string } = {}): string[] {
  return values.map((value) => words[value] ?? choiceInWords(value))
}
