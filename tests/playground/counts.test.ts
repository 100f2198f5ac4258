import { describe, expect, test } from 'vitest'
import { applyEdit, decide, parsePolicy, type Nominal } from '@iom-rules/core'
import { answerText } from '@iom-rules/core/caseload'
import { openBoth } from '../../playground/src/caseload/both.ts'
import { countLines } from '../../playground/src/caseload/counts.ts'
import { effectOn } from '../../playground/src/caseload/effect.ts'
import { groups } from '../../playground/src/caseload/membership.ts'
import { moversOf } from '../../playground/src/caseload/movers.ts'
import { overviewOf } from '../../playground/src/caseload/overview.ts'
import { compareCounts } from '../../playground/src/caseload/tally.ts'
import { asAt, smallCaseload, smallPolicy, draftOf } from './small-policy.ts'

const published = smallPolicy()
const working = draftOf(published, { parameters: { threshold: 400 } })
if (!working.ok) throw new Error('no policy')
const draft = working.policy
const asked = { people: smallCaseload, asAt, before: published, after: draft }
const both = openBoth(asked)
const counted = (decision: string, of = both) => countLines(draft, decision, compareCounts(of, decision))
const everyMover = { decision: 'cohort', area: '', from: '', to: '', asAt }

describe('counts', () => {
  const counts = counted('cohort')

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

  test('of a decision that collects are of outcomes, and tell what applies from what may', () => {
    const flags = counted('flags')
    expect(flags.lines[0]?.title).toBe('DUE OUT')
    const open: Nominal = { ref: 'X', facts: {} }
    const unknown = openBoth({ ...asked, people: [...smallCaseload, open] })
    expect(counted('flags', unknown).lines.map(({ title }) => title)).toContain('DUE OUT, possible')
  })

  test('can be of members only', () => {
    expect(compareCounts(openBoth({ ...asked, group: 'members' }), 'cohort').people).toBe(1)
  })
})

describe('movers', () => {
  test('are those whose answer changes, with where from and where to', () => {
    const { total, movers } = moversOf(both, everyMover, 0, 10)
    expect(total).toBe(1)
    expect(movers[0]).toMatchObject({
      ref: 'N-2',
      from: { outcome: 'FLEX', certainty: 'settled' },
      to: { outcome: 'FIXED', certainty: 'settled' },
    })
  })

  test('are told a page at a time, of one area or one move', () => {
    expect(moversOf(both, everyMover, 1, 10)).toEqual({ total: 1, movers: [] })
    expect(moversOf(both, { ...everyMover, area: 'SOUTH' }, 0, 10).total).toBe(0)
    expect(moversOf(both, { ...everyMover, from: 'FLEX', to: 'FIXED' }, 0, 10).total).toBe(1)
    expect(moversOf(both, { ...everyMover, from: 'FIXED' }, 0, 10).total).toBe(0)
  })

  test('are none when nothing has changed', () => {
    const same = openBoth({ ...asked, after: published })
    expect(moversOf(same, everyMover, 0, 10).total).toBe(0)
    expect(effectOn(same)).toEqual({ effect: { people: 4, moved: 0, moves: [] }, counts: [] })
  })

  test('are counted once, however many of their answers change', () => {
    const { effect, counts } = effectOn(both)
    expect(effect).toMatchObject({ people: 4, moved: 1 })
    expect(effect.moves).toMatchObject([
      { decision: 'cohort', from: 'FLEX', to: 'FIXED', byArea: { NORTH: 1 } },
    ])
    expect(counts.map(({ decision }) => decision)).toEqual(['cohort'])
  })
})

describe('a caseload', () => {
  test('answers as each person alone is answered, after one of them is changed too', () => {
    const [first, ...rest] = smallCaseload
    if (first === undefined) throw new Error('nobody')
    const changed = [{ ...first, facts: { ...first.facts, score: null } }, ...rest]
    for (const people of [smallCaseload, changed]) {
      const { after } = openBoth({ ...asked, people })
      for (const [row, nominal] of people.entries()) {
        const alone = decide(draft, nominal, { asAt })
        for (const decision of after.decisions) {
          const place = after.placesOf(decision)[row] ?? -1
          expect(answerText(after.answersOf(decision)[place])).toBe(answerText(alone[decision]))
        }
      }
    }
  })

  test('is opened once: what was asked before is found again', () => {
    expect(openBoth(asked).after).toBe(both.after)
    expect(openBoth({ ...asked, after: published }).after).toBe(both.before)
  })

  test('has the decisions that say something about its people', () => {
    expect(overviewOf(both).about).toEqual(['cohort', 'flags'])
    const unknown = openBoth({ ...asked, people: [{ ref: 'X', facts: {} }] })
    expect(overviewOf(unknown).about).toEqual(['flags'])
  })

  test('is told in a few figures', () => {
    expect(overviewOf(both)).toMatchObject({
      people: 4,
      members: 1,
      misfits: null,
      certain: { provisional: 1, undetermined: 1 },
    })
  })

  test('is parted by membership, and who is not known to be a member is none', () => {
    expect(smallCaseload.filter(groups.members.includes).map(({ ref }) => ref)).toEqual(['N-1'])
    expect(smallCaseload.filter(groups.others.includes)).toHaveLength(3)
  })

  test('leaves out the people whose facts do not fit, says why, and counts the others', () => {
    const misfit = { ref: 'X', facts: { score: 5000 } }
    const { people, misfits } = openBoth({ ...asked, people: [misfit, ...smallCaseload] })
    expect(misfits).toMatchObject({ count: 1, why: expect.stringContaining('score') })
    expect(people.map(({ ref }) => ref)).toEqual(smallCaseload.map(({ ref }) => ref))
  })
})

test('counts tell a line that only the policy before has from the others', () => {
  const edited = applyEdit(published.document, [
    { op: 'remove', path: '/decisions/cohort/outcomes/FLEX/mayBeProvisional' },
  ])
  const firm = edited.ok ? parsePolicy(edited.value) : edited
  if (!firm.ok) throw new Error('no policy')
  const before = compareCounts(openBoth({ ...asked, after: firm.value }), 'cohort')
  const titles = countLines(firm.value, 'cohort', before).lines.map(({ title }) => title)
  expect(titles).toEqual(['FIXED', 'FLEX', 'NONE', 'Undetermined', 'FLEX, provisional'])
})
