import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { applyEdit, parsePolicy, type Policy } from '@iom-rules/core'
import { layoutOf, questionsOf, replay, transitions, type Position } from '@iom-rules/core/journey'
import { journeyOfWay, waysBetween } from '../../playground/src/journeys/colours/table.ts'
import { labelPlace, pathOf, statesInWords } from '../../playground/src/journeys/diagram/drawing.ts'
import { isRight, questionFrom, score, sinceThen } from '../../playground/src/journeys/quiz/quiz.ts'
import { LiveRun } from '../../playground/src/journeys/run/LiveRun.tsx'
import { replays } from '../../playground/src/journeys/run/replays.ts'
import { carriedInWords, eventInWords } from '../../playground/src/journeys/words/carried.ts'
import { changeInWords } from '../../playground/src/journeys/words/changed.ts'
import { differenceInWords, differencesAt } from '../../playground/src/journeys/words/differs.ts'
import { inProse } from '../../playground/src/journeys/words/prose.ts'
import { scenario, shownPolicy } from './journeys.ts'

afterEach(cleanup)

const policy = shownPolicy()
const burglar = scenario(policy, 'escalating-burglar')
const timeline = replay(policy, burglar)

/** The shown policy with another threshold. */
function withThreshold(value: number): Policy {
  const edit = applyEdit(policy.document, [{ op: 'replace', path: '/parameters/cssThreshold/value', value }])
  const parsed = edit.ok ? parsePolicy(edit.value) : edit
  if (!parsed.ok) throw new Error('no policy')
  return parsed.value
}

describe('the live run', () => {
  function Shown({ position }: { position: Position }) {
    return <output>{JSON.stringify(position)}</output>
  }
  const run = (step: number, journey = burglar) => (
    <LiveRun policy={policy} journey={journey} step={step}>
      {(position) => <Shown position={position} />}
    </LiveRun>
  )
  const shown = () => JSON.parse(screen.getByRole('status').textContent ?? '') as unknown
  const replayed = (step: number, journey = burglar) =>
    JSON.parse(JSON.stringify(replay(policy, journey).steps[step]?.position)) as unknown

  test('stands where the replay does: forwards, back, and along another way', () => {
    const { rerender } = render(run(0))
    expect(shown()).toEqual(replayed(0))
    for (const step of [1, 2, 8, 14, 6, 7, 0, 14]) {
      act(() => rerender(run(step)))
      expect(shown()).toEqual(replayed(step))
    }
    const { scenario: _, ...bare } = burglar
    const other = {
      ...bare,
      events: [...burglar.events.slice(0, 6), { type: 'DAY_PASSED', day: '2026-09-01' }],
    }
    act(() => rerender(run(7, other)))
    expect(shown()).toEqual(replayed(7, other))
  })

  test('is left where it was by an event that is refused', () => {
    const refused = scenario(policy, 'police-route')
    render(run(3, refused))
    expect(shown()).toEqual(replayed(2, refused))
  })
})

describe('under two policies', () => {
  test('the published policy is told only where it says something else', () => {
    const draft = withThreshold(500)
    const both = replays(policy, draft, burglar)
    if (!both.ok || both.published === null) throw new Error('no replay')
    const at = (step: number) => {
      const [was, is] = [both.published?.steps[step], both.draft.steps[step]]
      if (was === undefined || is === undefined) throw new Error('no step')
      return differencesAt({ published: policy, draft }, was, is)
    }
    expect(at(0)).toEqual([])
    expect(at(8).map(differenceInWords)).toEqual(['Published: FLEX; your draft: FIXED.'])
    expect(replays(policy, policy, burglar)).toMatchObject({ ok: true, published: null })
  })

  test('a journey that does not fit says what is wrong with it', () => {
    const { scenario: _, ...bare } = burglar
    const other = { ...bare, events: [{ type: 'NOTHING_OF_THE_KIND', day: '2026-02-03' }] }
    expect(replays(policy, policy, other)).toMatchObject({ ok: false, issues: [{ path: '/events/0/type' }] })
  })
})

describe('the quiz', () => {
  const questions = questionsOf(policy, burglar, timeline)

  test('tells what happened between one question and the next, each step once', () => {
    const told = questions.flatMap((_, at) => sinceThen(timeline, questions, at).map(({ index }) => index))
    expect(told).toEqual(Array.from({ length: (questions.at(-1)?.step ?? 0) + 1 }, (_, step) => step))
    expect(questionFrom(questions, 0)).toBe(0)
    expect(questions[questionFrom(questions, 9)]?.step).toBe(10)
    expect(questionFrom(questions, 99)).toBe(0)
  })

  test('counts what is right, and nothing that was not answered', () => {
    const right = questions.map(({ answers }) => answers[0] ?? null)
    expect(score(questions, right)).toBe(questions.length)
    expect(
      score(
        questions,
        right.map(() => null),
      ),
    ).toBe(0)
    const [first] = questions
    const wrong = first?.options.find(({ id }) => !first.answers.includes(id))?.id ?? ''
    expect(first !== undefined && isRight(first, wrong)).toBe(false)
    expect(score(questions, right.with(0, wrong))).toBe(questions.length - 1)
  })
})

describe('in words', () => {
  const event = (step: number) => {
    const found = timeline.steps[step]?.event
    if (found === null || found === undefined) throw new Error('no event')
    return found
  }

  test('an event says what it carries, with titles and units', () => {
    expect(carriedInWords(policy, event(3))[0]).toEqual({
      title: 'How often the person offends',
      value: '6 of 10',
    })
    expect(eventInWords(policy, event(6))).toBe('Accepted by the panel (Cohort: FLEX)')
    expect(eventInWords(policy, event(2))).toBe('Final nomination sent')
    expect(
      eventInWords(policy, { type: 'SENTENCED', day: '2026-01-01', payload: { months: 'INDETERMINATE' } }),
    ).toBe('Sentenced (Length of sentence: Indeterminate)')
    const learnt = {
      type: 'FACTS_LEARNED',
      day: '2026-01-01',
      payload: { facts: { ogrsScore: 82, needs: [] } },
    }
    expect(eventInWords(policy, learnt)).toBe('Facts learnt (OGRS score: 82%; Needs: None)')
  })

  test('every change of every step has words without ids', () => {
    for (const { changes } of timeline.steps) {
      for (const change of changes) {
        const words = changeInWords(policy, change)
        const text = words === null ? change.reason : `${words.title}: ${words.text}`
        expect(text).not.toMatch(/^$|[a-z][A-Z]/)
      }
    }
    const colours = timeline.steps[10]?.changes.filter(({ what }) => what === 'colour') ?? []
    expect(colours.map((change) => changeInWords(policy, change)?.text)).toEqual(['Amber → Red'])
  })

  test('days stand as people write them', () => {
    expect(inProse('Time passed; on 2027-09-26 the rule is met.')).toBe(
      'Time passed; on 26 September 2027 the rule is met.',
    )
    expect(inProse('No day 12-34.')).toBe('No day 12-34.')
  })
})

describe('the drawing', () => {
  const layout = layoutOf(policy, 'nomination')

  test('draws every transition from its first point to its last', () => {
    for (const edge of layout.edges) {
      const numbers = (pathOf(edge).match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
      const [first, last] = [edge.points[0], edge.points.at(-1)]
      expect(numbers[0]).toBeCloseTo(first?.x ?? Number.NaN, 0)
      expect(numbers.at(-1)).toBeCloseTo(last?.y ?? Number.NaN, 0)
      const { x, y } = labelPlace(edge)
      expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true)
    }
    expect(pathOf({ points: [] })).toBe('')
  })

  test('the list says the same: every transition, and one state that is now', () => {
    const words = statesInWords(layout, 'AT_PANEL')
    expect(words.filter(({ isNow }) => isNow).map(({ title }) => title)).toEqual(['At the panel'])
    expect(words.flatMap(({ leadsTo }) => leadsTo)).toHaveLength(layout.edges.length)
    expect(words.map(({ title }) => title)).toContain('Awaiting the panel: Scored')
  })
})

test('each way from one colour to another is a journey that ends there', () => {
  const table = transitions(policy, { asAt: '2026-11-22' })
  const ways = waysBetween(table, 'GREEN', 'RED')
  expect(ways.length).toBeGreaterThan(0)
  for (const row of ways) {
    const steps = replay(policy, journeyOfWay(table, row, 'my-1')).steps
    expect(steps.at(-2)?.standing.colour?.outcome).toBe('GREEN')
    expect(steps.at(-1)?.standing.colour?.outcome).toBe('RED')
  }
})
