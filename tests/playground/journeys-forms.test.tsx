import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { parsePolicy, type Nominal, type PolicyDocument } from '@iom-rules/core'
import { permittedEvents, replay, type JourneyEvent, type Position } from '@iom-rules/core/journey'
import { EventForm } from '../../playground/src/journeys/events/EventForm.tsx'
import { daysAhead } from '../../playground/src/journeys/events/LetTimePass.tsx'
import { readStart } from '../../playground/src/journeys/library/start.ts'
import { shownPolicy } from './journeys.ts'
import { asAt, smallDocument, smallPolicy } from './small-policy.ts'

afterEach(cleanup)

function positionOf(policy: Parameters<typeof replay>[0], asAt: string, facts: Nominal['facts']): Position {
  const journey = {
    id: 'j',
    title: 'A journey',
    policy: { id: policy.id },
    start: { ref: 'A', asAt, facts },
    events: [],
  }
  const position = replay(policy, journey).steps[0]?.position
  if (position === undefined) throw new Error('no start')
  return position
}

describe('where a journey starts', () => {
  const policy = smallPolicy()
  const from = (ref: string, day = '22 11 2026') => {
    const [date = '', month = '', year = ''] = day.split(' ')
    return { from: 'somebody', ref, day: { day: date, month, year } } as const
  }
  const person: Nominal = { ref: 'Nom.a-1', facts: { score: 5 } }

  test('is somebody whose reference has small letters, however it is typed', () => {
    for (const typed of ['Nom.a-1', ' nom.A-1 ']) {
      expect(readStart(policy, [person], from(typed))).toEqual({ ok: true, nominal: person, day: asAt })
    }
    const other = { ...person, ref: 'NOM.A-1' }
    expect(readStart(policy, [person, other], from('NOM.A-1'))).toMatchObject({ nominal: other })
  })

  test('is refused with what mends it: a later day, or nothing of the kind', () => {
    const recent: Nominal = { ref: 'A-1', facts: { offences: [{ type: 'OTHER', day: '2026-11-20' }] } }
    expect(readStart(policy, [recent], from('A-1', '1 11 2026'))).toMatchObject({
      errors: [
        { field: 'start-day', message: 'Enter a later day: A-1 has records from after 1 November 2026' },
      ],
    })
    const unfit: Nominal = { ref: 'A-1', facts: { score: 5000 } }
    expect(readStart(policy, [unfit], from('A-1'))).toMatchObject({
      errors: [
        { field: 'start-ref', message: expect.stringMatching(/^The facts of A-1 do not fit the draft: /) },
      ],
    })
  })
})

test('time is looked ahead for the whole of ten years', () => {
  const { cohort } = smallDocument.decisions ?? {}
  if (cohort === undefined) throw new Error('no decision')
  const document: PolicyDocument = {
    ...smallDocument,
    decisions: {
      cohort,
      late: {
        title: 'Late',
        hitPolicy: 'FIRST',
        outcomes: { YES: {}, NO: {} },
        rules: [
          {
            name: 'late',
            conditions: { all: [{ fact: 'release', operator: 'onOrBefore', value: { fact: 'asAt' } }] },
            event: { type: 'YES' },
            assumption: 'For the test.',
          },
        ],
        otherwise: { outcome: 'NO', assumption: 'For the test.' },
      },
    },
  }
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const facts = { score: 0, agrees: false, offences: [], needs: [], membership: 'NONE' }
  // After the last whole month of days that fits, and before ten years are over.
  const days = daysAhead(parsed.value, positionOf(parsed.value, asAt, { ...facts, release: '2036-11-10' }))
  let found = days.next()
  while (found.done !== true) found = days.next()
  expect(found.value).toBe('2036-11-10')
})

describe('a refused event', () => {
  test('is added as an attempt only as it was refused', () => {
    const policy = shownPolicy()
    const position = positionOf(policy, '2026-01-10', { membership: 'NONE' })
    const choice = permittedEvents(policy, position).find(
      ({ permitted, fields }) => !permitted && fields.length === 0,
    )
    if (choice === undefined) throw new Error('every event is permitted')
    const added: JourneyEvent[] = []
    render(
      <EventForm
        {...{ policy, choice, position }}
        onAdd={(event) => added.push(event)}
        onCancel={() => {}}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Add this event' }))
    expect(screen.getByRole('button', { name: 'Add it as a refused attempt' })).toBeDefined()
    fireEvent.change(screen.getByLabelText('Day'), { target: { value: '12' } })
    expect(screen.queryByRole('button', { name: 'Add it as a refused attempt' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Add this event' }))
    fireEvent.click(screen.getByRole('button', { name: 'Add it as a refused attempt' }))
    expect(added).toEqual([{ type: choice.type, day: '2026-01-12' }])
  })
})

test('a choice of what may be left out can be taken back', () => {
  const policy = shownPolicy()
  const position = positionOf(policy, '2026-01-10', { membership: 'NONE' })
  const choice = permittedEvents(policy, position).find(({ type }) => type === 'OGRS_ASSESSED')
  if (choice === undefined) throw new Error('no such event')
  const added: JourneyEvent[] = []
  render(
    <EventForm {...{ policy, choice, position }} onAdd={(event) => added.push(event)} onCancel={() => {}} />,
  )
  fireEvent.change(screen.getByRole('textbox', { name: /OGRS/ }), { target: { value: '80' } })
  const radios = screen.getAllByRole('radio')
  expect(radios.at(-1)).toBe(screen.getByRole('radio', { name: 'Not recorded' }))
  for (const each of [radios.at(0), radios.at(-1)]) fireEvent.click(each as HTMLElement)
  fireEvent.click(screen.getByRole('button', { name: 'Add this event' }))
  expect(added.map(({ payload }) => payload)).toEqual([{ score: 80 }])
})
