import '../seed.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdit,
  inverseEdit,
  parsePolicy,
  type Condition,
  type Policy,
  type PolicyDocument,
  type Step,
} from '@iom-rules/core'
import { sameDecision } from '@iom-rules/core/analysis'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import navigate from '@iom-rules/core/policies/navigate.json' with { type: 'json' }
import { askOf, clearCell, negateCell } from '../../playground/src/editor/table/cells.ts'
import { fitOf } from '../../playground/src/editor/table/fit.ts'
import { columnOf, gridOf, type Grid, type Row } from '../../playground/src/editor/table/grid.ts'
import { offersFor } from '../../playground/src/editor/table/offers.ts'
import { conditionOf, partsOf } from '../../playground/src/editor/table/part.ts'
import { cellInWords, columnTitle, figureOf } from '../../playground/src/editor/table/words.ts'
import { valueAt } from '../../playground/src/editor/place.ts'

const asAt = '2026-11-22'

function read(document: unknown): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

const policies = [read(cheshire), read(navigate)]
const [policy] = policies as [Policy, Policy]
const decisions = Object.keys(policy.decisions)

function tableOf(document: PolicyDocument, decision: string): Grid {
  const grid = gridOf(document, decision)
  if (grid === null) throw new Error(`no table of ${decision}`)
  return grid
}

function done(document: PolicyDocument, steps: readonly Step[]): PolicyDocument {
  const applied = applyEdit(document, steps)
  if (!applied.ok) throw new Error(applied.issues.map(({ message }) => message).join('\n'))
  return applied.value
}

const text = (value: unknown) => JSON.stringify(value)

/** The parts of a row in the order of the table: what a reader would make rules of again. */
function readBack({ columns }: Grid, { cells, groups }: Row): Condition {
  const held = columns.flatMap(({ key }) =>
    (cells[key] ?? []).map((cell) => conditionOf(cell, cell.isNegated)),
  )
  return { all: [...held, ...groups.map(({ condition }) => condition as Condition)] }
}

describe('the table of a decision of a real policy', () => {
  test.each(policies)('read back as rules means what the rules of $id mean', (each) => {
    for (const decision of Object.keys(each.decisions)) {
      const grid = tableOf(each.document, decision)
      const rules = grid.rows.map((row) => ({ ...row.rule, conditions: readBack(grid, row) }))
      const steps: Step[] = [{ op: 'replace', path: `/decisions/${decision}/rules`, value: rules }]
      expect(sameDecision(each, read(done(each.document, steps)), decision, asAt)).toBe(true)
    }
  })

  test('says what each cell asks in a few words, figures by their title', () => {
    const grid = tableOf(policy.document, 'cohort')
    const rows = grid.rows.map((row) =>
      grid.columns.map(({ key }) => (row.cells[key] ?? []).map((cell) => cellInWords(policy, cell)).join()),
    )
    expect(grid.columns.map((column) => columnTitle(policy, column))).toEqual([
      'Meets fixed',
      'A listed offence on record',
      'The IOM team agrees',
      'The Community Safety Partnership agrees',
    ])
    expect(rows).toEqual([
      ['Met', '', '', ''],
      ['Not met', 'Yes', 'Yes', ''],
      ['', '', 'Yes', 'Yes'],
    ])
    const lead = tableOf(policy.document, 'lead')
    const level = lead.rows[0]?.cells['fact mappaLevel']?.[0]
    expect(level && [cellInWords(policy, level), figureOf(policy, level)]).toEqual([
      '1 or more',
      'Lowest MAPPA level at which MAPPA leads',
    ])
    const flags = tableOf(policy.document, 'flags')
    const passed = flags.rows.at(-1)?.cells['fact releaseDate'] ?? []
    expect(passed.map((cell) => cellInWords(policy, cell))).toEqual([
      'On or before the day of the assessment',
      'Not on or after the day of the assessment',
    ])
  })

  test('says honestly which decisions make good tables', () => {
    const fits = decisions.map((decision) => [decision, fitOf(tableOf(policy.document, decision)).kind])
    expect(Object.fromEntries(fits)).toEqual({
      cohort: 'well',
      lead: 'poorly',
      obligations: 'well',
      flags: 'partly',
      panelItems: 'poorly',
      escalation: 'well',
      status: 'partly',
    })
    const status = fitOf(tableOf(policy.document, 'status'))
    expect(status.apart.map(({ rule }) => rule.name)).toEqual(['amber'])
    expect(status.words).toMatch(/^“Intelligence of offending, or not complying” has a part/)
  })
})

/** What the tests and names of the policy itself make when they are put together anyhow. */
const leaves: readonly Condition[] = [
  ...new Map(
    decisions
      .flatMap((decision) => tableOf(policy.document, decision).rows)
      .flatMap(({ cells }) => Object.values(cells).flat())
      .map((cell) => [text(conditionOf(cell, false)), conditionOf(cell, false)] as const),
  ).values(),
]

const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const list = fc.array(tie('condition'), { minLength: 1, maxLength: 3 })
  return {
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...leaves),
      list.map((all) => ({ all })),
      list.map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }
})

/** A document in which one rule of one decision asks anything. */
const drafted = fc
  .record({ decision: fc.constantFrom(...decisions), at: fc.nat(), condition })
  .map(({ decision, at, condition: asked }) => {
    const rules = policy.document.decisions?.[decision]?.rules ?? []
    const position = at % rules.length
    const path = `/decisions/${decision}/rules/${position}/conditions`
    return { decision, position, document: done(policy.document, [{ op: 'replace', path, value: asked }]) }
  })

function rowAt(document: PolicyDocument, decision: string, position: number): Row {
  const row = tableOf(document, decision).rows[position]
  if (row === undefined) throw new Error('no such row')
  return row
}

/** Is a condition so, when each test and name is so or not? */
function isSo(asked: Condition, says: ReadonlyMap<string, boolean>): boolean {
  if ('all' in asked) return asked.all.every((part) => isSo(part, says))
  if ('any' in asked) return asked.any.some((part) => isSo(part, says))
  return 'not' in asked ? !isSo(asked.not, says) : says.get(text(asked)) === true
}

/** What the document says outside the conditions of one rule is not only alike: it is the same. */
function expectUntouched(before: PolicyDocument, after: PolicyDocument, decision: string, position: number) {
  expect(decisions.filter((id) => after.decisions?.[id] !== before.decisions?.[id])).toEqual([decision])
  const [was, is] = [before, after].map((document) => document.decisions?.[decision]?.rules ?? [])
  expect(is?.flatMap((rule, at) => (rule === was?.[at] ? [] : [at]))).toEqual([position])
  expect(after.facts).toBe(before.facts)
}

function expectInverse(before: PolicyDocument, steps: readonly Step[]) {
  const inverse = inverseEdit(before, steps)
  if (!inverse.ok) throw new Error('no inverse')
  expect(text(done(done(before, steps), inverse.value))).toBe(text(before))
}

describe('whatever a rule asks', () => {
  test('its parts together are so exactly when it is so', () => {
    fc.assert(
      fc.property(condition, fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }), (asked, answers) => {
        const says = new Map(leaves.map((leaf, at) => [text(leaf), answers[at % answers.length] === true]))
        const parts = partsOf(asked, '').map(({ path }) => valueAt(asked, path) as Condition)
        expect(parts.every((part) => isSo(part, says))).toBe(isSo(asked, says))
      }),
    )
  })

  test('clearing a cell drops its tests and nothing else, and has an inverse', () => {
    fc.assert(
      fc.property(drafted, fc.nat(), ({ document, decision, position }, pick) => {
        const row = rowAt(document, decision, position)
        const keys = Object.keys(row.cells)
        const key = keys[pick % keys.length]
        if (key === undefined) return
        const steps = clearCell(row, row.cells[key] ?? [])
        const after = done(document, steps)
        const left = partsOf(rowAt(after, decision, position).rule.conditions, '')
        const kept = partsOf(row.rule.conditions, '').filter(
          (part) => part.kind === 'group' || columnOf(part).key !== key,
        )
        const said = (of: Row, parts: typeof left) =>
          parts.map(({ path }) => text(valueAt(of.rule.conditions, path)))
        expect(said(rowAt(after, decision, position), left)).toEqual(said(row, kept))
        expectUntouched(document, after, decision, position)
        expectInverse(document, steps)
      }),
    )
  })

  test('filling a cell asks one thing more, and clearing it again gives the same document', () => {
    fc.assert(
      fc.property(drafted, fc.constantFrom(...leaves), fc.boolean(), (draft, leaf, isNegated) => {
        const { document, decision, position } = draft
        const row = rowAt(document, decision, position)
        const asked: Condition = isNegated ? { not: leaf } : leaf
        const after = done(document, askOf(row, asked))
        const filled = rowAt(after, decision, position)
        const [part] = partsOf(asked, '')
        if (part === undefined || part.kind === 'group') throw new Error('a leaf is no group')
        const { key } = columnOf(part)
        const cells = filled.cells[key] ?? []
        expect(cells).toHaveLength((row.cells[key]?.length ?? 0) + 1)
        expect(text(valueAt(after, cells.at(-1)?.path ?? ''))).toBe(text(asked))
        expectUntouched(document, after, decision, position)
        expectInverse(document, askOf(row, asked))
        // A rule that is no list of conditions has become one; every other is as it was to the letter.
        const again = done(after, clearCell(filled, cells.slice(-1)))
        const { conditions } = row.rule
        const expected = 'all' in conditions ? conditions : { all: [conditions] }
        expect(text(rowAt(again, decision, position).rule.conditions)).toBe(text(expected))
      }),
    )
  })

  test('asking for the opposite and back gives the same document', () => {
    fc.assert(
      fc.property(drafted, fc.nat(), ({ document, decision, position }, pick) => {
        const cells = Object.values(rowAt(document, decision, position).cells).flat()
        const cell = cells[pick % cells.length]
        if (cell === undefined) return
        const steps = negateCell(cell, !cell.isNegated)
        const opposite = done(document, steps)
        const there = Object.values(rowAt(opposite, decision, position).cells).flat()
        const turned = there.find(({ path }) => path === cell.path)
        expect(turned?.isNegated).toBe(!cell.isNegated)
        const back = turned === undefined ? opposite : done(opposite, negateCell(turned, cell.isNegated))
        expect(text(back)).toBe(text(document))
        expectInverse(document, steps)
      }),
    )
  })
})

describe('what an empty cell offers', () => {
  test('makes a policy at one press, in every empty cell of the policy', () => {
    for (const decision of decisions) {
      const { columns, rows } = tableOf(policy.document, decision)
      const empty = rows.flatMap(({ position, cells }) =>
        columns.flatMap((column) => (column.key in cells ? [] : [{ position, column }])),
      )
      const filled = empty.reduce((document, { position, column }) => {
        const [offer] = offersFor(document, column, tableOf(document, decision).rows)
        if (offer === undefined) throw new Error(`nothing is offered for ${column.key} of ${decision}`)
        return done(document, askOf(rowAt(document, decision, position), offer))
      }, policy.document)
      for (const { cells } of tableOf(filled, decision).rows)
        for (const { key } of columns) expect(key in cells, `${decision} ${key}`).toBe(true)
      expect(parsePolicy(filled).issues).toEqual([])
    }
  })
})

describe('a document that is no policy', () => {
  test.each([
    ['no decisions', {}],
    ['a decision of the wrong shape', { decisions: { cohort: 1 } }],
    ['rules that are no list', { decisions: { cohort: { rules: {} } } }],
    ['a rule without an event', { decisions: { cohort: { rules: [{ name: 'a' }] } } }],
  ])('with %s has no table, and is no accident', (_, document) => {
    expect(gridOf(document as unknown as PolicyDocument, 'cohort')).toBeNull()
  })

  test('with a test still to be filled in shows it in its column, or says that it is none yet', () => {
    const all = [{ fact: 'cspAgrees' }, { fact: '' }, { condition: '' }, { not: {} }]
    const path = '/decisions/cohort/rules/fixed/conditions'
    const row = rowAt(done(policy.document, [{ op: 'replace', path, value: { all } }]), 'cohort', 0)
    const said = Object.entries(row.cells).map(([key, cells]) => [
      key,
      cells.map((cell) => cellInWords(policy, cell)),
    ])
    expect(said).toEqual([['fact cspAgrees', ['Something still to be said']]])
    expect(row.groups.map((group) => group.path.slice(-1))).toEqual(['1', '2', '3'])
  })

  test('with a rule that asks nothing yet can be asked something', () => {
    const rule = { name: 'new', event: { type: 'A' } }
    const document = { decisions: { d: { rules: [rule] } } } as unknown as PolicyDocument
    const row = rowAt(document, 'd', 0)
    const asked = done(document, askOf(row, { condition: 'member' }))
    expect(rowAt(asked, 'd', 0).rule.conditions).toEqual({ all: [{ condition: 'member' }] })
  })
})
