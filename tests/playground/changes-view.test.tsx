import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { ChangesPage } from '../../playground/src/changes/ChangesPage.tsx'
import { ExportPage } from '../../playground/src/changes/export/ExportPage.tsx'
import { ImpactProvider } from '../../playground/src/impact/ImpactProvider.tsx'
import { DraftProvider, useChange } from '../../playground/src/draft/DraftProvider.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
import type { Order, Told } from '../../playground/src/work/task.ts'
import { doTask } from '../../playground/src/work/tasks.ts'
import { WorkProvider } from '../../playground/src/work/WorkProvider.tsx'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

afterEach(cleanup)

// What is worked out is there when it is there, on a busy machine too.
configure({ asyncUtilTimeout: 20_000 })

const policy = smallPolicy()

function RaiseThreshold() {
  const change = useChange()
  const raise = () => change.parameterSet({ published: policy.document, parameter: 'threshold', value: 600 })
  return <button onClick={raise}>Raise</button>
}

/** Both screens on a draft with a higher threshold; `answer` may do a piece of work otherwise. */
function show(answer: (order: Order) => Told | null = () => null) {
  const runner = {
    run(order: Order, tell: (told: Told) => void) {
      const other = answer(order)
      setTimeout(() => (other === null ? doTask(order, tell) : tell(other)))
    },
    stop() {},
  }
  const office = openOffice({ warm() {}, ...runner }, { hurry: 0, patient: 0 })
  render(
    <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
      <WorkProvider office={office}>
        <ImpactProvider>
          <RaiseThreshold />
          <ChangesPage />
          <ExportPage />
        </ImpactProvider>
      </WorkProvider>
    </DraftProvider>,
  )
  fireEvent.click(screen.getByText('Raise'))
}

describe('the changes of a draft', () => {
  test('are there with every part of the note', async () => {
    show()
    const note = await screen.findByRole('article', { name: /^Change note/ })
    expect(note.textContent).toContain('Severity score that must be reached: 500 became 600')
    expect(note.textContent).toContain('1 of 4 invented sample people gets another answer.')
    expect(note.textContent).toContain('The policy has no examples.')
  })

  test('that cannot be compared say why, give another try, and no note is made of nothing', async () => {
    let tries = 0
    show(({ task }) =>
      task === 'compare' && tries++ === 0 ? { kind: 'failed', message: 'Too much to look at.' } : null,
    )
    const [said] = await screen.findAllByText(/Too much to look at\./)
    expect(said).toBeDefined()
    expect(screen.queryByText('Policy file and change note')).toBeNull()
    const [again] = screen.getAllByRole('button', { name: /^Try again/ })
    if (again === undefined) throw new Error('No way to try again')
    fireEvent.click(again)
    await screen.findByText('Policy file and change note')
  })

  test('of which the checks were stopped have a note that says so', async () => {
    show(({ task }) => (task === 'verify' ? { kind: 'failed', message: 'Stopped.' } : null))
    const note = await screen.findByRole('article', { name: /^Change note/ })
    const heading = within(note).getByRole('heading', { name: 'What the checks find' })
    expect(heading.parentElement?.textContent).toContain('They were not run to the end.')
  })
})
