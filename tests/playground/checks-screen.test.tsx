import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Example } from '@iom-rules/core'
import type { VerifyFinding } from '@iom-rules/core/analysis'
import { CheckCount } from '../../playground/src/checks/CheckCount.tsx'
import { FindingsPage } from '../../playground/src/checks/findings/FindingsPage.tsx'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { DraftBar } from '../../playground/src/frame/DraftBar.tsx'
import { ShelfProvider } from '../../playground/src/journeys/shelf/ShelfProvider.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
import type { Runner } from '../../playground/src/work/runner.ts'
import { WorkProvider } from '../../playground/src/work/WorkProvider.tsx'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

afterEach(cleanup)
beforeEach(() => {
  location.hash = '#/checks'
})

const policy = smallPolicy()

const gap: VerifyFinding = {
  code: 'gap',
  severity: 'error',
  decision: 'cohort',
  path: '/decisions/cohort',
  message: 'Nothing applies to people who score less than 500.',
  families: [{ words: 'a score below 500', parts: [], example: null }],
  witness: { asAt, facts: { score: 499 } },
}
const overlap: VerifyFinding = {
  code: 'overlap',
  severity: 'warning',
  decision: 'cohort',
  rules: ['fixed', 'flex'],
  path: '/decisions/cohort/rules/0',
  message: 'FIXED and FLEX apply at once.',
}
const note: VerifyFinding = {
  code: 'filled-by-fallback',
  severity: 'info',
  decision: 'cohort',
  path: '/decisions/cohort/rules/1',
  message: 'A fallback says FLEX.',
}

const astray: VerifyFinding = {
  code: 'dead-state',
  severity: 'info',
  region: 'nomination',
  path: '/machines/nomination/states/LOST',
  message: 'Nobody leaves “Lost”.',
  journey: { start: { ref: 'A', asAt, facts: {} }, events: [{ type: 'LOST', day: asAt }] },
}

/** How many examples each proof was told of. */
const toldOf: number[] = []

/** Answers at once, with findings that are known beforehand. */
const runner: Runner = {
  warm() {},
  run({ task, input }, tell) {
    if (task === 'verify') toldOf.push(input.policy.document.examples?.length ?? 0)
    const value =
      task === 'verify' ? [gap, overlap, note, astray] : { outcomes: [], rules: {}, boundaries: [] }
    tell({ kind: 'done', value, milliseconds: 41 })
  },
  stop() {},
}

async function show(examples: readonly Example[] = []) {
  toldOf.length = 0
  render(
    <DraftProvider published={{ policy: { ...policy, examples }, caseload: smallCaseload, asAt }}>
      <WorkProvider office={openOffice(runner, { hurry: 0, patient: 0 })}>
        <ShelfProvider>
          <DraftBar />
          <CheckCount />
          <FindingsPage />
        </ShelfProvider>
      </WorkProvider>
    </DraftProvider>,
  )
  await screen.findByText(gap.message)
}

const card = (message: string) => {
  const found = screen.getByText(message).closest('li')
  if (found === null) throw new Error('no card')
  return within(found)
}
const count = () => document.querySelector('.check-count')?.textContent
const accept = (message: string) => card(message).getByRole('button', { name: /^Accept\s*:/ })

function fillIn(reason: string) {
  fireEvent.change(screen.getByLabelText('Why may it stand?'), { target: { value: reason } })
  fireEvent.change(screen.getByLabelText('Accepted by'), { target: { value: 'The board' } })
  for (const [label, value] of [
    ['Day', '1'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  }
}
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Accept' }))

describe('the findings', () => {
  test('are looked for with the examples at hand, which say at once what else takes long to prove', async () => {
    await show([{ title: 'Low', asAt, facts: { score: 499 }, expect: { cohort: { outcome: 'FLEX' } } }])
    await waitFor(() => expect(toldOf.at(-1)).toBe(1))
  })

  test('are counted where everybody sees it, errors and warnings only', async () => {
    await show()
    await waitFor(() => expect(count()).toBe('2 things to look at'))
    expect(screen.getByText(/1 error, 1 warning/).closest('p')?.textContent).toContain(
      '1 error, 1 warning and 8 notes for information. small 1.0.0, as at 22 November 2026; 41 ms.',
    )
  })

  test('say whom they are about, and lead to an example person and to the place to mend', async () => {
    await show()
    const of = card(gap.message)
    expect(of.getByText('a score below 500')).toBeTruthy()
    expect(of.getByText(/Severity score: 499/)).toBeTruthy()
    expect(of.getByRole('link', { name: /^Show/ }).getAttribute('href')).toContain('#/checks/example?')
    expect(of.getByRole('link', { name: /^Fix/ }).getAttribute('href')).toBe('#/policy?decision=cohort')
    expect(card(overlap.message).getByRole('link', { name: /^Fix/ }).getAttribute('href')).toBe(
      '#/policy/fixed',
    )
  })

  test('are accepted with a reason, a role and a day, and stand apart from then on', async () => {
    await show()
    fireEvent.click(accept(gap.message))
    submit()
    for (const message of [
      'Enter why this may stand',
      'Enter the role or board that accepts it',
      'Enter a real day, such as 22 11 2026',
    ]) {
      expect(screen.getAllByText(message).length).toBeGreaterThan(0)
    }
    fillIn('The board will decide.')
    submit()
    const accepted = await screen.findByRole('region', { name: 'Accepted (1)' })
    expect(within(accepted).getByText('The board will decide.')).toBeTruthy()
    expect(within(accepted).getByText('The board, 1 November 2026')).toBeTruthy()
    expect(count()).toBe('1 thing to look at')
    expect(screen.getByText('+ 1 change')).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Errors (0)')
    expect(screen.getByText(`Accepted: ${gap.message} Undo takes it back.`)).toBeTruthy()
  })

  test('are taken back, and undo and redo go both ways', async () => {
    await show()
    fireEvent.click(accept(gap.message))
    fillIn('For now.')
    submit()
    fireEvent.click(await screen.findByRole('button', { name: /^Take back/ }))
    expect(screen.queryByText('For now.')).toBeNull()
    expect(screen.getByText('no changes')).toBeTruthy()
    await waitFor(() => expect(count()).toBe('2 things to look at'))
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(screen.getByText('For now.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(screen.queryByText('For now.')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Redo' }))
    expect(screen.getByText('For now.')).toBeTruthy()
  })

  test('that are accepted one after another need not say again who accepts them', async () => {
    await show()
    fireEvent.click(accept(gap.message))
    fillIn('For now.')
    submit()
    fireEvent.click(accept(overlap.message))
    expect(screen.getByLabelText<HTMLInputElement>('Accepted by').value).toBe('The board')
    expect(screen.getByLabelText<HTMLInputElement>('Year').value).toBe('2026')
    fireEvent.change(screen.getByLabelText('Why may it stand?'), { target: { value: 'Settled by order.' } })
    submit()
    expect(await screen.findByText(/No error and no warning is open/)).toBeTruthy()
    expect(count()).toBe('0 things to look at')
  })

  test('for information are folded by kind, and nothing of them can be accepted', async () => {
    await show()
    const kind = screen.getByText('Filled by a fallback (1)').closest('details')
    expect(kind?.open).toBe(false)
    expect(card(note.message).queryByRole('button', { name: /^Accept/ })).toBeNull()
  })

  test('about the process open the journey that shows them, at its end', async () => {
    await show()
    fireEvent.click(card(astray.message).getByRole('button', { name: /^Run the journey/ }))
    expect(location.hash).toBe('#/journeys/my-1?step=1')
    expect(card(astray.message).getByRole('link', { name: /^Fix/ }).getAttribute('href')).toBe(
      '#/policy/part/machines/nomination',
    )
  })
})
