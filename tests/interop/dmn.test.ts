// DMN: valid against the schema of 1.5, and read back it answers as the policy does.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { parsePolicy, type Facts } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { toDmn } from '@iom-rules/core/interop'
import { policyOf, shipped } from '../rules/shipped.ts'
import { cases } from './arbitraries.ts'
import { compareWithDmn, nonesKnown } from './dmn-agreement.ts'
import { all, readXml, textAt, type Read } from './dmn-xml.ts'
import { boolean, decision, policy, yes } from './small.ts'

const require = createRequire(import.meta.url)
const folder = join(dirname(require.resolve('@kie-tools/dmn-marshaller/package.json')), 'src/schemas/dmn-1_5')
const schemaFile = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(folder, fileName), 'utf8'),
})

/** Everything the schema has against these files. */
async function faults(files: readonly string[]): Promise<string[]> {
  const { errors } = await validateXML({
    xml: files.map((contents, at) => ({ fileName: `${at}.dmn`, contents })),
    schema: schemaFile('DMN15.xsd'),
    preload: ['DMNDI15.xsd', 'DC.xsd', 'DI.xsd'].map(schemaFile),
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

const asAt = '2026-11-22'

describe.each(shipped.map((id) => [id, policyOf(id)] as const))('%s', (_, policy) => {
  test('answers as the policy does for people of whom everything is known', () => {
    const people = [...generate(policy, { count: 16, seed: 5, asAt, unknownRate: 0 })]
    const all = people.flatMap(({ facts }, at): Facts[] =>
      // Without a score it is worked out; some offences have no weight, and then the file says nothing.
      at % 2 === 0 || facts['cssScore'] === undefined ? [facts] : [{ ...facts, cssScore: null }],
    )
    const compared = all.map((facts) => compareWithDmn(policy, facts, asAt))
    expect(compared.flatMap(({ differences }) => differences)).toEqual([])
    expect(compared.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(people.length)
  })

  test('and for its examples, and says nothing where a fact is missing', () => {
    const differences = policy.examples.flatMap(({ facts, assume = {}, asAt, title }) => {
      // A fact that can be none is taken as none, where the example leaves it out.
      const none = Object.entries(policy.facts).filter(
        ([, declared]) => 'mayBeNone' in declared && declared.mayBeNone,
      )
      const given = { ...Object.fromEntries(none.map(([id]) => [id, 'NONE'])), ...assume, ...facts }
      if (!nonesKnown(policy, given)) return []
      return compareWithDmn(policy, given, asAt).differences.map((difference) => `${title}: ${difference}`)
    })
    expect(differences).toEqual([])
  })
})

test('random policies with every operator and kind of fact, known or not', () => {
  let answered = 0
  fc.assert(
    fc.property(cases(8), ({ document, asAt, nominals }) => {
      const parsed = parsePolicy(document)
      if (!parsed.ok) return
      for (const facts of nominals) {
        if (!nonesKnown(parsed.value, facts)) continue
        const compared = compareWithDmn(parsed.value, facts, asAt)
        expect(compared.differences).toEqual([])
        answered += compared.answered
      }
    }),
    { numRuns: 60 },
  )
  expect(answered).toBeGreaterThan(100)
})

test('is valid, of every shipped policy and of random ones', async () => {
  const random = fc.sample(cases(0), 8).flatMap(({ document }) => {
    const parsed = parsePolicy(document)
    return parsed.ok ? [toDmn(parsed.value).xml] : []
  })
  expect(await faults([...shipped.map((id) => toDmn(policyOf(id)).xml), ...random])).toEqual([])
})

describe('names and words that FEEL or XML would trip over', () => {
  // Words with characters that XML cannot hold.
  const impossible = ['\u0000', '\u000b', '\ud800']
  const hostile = `</text>]]>&<!-- “"' ${impossible.join('')} \\" ; // \n`
  const names = ['in-prison', 'in_prison', 'date', 'monthsAfter', 'for', 'x-1', 'd', 'edges', 'count', 'some']
  const odd = policy({
    title: hostile,
    facts: {
      ...Object.fromEntries(names.map((id) => [id, { ...boolean(hostile), hint: hostile }])),
      item: {
        type: 'list',
        title: hostile,
        record: {
          'if-so': { type: 'choice', values: ['1-a.B', 'x'], title: hostile },
          day: { type: 'day', title: 'D' },
        },
      },
    },
    parameters: {
      'at-most': {
        title: hostile,
        value: 1,
        unit: hostile,
        minimum: 0,
        maximum: 9,
        basis: 'assumption',
        note: hostile,
      },
    },
    derived: {
      sum: {
        type: 'number',
        title: hostile,
        count: 'item',
        where: { field: 'if-so', operator: 'equal', value: '1-a.B' },
        assumption: hostile,
      },
      latest: { type: 'day', title: hostile, latest: 'item', of: 'day', assumption: hostile },
    },
    conditions: { d: { all: names.slice(0, 4).map(yes) }, not: { any: [yes('for')] } },
    decisions: {
      d: decision({
        yes: {
          all: [
            { condition: 'd' },
            { not: { condition: 'not' } },
            { fact: 'sum', operator: 'greaterThan', value: { fact: 'parameter.at-most' } },
            { fact: 'latest', operator: 'withinLastMonths', value: 12 },
          ],
        },
      }),
      'd-1': {
        ...decision({}),
        rules: [
          {
            name: 'told',
            conditions: { all: [{ fact: 'decision.d', operator: 'equal', value: 'YES' }] },
            event: { type: 'NONE', params: { outcome: hostile, 'a-b': 1 } },
            note: hostile,
            assumption: hostile,
          },
        ],
      },
    },
  })

  test('are said all the same', () => {
    const facts = {
      ...Object.fromEntries(names.map((id) => [id, !['for', 'x-1'].includes(id)])),
      item: ['1-a.B', '1-a.B', 'x'].map((kind) => ({ 'if-so': kind, day: '2026-10-01' })),
    }
    const others = [
      { ...facts, date: false },
      { ...facts, for: true },
      { ...facts, item: facts.item.slice(1) },
      { ...facts, item: [] },
      { ...facts, item: null },
    ]
    const compared = [facts, ...others].map((given) => compareWithDmn(odd, given, asAt))
    expect(compared.flatMap(({ differences }) => differences)).toEqual([])
    expect(compared.map(({ answered }) => answered)).toEqual([2, 2, 2, 2, 2, 0])
  })

  test('are valid, and come back as they were but for what XML cannot hold', async () => {
    const { xml, names: given } = toDmn(odd)
    expect(await faults([xml])).toEqual([])
    expect(new Set(Object.values(given.facts)).size).toBe(Object.keys(given.facts).length)
    expect(textAt(readXml(xml), 'description')).toContain(
      impossible.reduce((text, each) => text.replace(each, '\ufffd'), hostile),
    )
    expect(xml).not.toMatch(/[^\t\n\u0020-\uffff]/)
  })
})

describe('what a reader of the file sees', () => {
  const cheshire = policyOf('cheshire')
  const { xml, losses } = toDmn(cheshire, { decisions: ['status', 'lead'] })
  const root = readXml(xml)
  const tableOf = (id: string): Read =>
    all(root, 'decision').find(({ attributes }) => attributes['id'] === id) as Read

  test('a row for each rule in order, with the passage it rests on', () => {
    const [table] = all(tableOf('decision.status'), 'decisionTable')
    const rows = all(table as Read, 'rule').map((rule) =>
      all(rule, 'annotationEntry').map((each) => textAt(each, 'text')),
    )
    expect(table?.attributes['hitPolicy']).toBe('FIRST')
    expect(rows.map(([name]) => name)).toEqual([
      'red',
      'blue',
      'black',
      'custody-gap',
      'amber-alert',
      'amber (1 of 2)',
      'amber (2 of 2)',
      'green',
      'community-gap',
    ])
    expect(rows[0]?.[1]).toContain('line 103: “• Circulated as wanted on PNC')
    expect(rows[3]?.[2]).toContain('Fallback: the source is silent here.')
  })

  test('only what the decisions asked for need, all of it drawn', () => {
    const ids = root.children
      .flatMap(({ attributes }) => attributes['id'] ?? [])
      .filter((id) => !id.startsWith('item.'))
    expect(ids).toContain('input.mappaStatus')
    expect(ids).not.toContain('input.offences')
    const drawn = all(all(root, 'dmndi:DMNDI')[0] as Read, 'dmndi:DMNDiagram')[0] as Read
    expect(
      all(drawn, 'dmndi:DMNShape')
        .map(({ attributes }) => String(attributes['dmnElementRef']))
        .toSorted(),
    ).toEqual(ids.toSorted())
  })

  test('what is lost, each with a reason, in the file too', () => {
    expect(losses.map(({ code }) => code)).toEqual([
      'unknown-facts',
      'explanations',
      'provisional',
      'fallback',
      'assumptions',
      'none',
      'checks-of-facts',
      'facts-not-read',
      'process',
      'record',
    ])
    const unread = losses.find(({ code }) => code === 'facts-not-read')?.what
    // Lists that nothing read is worked out from are left out too.
    for (const list of ['offences', 'needs']) expect(unread).toMatch(new RegExp(`[ ,]${list}(,|$)`))
    expect(toDmn(cheshire).losses.find(({ code }) => code === 'facts-not-read')?.what).not.toContain(
      'offences',
    )
    for (const { what, reason } of losses)
      expect(textAt(root, 'description')).toContain(`- ${what}. ${reason}`)
  })

  test('a decision that there is not is refused, with the likely one or all there are', () => {
    expect(() => toDmn(cheshire, { decisions: ['statsu'] })).toThrow('Did you mean `status`?')
    expect(() => toDmn(cheshire, { decisions: ['somebody'] })).toThrow(
      `Decisions: ${Object.keys(cheshire.decisions).sort().join(', ')}.`,
    )
  })
})

describe('what a policy seldom says', () => {
  const past = { type: 'day', past: true, mayBeNone: true, title: 'Day' }
  const lately = { field: 'day', operator: 'withinLastMonths', value: 12, notCounting: 'stays' }
  const seen = { type: 'boolean', title: 'Seen', exists: 'visits', assumption: 'For the tests.' }
  const basis = { basis: 'assumption', note: 'For the tests.' }
  const bounds = { unit: 'points', minimum: 0, maximum: 10 }
  const local = { basis: 'local', decidedBy: 'the board', decidedOn: '2026-01-05' }
  const either = (one: string, other: string) => ({ any: [yes(one), yes(other)] })
  const flags = ['fact_for', 'fact_for_2', 'for', 'd', 'e', 'f']
  const seldom = policy({
    facts: {
      ...Object.fromEntries(flags.map((id) => [id, boolean(id)])),
      score: { type: 'number', title: 'Score', unit: 'points', minimum: 1e-7, maximum: 1e21 },
      change: { type: 'number', title: 'Change', unit: 'points', minimum: -1, maximum: 1 },
      due: { type: 'day', title: 'Due' },
      visits: { type: 'list', title: 'Visits', record: { day: past } },
      stays: {
        type: 'list',
        title: 'Stays',
        record: { from: past, to: { type: 'day', mayBeNone: true, title: 'To' } },
      },
    },
    derived: { lately: { ...seen, where: lately }, before: { ...seen, where: { not: lately } } },
    parameters: {
      since: { title: 'Since', value: '2026-01-05', ...basis },
      wanted: { title: 'Wanted', value: false, ...basis },
      most: { title: 'Most', value: 8, ...bounds, ...local },
    },
    decisions: {
      d: decision({
        both: { all: [either('fact_for', 'fact_for_2'), either('for', 'd'), either('e', 'f')] },
        extreme: {
          any: [
            { fact: 'score', operator: 'lessThan', value: 2.5e-7 },
            { fact: 'score', operator: 'equal', value: 5.432109876543217e-7 },
            { fact: 'change', operator: 'lessThan', value: -2.5e-7 },
            { fact: 'score', operator: 'greaterThan', value: { fact: 'parameter.most' } },
          ],
        },
        due: { all: [{ fact: 'due', operator: 'onOrAfter', value: { fact: 'parameter.since' } }] },
        not: { all: [{ fact: 'f', operator: 'notEqual', value: { fact: 'parameter.wanted' } }] },
      }),
      seen: decision({ lately: { all: [yes('lately')] }, before: { all: [yes('before')] } }),
    },
  })
  const everyFlag = (value: boolean) => Object.fromEntries(flags.map((id) => [id, value]))
  const none = { ...everyFlag(false), score: 5, change: 0, due: '2025-01-05', visits: [], stays: [] }
  const stays = [{ from: '2025-01-05', to: 'NONE' }]

  test.each<[string, Facts]>([
    ['all of three pairs', { ...everyFlag(true) }],
    ['two of three pairs', { for: true, fact_for_2: true }],
    ['a figure too small for plain digits', { score: 2e-7 }],
    ['one of more digits than twenty', { score: 5.432109876543217e-7 }],
    ['one too large for them', { score: 1e21 }],
    ['one just below nothing', { change: -5e-7 }],
    ['one nearer to nothing', { change: -2e-7 }],
    ['a day that a figure of the policy names', { due: '2026-01-05' }],
    ['something else than a yes-or-no figure', { f: true }],
    ['a day of no record', { visits: [{ day: 'NONE' }] }],
    ['a day that is lately', { visits: [{ day: '2026-05-05' }, { day: 'NONE' }] }],
    ['a day that periods bring in', { visits: [{ day: '2025-05-05' }], stays }],
    ['a day long before', { visits: [{ day: '2024-05-05' }], stays: [{ from: 'NONE', to: 'NONE' }] }],
    ['nothing of all that', {}],
  ])('%s: said all the same', (_, facts) => {
    const compared = compareWithDmn(seldom, { ...none, ...facts }, asAt)
    expect(compared).toEqual({ differences: [], answered: 2 })
  })

  test.each(['equal', 'notEqual'])('any of several of the same fact, in one cell: %s', (operator) => {
    const kinds = ['A', 'B', 'C', 'D']
    const few = policy({
      facts: { kind: { type: 'choice', values: kinds, title: 'Kind' } },
      decisions: {
        d: decision({
          any: {
            any: [
              { fact: 'kind', operator, value: 'A' },
              { fact: 'kind', operator: 'in', value: ['A', 'C'] },
            ],
          },
        }),
      },
    })
    const told = kinds.map((kind) => compareWithDmn(few, { kind }, asAt))
    expect(told).toEqual(kinds.map(() => ({ differences: [], answered: 1 })))
  })

  test('figures stand in plain digits, and say who decided them', async () => {
    const { xml, names } = toDmn(seldom)
    expect(await faults([xml])).toEqual([])
    expect(xml).toContain('[0.0000001..1000000000000000000000]')
    expect(xml).toContain('0.0000005432109876543217')
    expect(xml).toContain('Decided locally by the board on 2026-01-05. From 0 to 10.')
    expect(xml).toContain('date("2026-01-05")')
    expect(names.facts['for']).toBe('fact_for_3')
  })
})
