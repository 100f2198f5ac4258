import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { DraftProvider, useChange } from '../../playground/src/draft/DraftProvider.tsx'
import { EffectLine } from '../../playground/src/effect/EffectLine.tsx'
import { EffectPanel } from '../../playground/src/effect/EffectPanel.tsx'
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

/** What a draft with a higher threshold comes to, in a line and beside an edit; what is `failing` is not worked out. */
function show(failing: (order: Order) => boolean) {
  const run = (order: Order, tell: (told: Told) => void) => {
    setTimeout(() => (failing(order) ? tell({ kind: 'failed', message: 'Too much.' }) : doTask(order, tell)))
  }
  const office = openOffice({ warm() {}, run, stop() {} }, { hurry: 0, patient: 0 })
  render(
    <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
      <WorkProvider office={office}>
        <RaiseThreshold />
        <EffectLine />
        <EffectPanel />
      </WorkProvider>
    </DraftProvider>,
  )
  fireEvent.click(screen.getByText('Raise'))
}

test('what a draft comes to is said in a line', async () => {
  show(() => false)
  await screen.findByText('1 person moves')
  await screen.findByText('the checks find nothing new')
  await screen.findByText('changes Cohort')
  expect(await screen.findByText('The policy has no examples.')).toBeTruthy()
})

test('what was not worked out is not said to be on its way, and there is a way to try again', async () => {
  show(({ task }) => task !== 'examples')
  await screen.findByText('nobody is counted')
  await screen.findByText('not compared')
  await screen.findByText('the checks were not run to the end')
  expect(screen.queryByText(/…/)).toBeNull()
})

test('where the published policy could not be checked that is said', async () => {
  show(({ task, input }) => task === 'verify' && input.policy.hash === policy.hash)
  await screen.findByText(/Too much\./)
  expect(screen.getByRole('button', { name: /Checking the published policy$/ })).toBeTruthy()
})
