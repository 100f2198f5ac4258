// Real documents that hostile input is made from, one or more for everything that reads.
import type { FactValue, Policy, PolicyDocument } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { linkTo } from '../../playground/src/sharing/link/pack.ts'
import { packedPart } from '../../playground/src/sharing/link/unpack.ts'
import { policyCase } from '../arbitraries.ts'
import { small } from '../cli/small.ts'
import { cases as interopCases } from '../interop/arbitraries.ts'
import type { Dice } from './dice.ts'
import { journeyCases } from './journey-arbitraries.ts'
import { makersOf } from './likely-nominals.ts'
import { readPolicy, shippedDocuments } from './shipped-documents.ts'

export const asAt = '2026-11-22'

/** A document without its examples, which are most of its text. */
export const bare = (document: object): PolicyDocument =>
  ({ ...document, examples: [] }) as unknown as PolicyDocument
const [, navigate, cheshire] = shippedDocuments
export const smallPolicy = readPolicy(small)
export const shippedPolicy = readPolicy(bare(cheshire))
export const navigatePolicy = readPolicy(bare(navigate))

export const journeys = Object.values(
  import.meta.glob<Journey>('../../rules/journeys/*.json', { eager: true, import: 'default' }),
)
const folder = import.meta.glob<string>('../../rules/navigate/**/*.json', {
  eager: true,
  import: 'default',
  query: '?raw',
})
export const files = Object.fromEntries(
  Object.entries(folder).map(([path, text]) => [path.replace('../../rules/navigate/', ''), text]),
)

/** Small policies of every kind: one that has everything, and random ones. */
export function randomDocuments(seed: number): readonly object[] {
  const numRuns = 6
  const random = [
    ...fc.sample(policyCase({ facts: { least: 1, most: 4 }, derived: 2, assumptions: 2 }), { numRuns, seed }),
    ...fc.sample(interopCases(0), { numRuns, seed }),
    ...fc.sample(
      journeyCases({
        policy: { facts: { least: 1, most: 2 }, derived: 1, assumptions: 1 },
        nominal: { unknown: 0, unknownFields: 0 },
        events: 0,
      }),
      { numRuns, seed },
    ),
  ]
  return [small, ...random.map(({ document }) => document)]
}

/** Nominals as people keep them in a spreadsheet. */
export function csvOf(dice: Dice): string {
  const mark = dice.oneOf([',', ';'])
  const quoted = (value: FactValue | undefined) => {
    if (value === null || value === undefined) return ''
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `"${text.replaceAll('"', '""')}"`
  }
  const facts = Object.keys(smallPolicy.facts)
  const make = makersOf(smallPolicy.document, asAt).facts
  const rows = Array.from({ length: 1 + dice.below(4) }, (_, at) => {
    const made = make(dice, { facts: 20, lists: 20, fields: 10 })
    return [`A-${at}`, dice.oneOf(['NORTH', '']), ...facts.map((id) => quoted(made[id]))].join(mark)
  })
  return [['ref', 'area', ...facts].join(mark), ...rows].join(dice.oneOf(['\n', '\r\n', '\r']))
}

export function nominalOf(policy: Policy, dice: Dice): object {
  const facts = makersOf(policy.document, asAt).facts(dice, { facts: 20, lists: 10, fields: 5 })
  return { ref: 'HAL-004', area: dice.oneOf(Object.keys(policy.areas)), facts }
}

export function linkOf(dice: Dice): string {
  const draft = { ...navigatePolicy.document, title: `Another title ${dice.below(1000)}` }
  const made = linkTo({ shipped: [navigatePolicy], published: navigatePolicy, draft })
  return made.ok ? (packedPart(made.value) ?? '') : ''
}

export const shared = {
  form: 1,
  base: { id: navigatePolicy.id, version: navigatePolicy.version, hash: navigatePolicy.hash },
  steps: [
    { op: 'replace', path: '/title', value: 'Another title' },
    { op: 'add', path: '/conditions/another', value: { all: [{ condition: 'x' }] } },
    { op: 'move', path: '/a', from: '/b' },
    { op: 'remove', path: '/readings' },
  ],
  makes: navigatePolicy.hash,
}
export const acceptances = [
  { code: 'gap', decision: 'band', rules: ['high'], reason: 'Known.', by: 'The board', on: '2026-03-01' },
  { code: 'overlap', decision: 'band', reason: 'Meant.', by: 'The board', on: '2026-03-01' },
]
