import { describe, expect, test } from 'vitest'
import { beginAt, permittedEvents, takeEvent, type EventChoice } from '@iom-rules/core/journey'
import {
  carriedName,
  entryFor,
  learntEntry,
  type CarriedEntry,
  type EventEntry,
} from '../../playground/src/journeys/events/entry.ts'
import { groupsOf } from '../../playground/src/journeys/events/groups.ts'
import { dayId, readEvent } from '../../playground/src/journeys/events/read.ts'
import { daysAhead } from '../../playground/src/journeys/events/LetTimePass.tsx'
import { fieldId } from '../../playground/src/nominals/form/read.ts'
import { scenario, shownPolicy } from './journeys.ts'

const policy = shownPolicy()
const asAt = '2026-01-05'
const start = { asAt, facts: { membership: 'NONE' } }
const position = beginAt(policy, start)
const choices = permittedEvents(policy, position)

function choiceOf(type: string): EventChoice {
  const choice = choices.find((each) => each.type === type)
  if (choice === undefined) throw new Error(`no event ${type}`)
  return choice
}

function filled(
  type: string,
  carried: { readonly [field: string]: CarriedEntry },
  day = '5 1 2026',
): EventEntry {
  const [date = '', month = '', year = ''] = day.split(' ')
  const entry = entryFor(choiceOf(type), asAt)
  return { day: { day: date, month, year }, carried: { ...entry.carried, ...carried } }
}

const plain = (text: string, word = ''): CarriedEntry => ({ kind: 'plain', text, word })
const read = (type: string, carried: { readonly [field: string]: CarriedEntry } = {}, day?: string) =>
  readEvent(policy, choiceOf(type), filled(type, carried, day), asAt)
const messages = (reading: ReturnType<typeof read>) =>
  reading.ok ? [] : reading.errors.map(({ message }) => message)

describe('the form of an event', () => {
  test('stands on the day the journey has reached, and can be added as it is where nothing is carried', () => {
    expect(readEvent(policy, choiceOf('ARRESTED'), entryFor(choiceOf('ARRESTED'), asAt), asAt)).toEqual({
      ok: true,
      event: { type: 'ARRESTED', day: asAt },
    })
  })

  test('takes a day that is not there, or before what has happened, for an error at the day', () => {
    for (const [day, message] of [
      ['31 2 2026', 'Enter a real day, such as 22 11 2026'],
      ['4 1 2026', 'Enter a day that is not before 5 January 2026, which the journey has reached'],
    ] as const) {
      const reading = read('ARRESTED', {}, day)
      expect(reading).toEqual({ ok: false, errors: [{ field: dayId('ARRESTED'), message }] })
    }
  })

  test('reads a choice, and says which is missing', () => {
    expect(read('MARAC_REFERRED', { role: plain('VICTIM') })).toMatchObject({
      ok: true,
      event: { payload: { role: 'VICTIM' } },
    })
    const reading = read('TEAM_AGREED')
    expect(messages(reading)).toEqual(['Choose an answer to “The IOM team agrees”'])
    expect(reading).toMatchObject({ errors: [{ field: fieldId(carriedName('TEAM_AGREED', 'agrees')) }] })
    expect(read('TEAM_AGREED', { agrees: plain('false') })).toMatchObject({
      event: { payload: { agrees: false } },
    })
  })

  test('reads a number within its bounds, and a word that may stand instead', () => {
    expect(read('SENTENCED', { months: plain('36') })).toMatchObject({ event: { payload: { months: 36 } } })
    expect(read('SENTENCED', { months: plain('', 'INDETERMINATE') })).toMatchObject({
      event: { payload: { months: 'INDETERMINATE' } },
    })
    expect(messages(read('SENTENCED', { months: plain('5000') }))).toEqual([
      'Enter a length of sentence between 0 and 1,200',
    ])
    const score = (text: string): CarriedEntry => ({
      kind: 'fact',
      entry: { kind: 'text', text, isNone: false },
    })
    expect(messages(read('CSS_SUPPLIED', { score: score('lots') }))).toEqual([
      'Enter a Crime Severity Score between 0 and 1,000,000',
    ])
    expect(messages(read('CSS_SUPPLIED'))).toEqual(['Enter a Crime Severity Score'])
  })

  test('reads a score for every item of the matrix, and names each that is missing or too high', () => {
    const items = policy.matrix?.items ?? []
    expect(items.length).toBeGreaterThan(1)
    const scores = Object.fromEntries(items.map(({ id }) => [id, '2']))
    expect(read('MATRIX_SCORED', { items: { kind: 'matrix', scores } })).toMatchObject({ ok: true })
    const [first] = items
    const wrong = { ...scores, [first?.id ?? '']: '9999' }
    expect(messages(read('MATRIX_SCORED', { items: { kind: 'matrix', scores: wrong } }))).toEqual([
      `Enter a score for “${first?.title}” between 0 and ${first?.maximum}`,
    ])
    expect(messages(read('MATRIX_SCORED'))).toHaveLength(items.length)
  })

  test('reads facts that were learnt, and asks for what was learnt of each', () => {
    const learnt: CarriedEntry = {
      kind: 'facts',
      learnt: [{ fact: 'ogrsScore', entry: { kind: 'text', text: '82', isNone: false } }],
    }
    expect(read('FACTS_LEARNED', { facts: learnt })).toMatchObject({
      ok: true,
      event: { payload: { facts: { ogrsScore: 82 } } },
    })
    expect(messages(read('FACTS_LEARNED'))).toEqual(['Choose a fact that was learnt'])
    const open: CarriedEntry = { kind: 'facts', learnt: [learntEntry(policy, 'ogrsScore')] }
    expect(messages(read('FACTS_LEARNED', { facts: open }))).toEqual([
      'Say what was learnt about “OGRS score”',
    ])
  })

  test('does not let something past lie after the event', () => {
    const day = (date: string): CarriedEntry => ({
      kind: 'fact',
      entry: { kind: 'day', typed: { day: date, month: '1', year: '2026' }, isNone: false },
    })
    const offence = { type: plain('BURGLARY'), proof: plain('CHARGED') }
    expect(read('OFFENCE_RECORDED', { ...offence, day: day('4') })).toMatchObject({ ok: true })
    expect(messages(read('OFFENCE_RECORDED', { ...offence, day: day('6') }))).toEqual([
      'Day of the offence must not be after 5 January 2026, the day of the event',
    ])
    expect(read('OFFENCE_RECORDED', offence)).toMatchObject({ ok: true })
  })

  test('what every form gives is something the engine can take or refuse, never something it cannot read', () => {
    for (const choice of choices) {
      const entry = entryFor(choice, asAt)
      const carried = Object.fromEntries(
        choice.fields.map((field) => [field.field, anyAnswer(field.type, entry.carried[field.field])]),
      )
      const reading = readEvent(policy, choice, { ...entry, carried }, asAt)
      if (!reading.ok) throw new Error(`${choice.type}: ${messages(reading).join(', ')}`)
      const code = takeEvent(policy, position, reading.event).refusal?.code
      expect(code === 'payload' || code === 'day', choice.type).toBe(false)
    }
  })
})

/** Something that fits the control. */
function anyAnswer(
  type: EventChoice['fields'][number]['type'],
  entry: CarriedEntry | undefined,
): CarriedEntry {
  if (entry?.kind === 'plain') {
    if (type.kind === 'id') return plain(type.values[0]?.id ?? '')
    if (type.kind === 'text') return plain('Because')
    if (type.kind !== 'scalar') return entry
    if (type.fact.type === 'choice') return plain(type.fact.values[0] ?? '')
    return plain(type.fact.type === 'boolean' ? 'true' : '1')
  }
  if (entry?.kind === 'matrix')
    return { kind: 'matrix', scores: Object.fromEntries(Object.keys(entry.scores).map((id) => [id, '1'])) }
  if (entry?.kind === 'facts')
    return {
      kind: 'facts',
      learnt: [{ fact: 'ogrsScore', entry: { kind: 'text', text: '50', isNone: false } }],
    }
  if (entry?.kind !== 'fact') throw new Error('no entry')
  const { entry: held } = entry
  if (held.kind === 'text') return { kind: 'fact', entry: { ...held, text: '1' } }
  if (held.kind === 'day')
    return { kind: 'fact', entry: { ...held, typed: { day: '5', month: '1', year: '2026' } } }
  return held.kind === 'values' ? { kind: 'fact', entry: { ...held, known: 'none' } } : entry
}

describe('the events to choose from', () => {
  test('stand in groups, each once, and the nomination first', () => {
    const groups = groupsOf(policy, choices)
    expect(groups.map(({ title }) => title)).toEqual([
      'Nomination and review',
      'Police',
      'Compliance',
      'Custody',
      'MAPPA and MARAC',
      'Scores and agreement',
      'Other',
    ])
    const grouped = groups.flatMap(({ events }) => events.map(({ type }) => type))
    expect(grouped.toSorted()).toEqual(choices.map(({ type }) => type).toSorted())
    const inGroup = (title: string) =>
      groups.find((group) => group.title === title)?.events.map(({ type }) => type) ?? []
    expect(inGroup('Custody')).toContain('RECALLED')
    expect(inGroup('Police')).toContain('WANTED_CIRCULATED')
    expect(inGroup('Compliance')).toContain('SUPERVISION_MISSED')
  })
})

describe('letting time pass', () => {
  function found(id: string, step: number): string | null {
    const { start, events } = scenario(policy, id)
    let now = beginAt(policy, start)
    for (const event of events.slice(0, step)) now = takeEvent(policy, now, event).position
    const looking = daysAhead(policy, now)
    for (;;) {
      const { done, value } = looking.next()
      if (done === true) return value
    }
  }

  test('finds the first day on which the policy says something else, and the day before it does not', () => {
    const journey = scenario(policy, 'ageing-out')
    const step = journey.events.findIndex(({ type }) => type === 'DAY_PASSED')
    const day = found('ageing-out', step)
    if (day === null) throw new Error('nothing changes')
    let now = beginAt(policy, journey.start)
    for (const event of journey.events.slice(0, step)) now = takeEvent(policy, now, event).position
    const after = takeEvent(policy, now, { type: 'DAY_PASSED', day })
    expect(after.position.context.turned.map(({ on }) => on)).toContain(day)
  })
})
