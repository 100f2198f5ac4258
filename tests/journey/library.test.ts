// Every shipped scenario: its parts, its whole timeline, and that together they go everywhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJourney, questionsOf, regionsOf, replay, type Journey } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { policyOf, rules } from '../rules/shipped.ts'
import { custodyAndOversight } from './timelines/custody-and-oversight.ts'
import { memberships } from './timelines/memberships.ts'
import { nominations } from './timelines/nominations.ts'
import { lineOf, linesOf } from './timelines/read.ts'

const policy = policyOf('cheshire')
const files = readdirSync(join(rules, 'journeys')).filter((name) => name.endsWith('.json'))
const texts = new Map(
  files.map((name) => [name.replace('.json', ''), readFileSync(join(rules, 'journeys', name), 'utf8')]),
)
const tables = { ...nominations, ...memberships, ...custodyAndOversight }

function journeyOf(id: string): Journey {
  const parsed = parseJourney(policy, texts.get(id) ?? '')
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.issues)}`)
  return parsed.value
}

const journeys = [...texts.keys()].map(journeyOf)
const timelines = journeys.map((journey) => replay(policy, journey))

test('at least fourteen scenarios ship, each with a timeline worked out by hand', () => {
  expect(files.length).toBeGreaterThanOrEqual(14)
  expect(Object.keys(tables).sort()).toEqual([...texts.keys()].sort())
})

describe.each(journeys.map((journey) => [journey.id, journey] as const))('%s', (id, journey) => {
  test('is the timeline that follows from the documents', () => {
    const expected = linesOf(tables[id] ?? '')
    const { steps } = replay(policy, journey)
    expect(steps.map((step) => lineOf(step, expected[step.index]))).toEqual(expected)
  })

  test('has its parts', () => {
    expect(journey.policy).toEqual({ id: 'cheshire' })
    expect(texts.has(id)).toBe(true)
    expect(journey.events.length).toBeGreaterThanOrEqual(5)
    expect(journey.events.length).toBeLessThanOrEqual(14)
    const { aim = '', notes = '', questions = [] } = journey.scenario ?? {}
    expect(aim.split('. ').length).toBeLessThanOrEqual(2)
    expect(notes.split(/\s+/).length).toBeGreaterThanOrEqual(60)
    expect(notes.split(/\s+/).length).toBeLessThanOrEqual(150)
    expect(questions.length).toBeGreaterThanOrEqual(3)
    expect(questions.length).toBeLessThanOrEqual(8)
    expect(questions.map(({ step }) => step)).toEqual(questions.map(({ step }) => step).sort((a, b) => a - b))
  })

  test('says who recorded each event, in this decade, about nobody real', () => {
    const prefix: Readonly<Record<string, string>> = {
      CWAC: 'CWA',
      CEAST: 'CEA',
      HALTON: 'HAL',
      WARRINGTON: 'WAR',
    }
    expect(journey.start.ref).toMatch(new RegExp(`^${prefix[journey.start.area ?? ''] ?? 'none'}-\\d{3}$`))
    for (const day of [journey.start.asAt, ...journey.events.map((event) => event.day)])
      expect(day).toMatch(/^202[678]-/)
    for (const event of journey.events) expect(event.by, event.type).toMatch(/^[A-Za-z ]+$/)
    expect(texts.get(id)).not.toMatch(
      /\b(Mr|Mrs|Ms|Miss|Dr|Sgt|DS|DI|Insp|Cllr)\.? [A-Z][a-z]|https?:|\/work\b/,
    )
  })

  test('asks only what the policy answers', () => {
    const questions = questionsOf(policy, journey, replay(policy, journey))
    expect(questions).toHaveLength(journey.scenario?.questions.length ?? 0)
    for (const { options, answers, text } of questions) {
      expect(answers.length, text).toBeGreaterThan(0)
      expect(options.map((option) => option.id)).toEqual(expect.arrayContaining([...answers]))
      expect(text).toMatch(/\?$/)
    }
  })
})

test('every scenario is about somebody else', () => {
  expect(new Set(journeys.map(({ start }) => start.ref)).size).toBe(journeys.length)
})

test('the notes quote the documents word for word, at the lines they name', () => {
  const named = { 'national refresh slides': 'national-refresh-slides', 'Navigate slides': 'navigate-slides' }
  const lines = Object.fromEntries(
    Object.entries(named).map(([name, file]) => [
      name,
      readFileSync(join(rules, 'sources', `${file}.txt`), 'utf8')
        .replaceAll("'", '’')
        .toLowerCase()
        .split('\n'),
    ]),
  )
  const all = Object.values(lines).flat().join('\n')
  for (const { id, scenario } of journeys) {
    const notes = scenario?.notes ?? ''
    const quotes = [...notes.matchAll(/“([^”]+)”/g)].map(([, quote = '']) => quote.toLowerCase())
    for (const quote of quotes.filter((each) => each.split(' ').length > 2))
      expect(all, `${id}: ${quote}`).toContain(quote)
    for (const [, name = '', given = ''] of notes.matchAll(
      /(national refresh slides|Navigate slides), lines? (\d+)/g,
    ))
      expect(lines[name]?.[Number(given) - 1]?.trim(), `${id}: ${name} ${given}`).toBeTruthy()
  }
})

describe('together they go everywhere', () => {
  const steps = timelines.flatMap((timeline) => timeline.steps)

  test.each(regionsOf(policy).map((region) => [region.id, region] as const))(
    'every state of %s',
    (id, region) => {
      const visited = new Set(steps.map((step) => step.position.states[id] ?? ''))
      const leaves = [...region.states.values()].filter((state) => state.initial === null)
      expect(leaves.map((state) => state.name).filter((name) => !visited.has(name))).toEqual([])
    },
  )

  test('every way from one state to another', () => {
    const taken = new Set(
      timelines.flatMap((timeline) =>
        timeline.steps.flatMap((step, at) => {
          const before = timeline.steps[at - 1]?.position.states ?? {}
          return step.permitted && step.event !== null
            ? [`${before['nomination'] ?? ''} ${step.event.type}`]
            : []
        }),
      ),
    )
    const ways = regionsOf(policy).flatMap((region) =>
      [...region.states.values()].flatMap((state) =>
        Object.keys(state.on).map((event) => `${state.name} ${event}`),
      ),
    )
    expect(ways.length).toBeGreaterThan(20)
    expect(ways.filter((way) => !taken.has(way))).toEqual([])
  })

  test('both starts of a nomination', () => {
    const starts = timelines.map((timeline) => timeline.steps[0]?.position.states['nomination'])
    expect(new Set(starts)).toEqual(new Set(['DRAFT', 'MEMBER']))
  })

  test('every event of the policy, and every kind of refusal a trainer meets', () => {
    const happened = new Set(steps.filter((step) => step.permitted).map((step) => step.event?.type ?? ''))
    expect(Object.keys(policy.events).filter((event) => !happened.has(event))).toEqual([])
    const codes = new Set(steps.flatMap((step) => step.refusal?.code ?? []))
    expect(codes).toEqual(new Set(['state', 'duty', 'fact']))
  })

  test('every answer about the cohort and its certainties', () => {
    const cohorts = new Set(steps.map((step) => step.standing.eligibility?.outcome ?? null))
    expect(cohorts).toEqual(new Set(['FIXED', 'FLEX', 'FREE', 'NONE', null]))
    const certainties = new Set(steps.map((step) => step.standing.eligibility?.certainty))
    expect(certainties).toEqual(new Set(['settled', 'provisional', 'undetermined']))
  })
})
