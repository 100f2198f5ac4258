import type {
  Assumption,
  DerivedFact,
  FactDeclaration,
  ListFact,
  NumberFact,
  Parameter,
  Policy,
  RecordCondition,
  RecordField,
  Table,
} from '../../policy/policy.ts'
import { listOf, own } from '../../policy/references.ts'
import {
  basisName,
  choiceWords,
  declarationWords,
  derivedWords,
  fieldOf,
  labelWords,
  parameterValueWords,
  parameterWords,
  recordConditionWords,
} from '../declaration-words.ts'
import { textWords } from './aspects.ts'
import { governanceSections } from './governance.ts'
import { processSections } from './process.ts'
import type { Place, Section, SectionOf } from './section.ts'
import { phraseCondition } from '../phrase.ts'
import { dayWords, listed, measure } from '../words.ts'

/** The thing that a way leads into, for every section of a policy but its decisions. */
export function sectionOf(way: readonly string[], before: Policy, after: Policy): Section {
  const [key = ''] = way
  if (way.length === 1) return whole(way)
  const section = sections[key] ?? processSections[key] ?? governanceSections[key]
  return section?.(way, after, before) ?? whole(way)
}

/** A key of the document itself, such as its title, or a section as a whole. */
function whole([key = '']: readonly string[]): Section {
  const say: Place['say'] =
    key === 'inForce' ? inForceWords : (policy, value) => (isSection(value) ? '' : textWords(policy, value))
  const noun = wholes[key] ?? `the policy, ${key}`
  const special: Section['special'] = (rest) => (rest.length === 0 ? { fresh: `${noun} added` } : null)
  return { what: isOfThePolicy(key) ? 'policy' : key, noun, name: '', depth: 1, say, special }
}

const wholes: { readonly [key: string]: string } = {
  contact: 'how often contact is made',
  deselection: 'deselection',
  id: 'the id of the policy',
  inForce: 'in force',
  language: 'the language the policy is written in',
  matrix: 'the matrix',
  resources: 'least shares of resources',
  review: 'reasons for a review',
  summary: 'the summary of the policy',
  title: 'the title of the policy',
  version: 'the version of the policy',
}

function isOfThePolicy(key: string): boolean {
  return !['contact', 'deselection', 'matrix', 'resources', 'review'].includes(key)
}

function isSection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inForceWords(_: Policy, value: unknown): string {
  const { from, until } = value as Policy['inForce']
  return until === undefined ? `from ${dayWords(from)}` : `from ${dayWords(from)} to ${dayWords(until)}`
}

const condition: Place['say'] = (policy, value) =>
  phraseCondition(policy, value as Policy['conditions'][string])
const choice = (policy: Policy, value: string) => choiceWords(policy, value)

const sections: { readonly [key: string]: SectionOf } = {
  parameters: ([, id = ''], after, before) => {
    const { title, basis } = (own(after.parameters, id) ?? own(before.parameters, id)) as Parameter
    const figure: Place['say'] = (policy, value) =>
      parameterValueWords(policy, policy.parameters[id], value as Parameter['value'])
    return {
      what: 'parameter',
      noun: 'parameter',
      name: `“${title}”`,
      thing: title,
      depth: 2,
      say: (policy, value) => parameterWords(policy, value as Parameter),
      special: ([key]) => {
        if (key === undefined) return { thing: `parameter “${title}”` }
        if (key === 'value')
          return { aspect: null, say: figure, member: choice, suffix: ` (${basisName[basis]})` }
        if (key === 'values') return { member: choice }
        if (key === 'basis') return { say: (_, value) => basisName[value as Parameter['basis']] }
        return ['minimum', 'maximum', 'step'].includes(key) ? { say: figure } : null
      },
    }
  },
  facts: ([, id = '', part, field], after, before) => {
    const { title } = (own(after.facts, id) ?? own(before.facts, id)) as FactDeclaration
    const say: Place['say'] = (_, value) => declarationWords(value as Policy['facts'][string])
    if (part === 'record' && field !== undefined) {
      // A fact that is a list in only one of the two is told as a whole.
      const fieldIn = ({ facts }: Policy) => own((facts[id] as ListFact).record, field)
      const { title: name } = (fieldIn(after) ?? fieldIn(before)) as RecordField
      return {
        what: 'fact',
        noun: 'field',
        name: `“${name}”`,
        within: `fact “${title}”, `,
        depth: 4,
        say,
        special: ([key]) =>
          key === 'values'
            ? { member: (policy, value) => labelWords(fieldOf(policy, id, field), value) }
            : null,
      }
    }
    const bound: Place['say'] = (policy, value) =>
      measure(value as number, (policy.facts[id] as NumberFact).unit)
    return {
      what: 'fact',
      noun: 'fact',
      name: `“${title}”`,
      depth: 2,
      say,
      special: ([key]) => {
        if (key === 'values') return { member: (policy, value) => labelWords(own(policy.facts, id), value) }
        return key === 'minimum' || key === 'maximum' ? { say: bound } : null
      },
    }
  },
  tables: ([, id = '', part, row], after, before) => {
    const { title } = (own(after.tables, id) ?? own(before.tables, id)) as Table
    if (part !== 'rows' || row === undefined)
      return { what: 'table', noun: 'table', name: `“${title}”`, depth: 2, say: rowsWords }
    return {
      what: 'table',
      noun: 'figure',
      name: `for ${choiceWords(after, row)}`,
      within: `table “${title}”, `,
      depth: 4,
      say: (_, value) => rowWords(value as Policy['tables'][string]['rows'][string]),
      special: ([key]) => (key === 'value' ? { aspect: null } : null),
    }
  },
  derived: ([, id = ''], after, before) => {
    const { title } = (own(after.derived, id) ?? own(before.derived, id)) as DerivedFact
    const where: Place['say'] = (policy, value) =>
      recordConditionWords(policy, listOf(policy.derived[id] as DerivedFact), value as RecordCondition)
    return {
      what: 'fact',
      noun: 'derived fact',
      name: `“${title}”`,
      depth: 2,
      say: (policy, value) => derivedWords(policy, value as DerivedFact),
      special: ([key]) =>
        key === 'where'
          ? {
              aspect: 'records that count',
              say: where,
              verbs: ['they were those where', 'They are now those where'],
            }
          : null,
    }
  },
  conditions: ([, id = '']) => ({
    what: 'condition',
    noun: 'named condition',
    name: `“${id}”`,
    depth: 2,
    say: condition,
    special: () => ({ verbs: ['it meant that', 'It now means that'] }),
  }),
  assumptions: ([, id = '']) => ({
    what: 'assumption',
    noun: 'assumption',
    name: `“${id}”`,
    depth: 2,
    say: (policy, value) => {
      const { condition: always, reason } = value as Policy['assumptions'][number]
      return `${condition(policy, always)} (“${reason}”)`
    },
    special: ([key]) => {
      if (key === 'condition')
        return { aspect: null, say: condition, verbs: ['it held that', 'It now holds that'] }
      return key === 'use'
        ? { aspect: 'what it is for', say: (_, value) => uses[value as Assumption['use']] }
        : null
    },
  }),
}

const uses: { readonly [use in Assumption['use']]: string } = {
  reason: 'it limits what facts that are not known can be',
  report: 'facts against it are only reported',
}

function rowsWords(_: Policy, value: unknown): string {
  const { edition, rows } = value as Policy['tables'][string]
  return `edition “${edition}”, with figures for ${listed(Object.keys(rows).map((row) => `“${row}”`))}`
}

function rowWords({ value, grade }: Policy['tables'][string]['rows'][string]): string {
  return `${measure(value, undefined)} (${grade})`
}
