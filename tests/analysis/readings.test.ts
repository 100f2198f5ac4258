import { applyEdit, decide, parsePolicy, type Nominal, type Policy } from '@iom-rules/core'
import { readings, type ReadingEffect } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import nominals from '../../rules/nominals/cheshire.json' with { type: 'json' }
import { policyOf } from '../rules/shipped.ts'
import { asAt, edited } from './small.ts'

const people = nominals as unknown as readonly Nominal[]

/** Cheshire with some of its readings only: each takes its time. */
function withReadings(...silences: string[]): Policy {
  const policy = policyOf('cheshire')
  const kept = policy.readings.filter(({ silence }) => silences.includes(silence))
  return edited('cheshire', [], { readings: kept })
}

function effectOf(effects: readonly ReadingEffect[], option: string): ReadingEffect | undefined {
  return effects.find((each) => `${each.silence} ${each.option}` === option)
}

describe('readings of cheshire, over its sample caseload', () => {
  const policy = withReadings('A05', 'A21', 'A43', 'A47', 'A61', 'A63')
  const told: string[] = []
  const effects = readings(policy, {
    asAt,
    nominals: people,
    onProgress: ({ done, total }) => told.push(`${done}/${total}`),
  })

  test('every option that is not taken, in the order of the register', () => {
    expect(effects.map(({ silence, option, chosen }) => [silence, option, chosen])).toEqual([
      ['A05', 'listed-only', 'all-offences'],
      ['A05', 'two-years', 'all-offences'],
      ['A05', 'supplied-only', 'all-offences'],
      ['A21', 'flex-quarter', 'none'],
      ['A61', 'level-2', 'any-level'],
      ['A61', 'level-3', 'any-level'],
      ['A63', 'binding', 'waivable'],
      ['A43', 'black', 'unclassified'],
      ['A47', 'never-provisional', 'not-by-default'],
    ])
    expect(JSON.parse(JSON.stringify(effects))).toStrictEqual(effects)
    expect(told).toEqual(Array.from({ length: 10 }, (_, at) => `${at}/9`))
  })

  test('A61: at level 2 the lead of level 1 is another, and what is owed with it', () => {
    const { document } = policy
    const edit = policy.readings
      .find(({ silence }) => silence === 'A61')
      ?.options.find(({ id }) => id === 'level-2')?.edit
    const after = applyEdit(document, edit ?? [])
    const parsed = after.ok ? parsePolicy(after.value) : after
    if (!parsed.ok) throw new Error('not valid')
    const moved = people.filter((nominal) => {
      const answers = [policy, parsed.value].map((each) => JSON.stringify(decide(each, nominal, { asAt })))
      return answers[0] !== answers[1]
    })
    const effect = effectOf(effects, 'A61 level-2')
    expect(effect).toMatchObject({
      status: 'changed',
      decisions: ['lead', 'obligations'],
      moved: moved.length,
    })
    expect(moved.length).toBeGreaterThan(0)
    expect(effect?.sentences.join(' ')).toContain('MAPPA level is 1')
  })

  test('A43: one decision, in a sentence', () => {
    const effect = effectOf(effects, 'A43 black')
    expect(effect).toMatchObject({ status: 'changed', decisions: ['status'] })
    expect(effect?.moved).toBeGreaterThan(0)
    expect(effect?.sentences.join(' ')).toContain('Unclassified')
  })

  test('A47: what may stand provisionally moves only people of whom something is not known', () => {
    const effect = effectOf(effects, 'A47 never-provisional')
    expect(effect).toMatchObject({ status: 'changed', decisions: ['status'] })
    expect(effect?.sentences.join(' ')).toContain('Every complete case comes out as before.')
    expect(effect?.moved).toBeGreaterThan(0)
  })

  test('A05: a score that is not worked out is not known, and so moves people whose score nobody supplied', () => {
    const effect = effectOf(effects, 'A05 supplied-only')
    expect(effect).toMatchObject({ status: 'changed', decisions: ['cohort', 'panelItems'] })
    expect(effect?.moved).toBeGreaterThan(0)
  })

  test('A63 and A21: written otherwise, and proved to move nobody', () => {
    for (const option of ['A63 binding', 'A21 flex-quarter'])
      expect(effectOf(effects, option), option).toMatchObject({
        status: 'same',
        decisions: [],
        moved: 0,
        sentences: [],
      })
  })
})

describe('readings of navigate', () => {
  const chosen = { op: 'replace', path: '/readings/A43/chosen', value: 'black' } as const
  const invalid = { op: 'remove', path: '/facts/inPrison' } as const
  const broken = { id: 'broken', text: 'It is not known who is in prison.', edit: [invalid] }
  const policy = edited('navigate', [chosen, { op: 'add', path: '/readings/A43/options/-', value: broken }])
  const effects = readings(
    { ...policy, readings: policy.readings.filter(({ silence }) => silence === 'A43') },
    { asAt },
  )

  test('without a caseload nobody is counted', () => {
    expect(effects.map(({ option, status, moved }) => [option, status, moved])).toEqual([
      ['unclassified', 'text', null],
      ['broken', 'refused', null],
    ])
  })

  test('a reading under which there is no valid policy says why', () => {
    expect(effectOf(effects, 'A43 broken')?.issues?.[0]).toMatchObject({ code: 'unknown-fact' })
  })
})
