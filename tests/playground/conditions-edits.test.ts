import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, inverseEdit, parsePolicy, type PolicyDocument, type Step } from '@iom-rules/core'
import { sameDecision } from '@iom-rules/core/analysis'
import {
  addPart,
  duplicatePart,
  newGroup,
  newTest,
} from '../../playground/src/editor/conditions/edits/add.ts'
import { makeFigure, takePlainValue } from '../../playground/src/editor/conditions/edits/figure.ts'
import { movePart, waysOf } from '../../playground/src/editor/conditions/edits/move.ts'
import { inlineName, splitOff } from '../../playground/src/editor/conditions/edits/name.ts'
import { sayGroup } from '../../playground/src/editor/conditions/edits/say-group.ts'
import { affirmPart, negatePart } from '../../playground/src/editor/conditions/edits/negate.ts'
import { openGroup, turnGroup, wrapPart } from '../../playground/src/editor/conditions/edits/regroup.ts'
import { removePart } from '../../playground/src/editor/conditions/edits/remove.ts'
import {
  chooseComparison,
  chooseSubject,
  chooseValue,
} from '../../playground/src/editor/conditions/edits/test.ts'
import type { Edited } from '../../playground/src/editor/conditions/edits/edited.ts'
import { groupOf, seatOf } from '../../playground/src/editor/conditions/edits/tree-path.ts'
import { circlesAt } from '../../playground/src/editor/conditions/circles.ts'
import { itemOf, leavesIn, shapeOf } from '../../playground/src/editor/conditions/shape.ts'
import { subjectGroups, subjectOf } from '../../playground/src/editor/conditions/subject.ts'
import { comparisonOf, comparisonsFor } from '../../playground/src/editor/conditions/test/comparison.ts'
import { idFromTitle } from '../../playground/src/editor/vocabulary/entry/id.ts'
import { isWithin, pathTo, valueAt } from '../../playground/src/editor/place.ts'
import { published } from './conditions.ts'

const root = '/decisions/cohort/rules/flex/conditions'
const facts = { kind: 'facts' } as const
const seed = Number(process.env['FC_SEED'] ?? 20261122)
function check<T>(property: fc.IProperty<T>, numRuns = 80) {
  fc.assert(property, { seed, numRuns })
}

/** Conditions made of the tests and names that the policy itself has. */
const leaves = [
  ...Object.values(published.decisions ?? {}).flatMap(({ rules }) => rules.map((rule) => rule.conditions)),
  ...Object.values(published.conditions ?? {}),
].flatMap((condition) => [...leavesIn(condition)])
const leaf = fc
  .constantFrom(...leaves)
  .map((each) =>
    each.kind === 'named'
      ? { condition: each.name }
      : { fact: each.test.subject, operator: each.test.operator, value: each.test.value },
  )
const { condition } = fc.letrec((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}))
const group = fc
  .tuple(fc.constantFrom('all', 'any'), fc.array(condition, { minLength: 1, maxLength: 4 }))
  .map(([kind, parts]) => ({ [kind]: parts }))

function withRule(conditions: unknown): PolicyDocument {
  return done(published, [{ op: 'replace', path: root, value: conditions }])
}

function done(document: PolicyDocument, steps: readonly Step[]): PolicyDocument {
  const applied = applyEdit(document, steps)
  if (!applied.ok) throw new Error(applied.issues.map(({ message }) => message).join('\n'))
  return applied.value
}

/** Every part of the rule, by the place of the whole of it. */
function partsIn(document: PolicyDocument, path = root): string[] {
  const { inner, shape } = itemOf(valueAt(document, path), path)
  if (shape.kind !== 'group') return [path]
  return [path, ...shape.parts.flatMap((_, at) => partsIn(document, `${inner}/${shape.of}/${at}`))]
}

/** Applies an edit, and sees that its inverse gives back every letter of the document. */
function edited(document: PolicyDocument, { steps }: Edited): PolicyDocument {
  const after = done(document, steps)
  const back = inverseEdit(document, steps)
  if (!back.ok) throw new Error('no inverse')
  expect(JSON.stringify(done(after, back.value))).toBe(JSON.stringify(document))
  return after
}

/** Is a part true, where each test is as a coin falls? Names are opened. */
function holds(document: PolicyDocument, part: unknown, coin: number): boolean {
  const shape = shapeOf(part)
  switch (shape.kind) {
    case 'group':
      return shape.of === 'all'
        ? shape.parts.every((each) => holds(document, each, coin))
        : shape.parts.some((each) => holds(document, each, coin))
    case 'not':
      return !holds(document, shape.part, coin)
    case 'named':
      return holds(document, valueAt(document, pathTo('conditions', shape.name)), coin)
    case 'test':
      return hash(JSON.stringify(part) + coin) % 2 === 0
    case 'odd':
      throw new Error('odd')
  }
}

function hash(text: string): number {
  let sum = 7
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum >> 3
}

const coins = Array.from({ length: 24 }, (_, at) => at)
const meaning = (document: PolicyDocument, path = root) =>
  coins.map((coin) => holds(document, valueAt(document, path), coin)).join()

/** A rule, and which of its parts an edit is about. */
const part = fc.record({ conditions: group, choice: fc.nat() })

/** The policy with that rule, and where the part stands in it. */
function opened({ conditions, choice }: { conditions: unknown; choice: number }, isMember = false) {
  const document = withRule(conditions)
  const parts = partsIn(document).slice(isMember ? 1 : 0)
  return { document, path: parts[choice % parts.length] ?? root }
}

describe('edits of a condition', () => {
  test('a group round a part, “not” twice, and “all” of what is one change nothing', () => {
    check(
      fc.property(part, fc.constantFrom('all', 'any'), (chosen, kind) => {
        const { document, path } = opened(chosen)
        const before = meaning(document)
        const wrapped = edited(document, wrapPart(document, path, kind))
        expect(meaning(wrapped)).toBe(before)
        const once = edited(document, negatePart(document, path))
        expect(meaning(once, path)).not.toBe(meaning(document, path))
        const twice = edited(once, negatePart(once, path))
        expect(meaning(twice)).toBe(before)
        const back = edited(once, affirmPart(once, root, path))
        expect(back).toEqual(document)
      }),
    )
  })

  test('a group says all, at least one, not all or none of its parts, whatever it said before', () => {
    check(
      fc.property(part, fc.constantFrom('all', 'any'), fc.boolean(), (chosen, kind, isNegated) => {
        const { document, path } = opened(chosen)
        const { nots, shape } = itemOf(valueAt(document, path), path)
        if (shape.kind !== 'group') return
        const after = edited(document, sayGroup(document, path, { kind, isNegated }))
        const now = itemOf(valueAt(after, path), path)
        expect(now.shape).toEqual({ ...shape, of: kind })
        // Of several “not”s only the one next to the group is its own.
        expect(now.nots).toBe(isNegated ? Math.max(1, nots) : Math.max(0, nots - 1))
      }),
    )
  })

  test('turning a group twice gives it back, and once it is the dual', () => {
    check(
      fc.property(part, (chosen) => {
        const { document, path } = opened(chosen)
        const { inner, shape } = itemOf(valueAt(document, path), path)
        if (shape.kind !== 'group') return
        const other = shape.of === 'all' ? 'any' : 'all'
        const turned = edited(document, turnGroup(document, inner, other))
        expect(shapeOf(valueAt(turned, inner))).toEqual({ ...shape, of: other })
        expect(edited(turned, turnGroup(turned, inner, shape.of))).toEqual(document)
      }),
    )
  })

  test('what is added stands where it says, and taking it out again gives the condition back', () => {
    check(
      fc.property(part, condition, (chosen, added) => {
        const { document, path } = opened(chosen)
        const { inner, shape } = itemOf(valueAt(document, path), path)
        if (shape.kind !== 'group') return
        const change = addPart(document, inner, added)
        const after = edited(document, change)
        expect(valueAt(after, change.at)).toEqual(added)
        expect(edited(after, removePart(after, root, change.at))).toEqual(document)
      }),
    )
  })

  test('a duplicate is the same, stands next to the first, and changes nothing', () => {
    check(
      fc.property(part, (chosen) => {
        const { document, path } = opened(chosen, true)
        const seat = seatOf(path)
        if (seat === null) throw new Error('no seat')
        const change = duplicatePart(document, seat.list, seat.at)
        const after = edited(document, change)
        expect(valueAt(after, change.at)).toEqual(valueAt(document, path))
        expect(meaning(after)).toBe(meaning(document))
      }),
    )
  })

  test('what is taken out is gone, and no group is left empty but the root', () => {
    check(
      fc.property(part, (chosen) => {
        const { document, path } = opened(chosen, true)
        const after = edited(document, removePart(document, root, path))
        const empty = partsIn(after).filter((place) => {
          const { shape } = itemOf(valueAt(after, place), place)
          return shape.kind === 'group' && shape.parts.length === 0
        })
        expect(empty.filter((place) => place !== root)).toEqual([])
        const gone = [...leavesIn(valueAt(document, path))].length
        expect([...leavesIn(valueAt(after, root))]).toHaveLength(
          [...leavesIn(valueAt(document, root))].length - gone,
        )
      }),
    )
  })

  test('a move takes a part where it says, whole, and nothing else goes or comes', () => {
    check(
      fc.property(part, fc.nat(), fc.nat(), (chosen, choice, position) => {
        const { document, path } = opened(chosen, true)
        const lists = partsIn(document).flatMap((place) => {
          const { inner, shape } = itemOf(valueAt(document, place), place)
          return shape.kind === 'group' ? [{ list: `${inner}/${shape.of}`, length: shape.parts.length }] : []
        })
        const { list, length } = lists[choice % lists.length] ?? { list: '', length: 0 }
        const change = movePart(document, root, path, { list, at: position % (length + 1) })
        const after = edited(document, change)
        expect(valueAt(after, change.at)).toEqual(valueAt(document, path))
        const all = (one: PolicyDocument) =>
          [...leavesIn(valueAt(one, root))].map((each) => JSON.stringify(each)).sort()
        expect(all(after)).toEqual(all(document))
        expect(isWithin(list, path) ? after : document).toBe(document)
        const isReordered = list === seatOf(path)?.list
        expect(isReordered ? meaning(after) : meaning(document)).toBe(meaning(document))
      }),
      200,
    )
  })

  test('the buttons move a part one place, into its neighbour, or out of its group', () => {
    check(
      fc.property(part, (chosen) => {
        const { document, path } = opened(chosen, true)
        const ways = waysOf(document, root, path)
        const seat = seatOf(path)
        if (seat === null) throw new Error('no seat')
        for (const [way, gap] of Object.entries(ways)) {
          if (gap === null) continue
          const change = movePart(document, root, path, gap)
          expect(change.steps).not.toEqual([])
          const after = edited(document, change)
          const where: { readonly [way: string]: string | undefined } = {
            up: `${seat.list}/${seat.at - 1}`,
            down: `${seat.list}/${seat.at + 1}`,
          }
          expect(change.at).toBe(where[way] ?? change.at)
          const outer = seatOf(groupOf(root, seat.list))?.list
          expect(way === 'out' ? seatOf(change.at)?.list : outer).toBe(outer)
          expect(valueAt(after, change.at)).toEqual(valueAt(document, path))
        }
      }),
    )
  })

  test('taking a group apart keeps its members in order, and the meaning where the kinds agree', () => {
    check(
      fc.property(part, (chosen) => {
        const { document, path } = opened(chosen, true)
        const shape = shapeOf(valueAt(document, path))
        const change = openGroup(document, root, path)
        expect(change === null).toBe(shape.kind !== 'group')
        if (shape.kind !== 'group' || change === null) return
        const after = edited(document, change)
        const { list, at } = seatOf(path) ?? { list: '', at: 0 }
        const now = valueAt(after, list)
        expect((now as unknown[]).slice(at, at + shape.parts.length)).toEqual(shape.parts)
        const isAlike = shape.parts.length === 1 || list.endsWith(shape.of)
        expect(isAlike ? meaning(after) : meaning(document)).toBe(meaning(document))
      }),
    )
  })

  test('a part split off into a name means the same, and so does its text put back', () => {
    check(
      fc.property(part, (chosen) => {
        const { document, path } = opened(chosen)
        const id = idFromTitle(document, 'conditions', 'Meets fixed')
        expect(id).toBe('meetsFixed2')
        const named = edited(document, splitOff(document, path, id))
        expect(valueAt(named, path)).toEqual({ condition: id })
        expect(meaning(named)).toBe(meaning(document))
        const back = inlineName(named, root, path)
        if (back === null) throw new Error('not inlined')
        expect(meaning(edited(named, back))).toBe(meaning(document))
        expect(circlesAt(named, pathTo('conditions', id)).names.has(id)).toBe(true)
      }),
    )
  })
})

describe('edits of a test', () => {
  const subjects = subjectGroups(published, facts, new Set()).flatMap((each) => each.subjects)
  const written = fc.constantFrom(...leaves.filter((each) => each.kind === 'test'))

  test('whatever is tested and however it is compared, the test fits or waits for its value', () => {
    check(
      fc.property(written, fc.constantFrom(...subjects), fc.nat(), (each, subject, choice) => {
        const place = `${root}/all/0`
        const { subject: fact, operator, value } = each.test
        const start = withRule({ all: [{ fact, operator, value }] })
        const chosen = edited(start, chooseSubject(start, facts, place, subject.id))
        const comparisons = comparisonsFor(subject, facts)
        const key = comparisons[choice % comparisons.length]?.key ?? ''
        const compared = edited(chosen, chooseComparison(chosen, facts, place, key))
        const shape = shapeOf(valueAt(compared, place))
        if (shape.kind !== 'test') throw new Error('no test')
        expect(comparisonOf(subject, facts, shape.test)?.key).toBe(key)
        const codes = issuesOf(compared)
        expect(codes.filter((code) => code !== 'missing-key' && !code.startsWith('circular'))).toEqual([])
        expect(codes.includes('missing-key')).toBe(shape.test.value === undefined)
      }),
      60,
    )
  })

  test('a figure made of a value is one edit, means the same, and gives the value back', () => {
    for (const path of ['/conditions/longSentence/any/1', '/conditions/member/all/0']) {
      const value = valueAt(published, `${path}/value`)
      const change = makeFigure(published, facts, path, { id: 'made', title: 'Made here' })
      if (change === null) throw new Error('no figure')
      const after = edited(published, change)
      expect(parsePolicy(after).ok).toBe(true)
      expect(after.parameters?.['made']).toMatchObject({ title: 'Made here', value, basis: 'assumption' })
      expect(edited(after, takePlainValue(after, facts, path)).conditions).toEqual(published.conditions)
    }
    const window = '/derived/recentListedOffence/where/all/2'
    const records = { kind: 'records', list: 'offences' } as const
    const plain = edited(published, takePlainValue(published, records, window))
    expect(valueAt(plain, `${window}/value`)).toBe(12)
    expect(valueAt(plain, `${window}/notCounting`)).toBe('custodyPeriods')
    const made = makeFigure(plain, records, window, { id: 'window', title: 'Window' })
    if (made === null) throw new Error('no figure')
    const after = edited(plain, made)
    expect(after.parameters?.['window']).toMatchObject({ unit: 'months', value: 12, minimum: 0 })
    expect(same(after)).toBe(true)
  })

  test('a value that is there already makes no step', () => {
    const path = '/conditions/wanted/any/0'
    expect(chooseValue(published, facts, path, true).steps).toEqual([])
    expect(chooseSubject(published, facts, path, 'wantedOnPnc').steps).toEqual([])
  })

  test('every field of a record can be tested but a code', () => {
    const records = { kind: 'records', list: 'offences' } as const
    const [fields] = subjectGroups(published, records, new Set())
    expect(fields?.subjects.map(({ id }) => id)).toEqual(['type', 'day', 'proof'])
    expect(subjectOf(published, records, 'homeOfficeClass')).toBe(null)
  })
})

describe('the meaning that people rely on', () => {
  test('splitting off, inlining and wrapping the flex criterion is proved to change nothing', () => {
    const name = `${root}/all/0/not`
    const inlined = done(published, inlineName(published, root, name)?.steps ?? [])
    const split = done(inlined, splitOff(inlined, `${root}/all/1`, 'onRecord').steps)
    const wrapped = done(split, wrapPart(split, `${root}/all/2`, 'any').steps)
    expect(JSON.stringify(wrapped)).not.toBe(JSON.stringify(published))
    expect(same(wrapped)).toBe(true)
    const turned = done(wrapped, turnGroup(wrapped, root, 'any').steps)
    expect(same(turned)).toBe(false)
  })

  test('no name or decision that leads back to a condition is offered in it', () => {
    const split = done(published, splitOff(published, '/conditions/meetsFixed/all/0', 'high').steps)
    expect([...circlesAt(split, '/conditions/high').names].sort()).toEqual(['high', 'meetsFixed'])
    expect([...circlesAt(split, '/conditions/high').decisions]).toContain('cohort')
    expect([...circlesAt(split, root).decisions]).toContain('cohort')
    expect([...circlesAt(split, root).decisions]).not.toContain('lead')
  })

  test('a group still to be filled in is kept, and is no policy yet', () => {
    const after = done(published, addPart(published, root, newGroup(facts, 'any')).steps)
    expect(issuesOf(after)).toEqual(['unknown-fact'])
    const empty = done(published, addPart(published, root, newTest(facts)).steps)
    expect(issuesOf(empty)).toEqual(['unknown-fact'])
  })

  test('the condition of a derived fact may go altogether, and come back', () => {
    const where = '/derived/openCustodyPeriod/where'
    const gone = removePart(published, where, where)
    const without = edited(published, gone)
    expect(valueAt(without, where)).toBe(undefined)
    const back = addPart(without, where, { field: 'to', operator: 'isNone', value: true })
    expect(issuesOf(edited(without, back))).toEqual([])
  })
})

function issuesOf(document: PolicyDocument): string[] {
  const parsed = parsePolicy(document)
  return parsed.ok ? [] : parsed.issues.map(({ code }) => code)
}

function same(document: PolicyDocument): boolean {
  const [before, after] = [parsePolicy(published), parsePolicy(document)]
  if (!before.ok || !after.ok) throw new Error('no policy')
  return sameDecision(before.value, after.value, 'cohort', '2026-11-22')
}
