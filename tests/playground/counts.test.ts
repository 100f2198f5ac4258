import { describe, expect, test } from 'vitest'
import { decideCaseload, decisionsAbout, isSingle } from '../../playground/src/caseload/answers.ts'
import { countAnswers } from '../../playground/src/caseload/counts.ts'
import { groups } from '../../playground/src/caseload/membership.ts'
import { findMovers } from '../../playground/src/caseload/movers.ts'
import { workingPolicy } from '../../playground/src/draft/working.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

const published = smallPolicy()
const working = workingPolicy(published, { parameters: { threshold: 400 }, readings: {} })
if (!working.ok) throw new Error('no policy')
const before = decideCaseload(published, smallCaseload, asAt)
const after = decideCaseload(working.policy, smallCaseload, asAt)

describe('counts', () => {
  const counts = countAnswers(working.policy, 'cohort', smallCaseload, before, after)

  test('have a line for every outcome, for a provisional one and for none', () => {
    expect(counts.lines.map(({ title }) => title)).toEqual([
      'FIXED',
      'FLEX',
      'FLEX, provisional',
      'NONE',
      'Undetermined',
    ])
  })

  test('are by area and over all, before and after', () => {
    expect(counts.cells['settled:FIXED']).toEqual({
      all: { before: 1, after: 2 },
      NORTH: { before: 1, after: 2 },
    })
    expect(counts.cells['settled:FLEX']?.['all']).toEqual({ before: 1, after: 0 })
    expect(counts.cells['provisional:FLEX']).toEqual({
      all: { before: 1, after: 1 },
      SOUTH: { before: 1, after: 1 },
    })
    expect(counts.cells['undetermined:']?.['SOUTH']).toEqual({ before: 1, after: 1 })
  })

  test('lose nobody: every person is on one line before and on one after', () => {
    for (const side of ['before', 'after'] as const) {
      const total = counts.lines.reduce((sum, { key }) => sum + (counts.cells[key]?.['all']?.[side] ?? 0), 0)
      expect(total).toBe(smallCaseload.length)
    }
  })

  test('of a decision that collects are of outcomes', () => {
    const flags = countAnswers(published, 'flags', smallCaseload, before, before)
    expect(flags.lines.map(({ title }) => title)).toEqual(['DUE OUT'])
  })
})

describe('movers', () => {
  test('are those whose answer changes, with where from and where to', () => {
    const movers = findMovers('cohort', smallCaseload, before, after)
    expect(movers.map(({ ref }) => ref)).toEqual(['N-2'])
    expect(movers[0]?.from).toMatchObject({ outcome: 'FLEX', certainty: 'settled' })
    expect(movers[0]?.to).toMatchObject({ outcome: 'FIXED', certainty: 'settled' })
  })

  test('are none when nothing has changed', () => {
    expect(findMovers('cohort', smallCaseload, before, before)).toEqual([])
  })
})

describe('a caseload', () => {
  test('is decided once for each person: the same answers come back', () => {
    expect(decideCaseload(published, smallCaseload, asAt).of.get('N-1')).toBe(before.of.get('N-1'))
  })

  test('has the decisions that say something about its people', () => {
    expect(decisionsAbout(published, before)).toEqual(['cohort', 'flags'])
    const unknown = decideCaseload(smallPolicy(), [{ ref: 'X', facts: {} }], asAt)
    expect(decisionsAbout(published, unknown)).toEqual(['flags'])
  })

  test('is parted by membership, and who is not known to be a member is none', () => {
    expect(smallCaseload.filter(groups.members.includes).map(({ ref }) => ref)).toEqual(['N-1'])
    expect(smallCaseload.filter(groups.others.includes)).toHaveLength(3)
  })

  test('names the people whose facts do not fit, and decides the others', () => {
    const misfit = { ref: 'X', facts: { score: 5000 } }
    const answers = decideCaseload(published, [...smallCaseload, misfit], asAt)
    expect([...answers.unfit.keys()]).toEqual(['X'])
    expect(answers.unfit.get('X')).toContain('score')
    expect([...answers.of.keys()]).toEqual(smallCaseload.map(({ ref }) => ref))
  })

  test('leaves what is not known undetermined', () => {
    const answer = before.of.get('S-2')?.['cohort']
    expect(isSingle(answer) && answer.certainty).toBe('undetermined')
  })
})
