import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { AsAt } from '../../playground/src/frame/AsAt.tsx'
import { FaultTable } from '../../playground/src/nominals/import/FaultTable.tsx'
import type { Looked } from '../../playground/src/nominals/import/look.ts'
import type { Checked, Plan } from '../../playground/src/nominals/import/plan.ts'
import { PlanForm } from '../../playground/src/nominals/import/PlanForm.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
import type { Runner } from '../../playground/src/work/runner.ts'
import { WorkProvider } from '../../playground/src/work/WorkProvider.tsx'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

// Slow machines are slow, and not wrong.
configure({ asyncUtilTimeout: 20_000 })
afterEach(cleanup)

const policy = smallPolicy()
const plan: Plan = {
  people: { table: 0, columns: ['ref', 'score'] },
  lists: [],
  dayOrder: 'day-month-year',
  newRefs: false,
  absent: 'unknown',
}
const looked: Extract<Looked, { ok: true }> = {
  ok: true,
  tables: [
    {
      name: 'File 1',
      rows: 1,
      separator: ',',
      columns: [
        { header: 'ref', personal: null, samples: ['A-1'] },
        { header: 'score', personal: null, samples: ['5'] },
      ],
    },
  ],
  plan,
}
const checked: Checked = {
  refused: [],
  rows: 1,
  good: 1,
  clashes: 0,
  faults: [],
  faultCount: 0,
  aside: '',
  preview: [{ ref: 'A-1', facts: { score: 5 } }],
  translations: {},
  notes: [],
}

/** Answers when it is told to. */
function slowRunner(value: unknown) {
  let answer: (() => void) | undefined
  const runner: Runner = {
    warm() {},
    run(_order, tell) {
      answer = () => tell({ kind: 'done', value, milliseconds: 1 })
    },
    stop() {},
  }
  const begun = () => waitFor(() => expect(answer).toBeDefined())
  const settle = async () => {
    await act(async () => answer?.())
    // What has come is taken up a turn later.
    await act(() => new Promise((done) => setTimeout(done)))
  }
  return { office: openOffice(runner, { hurry: 0, patient: 0 }), begun, settle }
}

describe('files whose plan is changed while every row is checked', () => {
  test('are to be checked again: what was found is of the plan before', async () => {
    const { office, begun, settle } = slowRunner(checked)
    render(
      <WorkProvider office={office}>
        <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
          <PlanForm
            looked={looked}
            given={{ files: [], separator: null, policy, asAt }}
            onSeparator={() => {}}
          />
        </DraftProvider>
      </WorkProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Check every row' }))
    await begun()
    fireEvent.change(screen.getByLabelText('score of File 1 is read as'), { target: { value: 'agrees' } })
    await settle()
    expect(screen.getByText(/Check every row again/)).toBeDefined()
    expect(screen.queryByText(/can be read/)).toBeNull()
    fireEvent.change(screen.getByLabelText('score of File 1 is read as'), { target: { value: 'score' } })
  })
})

describe('the table of faults', () => {
  const faults = Array.from({ length: 101 }, (_, row) => ({ table: 'B', row, column: 'ref', message: 'No.' }))

  test('promises a file only where somebody is kept aside', () => {
    const { container, rerender } = render(<FaultTable checked={{ ...checked, faults, faultCount: 101 }} />)
    expect(container.textContent).toMatch(/And 1 more\.$/)
    rerender(<FaultTable checked={{ ...checked, faults, faultCount: 101, good: 0 }} />)
    expect(container.textContent).toContain(
      'What is wrong with each person kept aside is in the file of them.',
    )
  })
})

describe('the day everybody is judged on', () => {
  test('stays where somebody cancels while everybody is looked at', async () => {
    const { office, begun, settle } = slowRunner(0)
    render(
      <WorkProvider office={office}>
        <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
          <AsAt />
        </DraftProvider>
      </WorkProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: /^Change/ }))
    fireEvent.change(screen.getByLabelText('Year'), { target: { value: '2027' } })
    fireEvent.click(screen.getByRole('button', { name: 'Set the day' }))
    await begun()
    fireEvent.click(screen.getByRole('button', { name: /^Cancel/ }))
    await settle()
    expect(screen.getByText('22 November 2026')).toBeDefined()
  })
})
