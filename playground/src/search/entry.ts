import { phraseCondition, phraseRule, type Policy } from '@iom-rules/core'
import type { AnyFinding } from '../checks/findings/finding.ts'
import { findingKey, kindOf } from '../checks/findings/finding.ts'
import { terms } from '../glossary/terms.ts'
import { parameterInWords } from '../words/parameters.ts'

/** Something that can be found, and where it is. */
export interface Entry {
  readonly id: string
  /** What kind of thing: `Rule`, `Parameter`, `Finding`. */
  readonly kind: string
  readonly title: string
  /** What it says. */
  readonly text: string
  /** Other names of it, to be found by and not shown. */
  readonly names: string
  readonly address: string
}

/** Everything a policy consists of. */
export function policyEntries(policy: Policy): readonly Entry[] {
  return [
    ...ruleEntries(policy),
    ...Object.entries(policy.parameters).map(([id, { title, value, unit, hint = '' }]): Entry => {
      const text = [parameterInWords(policy, value, unit), hint].filter(Boolean).join('. ')
      return entry('Parameter', id, title, text, `/policy?parameter=${id}`)
    }),
    ...Object.entries(policy.facts).map(([id, { title, hint = '' }]) =>
      entry('Fact', id, title, hint, `/policy/part/facts/${id}`),
    ),
    ...Object.entries(policy.derived).map(([id, { title, hint = '' }]) =>
      entry('Derived fact', id, title, hint, `/policy/part/derived/${id}`),
    ),
    ...Object.entries(policy.conditions).map(([id, condition]) =>
      entry('Named condition', id, id, phraseCondition(policy, condition), `/policy/part/conditions/${id}`),
    ),
    ...policy.assumptions.map(({ id, condition, reason }) =>
      entry('Assumption', id, phraseCondition(policy, condition), reason, '/policy?section=assumptions'),
    ),
    ...policy.readings.map(({ silence, title, reason }) =>
      entry('Reading', silence, `${silence}: ${title}`, reason, '/checks/readings'),
    ),
  ]
}

function ruleEntries(policy: Policy): readonly Entry[] {
  return Object.entries(policy.decisions).flatMap(([decision, { title, question = '', rules }]) => [
    entry('Decision', decision, title, question, `/policy?decision=${decision}`),
    ...rules.map((rule): Entry => {
      const sentence = phraseRule(policy, decision, rule)
      const name = rule.title ?? rule.event.type
      return {
        ...entry('Rule', `${decision}.${rule.name}`, `${title}: ${name}`, sentence, `/policy/${rule.name}`),
        names: namesOf(`${rule.name} ${rule.event.type}`),
      }
    }),
  ])
}

/** The words of the glossary. */
export function glossaryEntries(): readonly Entry[] {
  return terms.map(({ id, word, long, also = [], meaning }) => ({
    ...entry('Word', id, long === undefined ? word : `${word}, ${long}`, meaning, '/glossary'),
    names: also.join(' '),
  }))
}

export function findingEntries(findings: readonly AnyFinding[]): readonly Entry[] {
  return findings.map((finding) =>
    entry('Finding', findingKey(finding), kindOf(finding), finding.message, '/checks'),
  )
}

const screens: readonly (readonly [path: string, title: string, text: string])[] = [
  ['/policy', 'Policy', 'Parameters, rules and assumptions, to look at and to change'],
  ['/policy/part/json', 'The policy as JSON', 'The document itself, to edit as text'],
  ['/policy/part/national', 'Against the national policy', 'What the local policy adds and changes'],
  ['/impact', 'Impact', 'Who moves, in numbers, by area; capacity; every value of a figure'],
  ['/checks', 'Checks', 'Gaps, overlaps, rules that never fire'],
  ['/checks/examples', 'Examples', 'The policy’s own tests'],
  ['/changes', 'Changes', 'What the draft changes, and why'],
  ['/changes/export', 'Export', 'Policy file, change note, Word, print'],
  ['/journeys', 'Journeys', 'Scenarios to run, to quiz people with and to present'],
  ['/nominals', 'Nominals', 'The caseload: add, import, export'],
  ['/drafts', 'Drafts', 'What is kept in this browser'],
  ['/developer', 'Developer', 'Snippets, JSON, schemas, golden vectors'],
  ['/glossary', 'Glossary', 'Words of the field'],
]

export function screenEntries(): readonly Entry[] {
  return screens.map(([path, title, text]) => entry('Screen', path, title, text, path))
}

export function entry(kind: string, id: string, title: string, text: string, address: string): Entry {
  return { id: `${kind} ${id}`, kind, title, text, names: namesOf(id), address }
}

/** An id, and the words it is made of: `cssThreshold` is found by “threshold” too. */
function namesOf(id: string): string {
  const words = id.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[-_.]/g, ' ')
  return words === id ? id : `${id} ${words}`
}
