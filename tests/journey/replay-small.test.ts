// Logs under small policies: what is told where one cannot be read, and of duties.
import {
  agendaOf,
  parseJourney,
  policyOf,
  replay,
  shortestJourney,
  type Journey,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { yesNo } from '../policy/build.ts'
import { discharge, event, journey, oblige, policyWith } from './journey-small.ts'

const plain = policyWith()
const unknown = (value: unknown) => value as Journey

describe('a journey that cannot be read', () => {
  test('of a version that is not at hand asks for that version, and not for the name it has', () => {
    const later = { policy: { id: 'small', version: '9.0.0' } }
    expect(() => policyOf(later, [plain])).toThrow(
      /At hand: small 1\.0\.0 .* Give that version of the policy/,
    )
    expect(() => policyOf({ policy: { id: 'smal' } }, [plain])).toThrow(/Did you mean `small`\?$/)
  })

  test.each([[{}], [null], [journey({}, [], { start: unknown(null) as never })]])(
    'is refused by the agenda with what is wrong, and what to do: %j',
    (wrong) => {
      const made = () => agendaOf(plain, { nominals: [], journeys: [unknown(wrong)] }, { asAt: '2026-01-31' })
      expect(made).toThrow(expect.objectContaining({ code: 'INVALID_JOURNEY' }) as Error)
      expect(made).toThrow(/^A journey does not fit the policy small\.\n/)
    },
  )

  test('says in the agenda and of a start what to do about it, as in a replay', () => {
    const late = journey({}, [], { start: { ref: 'A', asAt: '2026-02-30', facts: {} } })
    const said = /"2026-02-30"` is not a day that exists\. Write a day as `2026-11-22`\.$/
    expect(() => replay(plain, late)).toThrow(said)
    expect(() => agendaOf(plain, { nominals: [], journeys: [late] }, { asAt: '2026-01-31' })).toThrow(said)
    expect(() => shortestJourney(plain, late.start, { decision: 'd', outcome: 'A' })).toThrow(said)
  })
})

describe('what a field of an event may hold', () => {
  const day = { type: 'day', title: 'A day' }
  const policy = policyWith({
    facts: {
      yes: yesNo,
      no: yesNo,
      soon: day,
      crimes: { type: 'list', title: 'Crimes', record: { code: { type: 'code', title: 'Code' } } },
    },
    events: {
      RECORDED: {
        title: 'Recorded',
        payload: { code: { fact: 'crimes', field: 'code' } },
        append: { crimes: { code: { payload: 'code' } } },
      },
      DATED: {
        title: 'Dated',
        payload: { day: { ...day, or: ['OPEN'] } },
        set: { soon: { payload: 'day', cases: { OPEN: null } } },
      },
    },
  })
  const helpFor = (type: string) => {
    const read = parseJourney(policy, journey({}, [event(type, '2026-01-02')]))
    return read.issues.map(({ help }) => help)
  }

  test('a code is no yes or no, and words beside a day are told', () => {
    expect(helpFor('RECORDED')).toEqual(['A code in quotes.'])
    expect(helpFor('DATED')).toEqual(['A day such as `2026-11-22`, or OPEN.'])
  })
})

describe('duties', () => {
  const policy = policyWith({
    events: {
      OWE: { title: 'Owe', payload: { duty: { type: 'id', of: 'duty' } }, actions: [oblige('RULED')] },
      TELL: { title: 'Tell', actions: [oblige('TOLD')] },
      TOLD_AGAIN: { title: 'Told again', actions: [discharge('TOLD'), oblige('TOLD')] },
      WAIVE: {
        title: 'Waive',
        payload: { duty: { type: 'id', of: 'duty' }, reason: { type: 'text' } },
        actions: [discharge({ payload: 'duty' }, { waived: true, reason: { payload: 'reason' } })],
      },
      DONE: {
        title: 'Done',
        payload: { duty: { type: 'id', of: 'duty' } },
        actions: [discharge({ payload: 'duty' })],
      },
      NO_MORE: { title: 'No more', set: { yes: false } },
    },
  })
  const day = '2026-01-02'
  const waive = event('WAIVE', day, { duty: 'RULED', reason: 'Not needed.' })
  const lastOf = (facts: Journey['start']['facts'], ...events: Journey['events']) =>
    replay(policy, journey(facts, events)).steps.at(-1)

  test('that are refused say which it is: not owed, not to be waived, or done', () => {
    const owe = event('OWE', day, { duty: 'RULED' })
    const done = event('DONE', day, { duty: 'RULED' })
    const said = (...log: Parameters<typeof lastOf>) => lastOf(...log)?.refusal?.message
    expect(said({ yes: false }, owe, waive)).toBe('“Waive” cannot happen now: “RULED” may not be waived.')
    expect(said({ yes: false }, waive)).toBe('“Waive” cannot happen now: “RULED” is not owed.')
    expect(said({ yes: true }, done, waive)).toBe('“Waive” cannot happen now: “RULED” is done already.')
    expect(said({ yes: true }, done, event('NO_MORE', day), done)).toBe(
      '“Done” cannot happen now: “RULED” is not owed.',
    )
  })

  test('that are owed twice from one day are told twice', () => {
    const told = ({ changes }: NonNullable<ReturnType<typeof lastOf>>) => changes.map(({ reason }) => reason)
    const twice = replay(policy, journey({}, [event('TELL', day), event('TELL', day)])).steps.map(told)
    expect(twice).toEqual([[], ['“TOLD” is owed from now on.'], ['“TOLD” is owed from now on.']])
    const again = replay(policy, journey({}, [event('TELL', day), event('TOLD_AGAIN', day)])).steps.map(told)
    expect(again.at(-1)).toEqual(['“TOLD” is owed from now on.', '“TOLD” is done.'])
  })
})
