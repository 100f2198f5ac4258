// What can be done to the things a policy speaks of: every edit fits, says what it should, and can be taken back.
import * as fc from 'fast-check'
import {
  applyEdit,
  inverseEdit,
  parsePolicy,
  type PolicyDocument,
  type Result,
  type Step,
} from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import cheshire from '../../packages/core/policies/cheshire.json' with { type: 'json' }
import type { EditorProps } from '../../playground/src/editor/edit.ts'
import { editWhole } from '../../playground/src/editor/vocabulary/entry/whole.ts'
import { leftWithout } from '../../playground/src/editor/vocabulary/mentions/left.ts'
import { valueAt } from '../../playground/src/editor/place.ts'
import { newDerived, reworked } from '../../playground/src/editor/vocabulary/derived/kinds.ts'
import {
  addSteps,
  copyOf,
  putBackSteps,
  removeSteps,
} from '../../playground/src/editor/vocabulary/entry/edits.ts'
import {
  idsIn,
  placeOf,
  sections,
  type SectionKey,
} from '../../playground/src/editor/vocabulary/entry/sections.ts'
import { newFact, newList, retyped } from '../../playground/src/editor/vocabulary/facts/declaration.ts'
import { readLines } from '../../playground/src/editor/vocabulary/fields/lines.ts'
import { settingSteps } from '../../playground/src/editor/vocabulary/fields/set.ts'
import {
  addValue,
  labelSteps,
  moveValue,
  removeValue,
  valuesAt,
} from '../../playground/src/editor/vocabulary/fields/values.ts'
import { changedIn } from '../../playground/src/editor/vocabulary/list/changed.ts'
import { newParameter } from '../../playground/src/editor/vocabulary/parameters/new.ts'

const document: PolicyDocument = { ...(cheshire as unknown as PolicyDocument), examples: [] }
const seed = 20261122

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.value
}

/** The document after an edit, which its inverse takes back to the letter. */
function edited(steps: readonly Step[], of = document): PolicyDocument {
  const after = valueOf(applyEdit(of, steps))
  const back = valueOf(applyEdit(after, valueOf(inverseEdit(of, steps))))
  expect(JSON.stringify(back)).toBe(JSON.stringify(of))
  return after
}

const keys = Object.keys(sections) as SectionKey[]
const things = keys.flatMap((section) => idsIn(document, section).map((id) => ({ section, id })))

describe('the things of a section', () => {
  test('are copied, taken out and put back without touching anything else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...things), ({ section, id }) => {
        const copy = copyOf(document, section, id)
        const after = edited(copy.steps)
        expect(idsIn(after, section)).toEqual([...idsIn(document, section), copy.id])
        const touched = (Object.keys(after) as (keyof PolicyDocument)[]).filter(
          (key) => after[key] !== document[key],
        )
        expect(touched).toEqual([section])
        expect(changedIn(document, after, section)).toEqual({
          added: new Set([copy.id]),
          changed: new Set(),
          removed: [],
        })
        const gone = edited(removeSteps(section, copy.id), after)
        expect(JSON.stringify(gone)).toBe(JSON.stringify(document))
        const without = edited(removeSteps(section, id))
        expect(changedIn(document, without, section).removed).toEqual([id])
        const there = valueAt(document, placeOf(section, id))
        const again = edited(putBackSteps(without, document, section, id), without)
        expect(valueAt(again, placeOf(section, id))).toBe(there)
        // The order of a list is part of the policy: nothing may be left that differs from the published one.
        expect(again).toEqual(document)
      }),
      { seed, numRuns: 60 },
    )
  })

  test('can be the first of a policy that has none', () => {
    const { areas: _, ...bare } = document
    expect(edited(addSteps(bare, 'areas', 'NORTH', { title: 'North' }), bare).areas).toEqual({
      NORTH: { title: 'North' },
    })
  })

  test('are valid from the start, of whatever kind', () => {
    const typed = readLines('Being at home\nAway\n\nAway')
    const words = { title: 'New' }
    const fresh: readonly (readonly [SectionKey, unknown])[] = [
      ...(['number', 'choice', 'list', 'yes-no'] as const).map(
        (kind) => ['parameters', newParameter('New', kind, typed.values)] as const,
      ),
      ...(['boolean', 'number', 'choice', 'day'] as const).map(
        (type) => ['facts', newFact(type, words, typed)] as const,
      ),
      ['facts', newList(words, typed)],
      ['facts', newList(words, { values: [], labels: {} })],
      ...(['exists', 'count', 'sum', 'latest'] as const).map(
        (kind) => ['derived', newDerived(document, 'New', kind, 'offences')] as const,
      ),
    ]
    const all = fresh.reduce(
      (now, [section, value], at) => valueOf(applyEdit(now, addSteps(now, section, `new${at}`, value))),
      document,
    )
    const parsed = valueOf(parsePolicy(all))
    expect(typed).toEqual({
      values: ['BEING_AT_HOME', 'AWAY', 'AWAY2'],
      labels: { BEING_AT_HOME: 'Being at home', AWAY: 'Away', AWAY2: 'Away' },
    })
    expect(parsed.facts['new6']).toMatchObject({ type: 'choice', values: typed.values, labels: typed.labels })
  })
})

describe('a fact of another type', () => {
  test('keeps its words, and its values where it can', () => {
    const fact = document.facts?.['maracRole']
    if (fact === undefined) throw new Error('no such fact')
    const list = retyped(fact, 'list')
    expect(list).toMatchObject({
      type: 'list',
      title: fact.title,
      values: 'values' in fact ? fact.values : [],
    })
    expect(retyped(list, 'choice')).toEqual(fact)
    expect(retyped(fact, 'day')).not.toHaveProperty('values')
  })
})

describe('a derived fact worked out otherwise', () => {
  test('keeps which records count while they are the same records', () => {
    const derived = document.derived?.['cssScore']
    if (derived === undefined) throw new Error('no such derived fact')
    const counted = reworked(document, derived, 'count', 'offences')
    expect(counted).toMatchObject({ count: 'offences', where: derived.where, title: derived.title })
    expect(counted).not.toHaveProperty('of')
    expect(reworked(document, derived, 'count', 'custodyPeriods')).not.toHaveProperty('where')
    expect(reworked(document, counted, 'sum', 'offences')).toEqual(derived)
  })

  test('keeps its words, its table and its fields where they fit the other list too', () => {
    const other = valueOf(
      applyEdit(document, [
        { op: 'copy', from: '/facts/offences', path: '/facts/charges' },
        { op: 'copy', from: '/tables/cssWeights', path: '/tables/others' },
      ]),
    )
    const said = {
      type: 'boolean',
      exists: 'offences',
      title: 'One',
      yes: 'there is one',
      no: 'none',
    } as const
    expect(reworked(other, said, 'exists', 'charges')).toEqual({ ...said, exists: 'charges' })
    expect(reworked(other, said, 'count', 'charges')).not.toHaveProperty('yes')
    const by = { table: 'others', by: 'proof' }
    const sum = { type: 'number', sum: 'offences', of: by, title: 'Sum' } as const
    expect(reworked(other, sum, 'sum', 'charges')).toEqual({ ...sum, sum: 'charges' })
    expect(reworked(other, sum, 'sum', 'custodyPeriods')).toMatchObject({ of: { table: 'others' } })
    const latest = { type: 'day', latest: 'custodyPeriods', of: 'to', title: 'Latest' } as const
    expect(reworked(other, latest, 'latest', 'offences')).toMatchObject({ of: 'day' })
  })
})

describe('values and their words', () => {
  const place = { values: '/facts/maracRole/values', labels: '/facts/maracRole/labels' }
  const values = valueAt(document, place.values) as readonly string[]

  test('are added with an id made of the words, moved, and taken out with their words', () => {
    const more = edited(addValue(document, place, 'At risk'))
    expect(valueAt(more, place.values)).toEqual([...values, 'AT_RISK'])
    expect(valueAt(more, `${place.labels}/AT_RISK`)).toBe('At risk')
    const first = edited(moveValue(place, values.length, 0), more)
    expect(valueAt(first, place.values)).toEqual(['AT_RISK', ...values])
    const gone = edited(removeValue(first, place, 0), first)
    expect(JSON.stringify(gone)).toBe(JSON.stringify(document))
  })

  test('have words only where they need some', () => {
    const bare = edited(settingSteps(document, place.labels, undefined))
    const said = edited(labelSteps(bare, place.labels, 'BOTH', 'Both'), bare)
    expect(valueAt(said, place.labels)).toEqual({ BOTH: 'Both' })
    const unsaid = edited(labelSteps(said, place.labels, 'BOTH', ''), said)
    expect(JSON.stringify(unsaid)).toBe(JSON.stringify(bare))
    expect(labelSteps(bare, place.labels, 'BOTH', '')).toEqual([])
  })

  test('that are written as values already are taken as they are, and once where they have no words', () => {
    expect(readLines('2024\nOGRS3.1\nBURGLARY\nnot 2024')).toEqual({
      values: ['2024', 'OGRS3.1', 'BURGLARY', 'NOT_2024'],
      labels: { NOT_2024: 'not 2024' },
    })
    const editions = { values: '/parameters/weightsEdition/values' }
    const more = edited(addValue(document, editions, '2024'))
    expect(valueAt(more, editions.values)).toEqual(['demo', '2024'])
    expect(addValue(more, editions, '2024')).toEqual([])
    const words = edited(addValue(document, place, 'Victim'))
    expect(valuesAt(edited(addValue(words, place, 'Victim'), words), place.values).length).toBe(
      values.length + 2,
    )
  })

  test('begin a list where there is none', () => {
    const bare = edited(settingSteps(document, '/parameters/listedOffences/values', undefined))
    const more = edited(addValue(bare, { values: '/parameters/listedOffences/values' }, 'Arson'), bare)
    expect(valueAt(more, '/parameters/listedOffences/values')).toEqual(['ARSON'])
  })

  test('in use cannot be taken out, and say by what', () => {
    const types = {
      values: '/facts/offences/record/type/values',
      labels: '/facts/offences/record/type/labels',
    }
    const at = (valueAt(document, types.values) as string[]).indexOf('BURGLARY')
    const uses = leftWithout(document, removeValue(document, types, at)).map(({ words }) => words)
    expect(uses).toContain('the derived fact “Recently committed a listed offence”')
    const more = edited(addValue(document, types, 'Arson'))
    const last = valuesAt(more, types.values).length - 1
    expect(leftWithout(more, removeValue(more, types, last))).toEqual([])
  })
})

describe('text that cannot be a value', () => {
  /** What an editor is asked to do, in order. */
  function asked(mistyped: { readonly [place: string]: string }) {
    const said: unknown[] = []
    const editor = {
      mistyped,
      onEdit: (steps: readonly Step[]) => {
        said.push(steps)
        return []
      },
      onMistype: (place: string, text: string | null) => said.push([place, text]),
    } as unknown as EditorProps
    return { editor, said }
  }
  const mistyped = { '/facts/a/minimum': 'few', '/facts/ab/minimum': 'other' }

  test('goes with the thing it was typed into, and stays with one that gets another id', () => {
    const gone = asked(mistyped)
    editWhole(gone.editor, '/facts/a', removeSteps('facts', 'a'))
    expect(gone.said).toEqual([removeSteps('facts', 'a'), ['/facts/a/minimum', null]])
    const renamed = asked(mistyped)
    editWhole(renamed.editor, '/facts/a', [], '/facts/b')
    expect(renamed.said).toEqual([[], ['/facts/a/minimum', null], ['/facts/b/minimum', 'few']])
  })
})
