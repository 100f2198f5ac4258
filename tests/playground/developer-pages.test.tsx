import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { Nominal } from '@iom-rules/core'
import { AssessmentJson } from '../../playground/src/developer/text/AssessmentJson.tsx'
import { VectorsPage } from '../../playground/src/developer/vectors/VectorsPage.tsx'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
import type { Runner } from '../../playground/src/work/runner.ts'
import { doTask } from '../../playground/src/work/tasks.ts'
import { WorkProvider } from '../../playground/src/work/WorkProvider.tsx'
import { asAt, smallPolicy } from './small-policy.ts'

window.scrollTo = () => {}
afterEach(cleanup)

// Such as a narrower bound of the draft makes of somebody.
const misfit: Nominal = { ref: 'A-1', facts: { score: 5000 } }

const policy = smallPolicy()
const asked = { policy, nominal: misfit, asAt, decision: 'cohort', policyFile: 'small-draft.json' }

describe('with a person whose facts do not fit the draft', () => {
  test.each([
    [
      'the JSON of the assessment says so',
      <AssessmentJson key="json" asked={asked} />,
      /The facts of A-1 do not fit the draft/,
    ],
    ['the vectors can still be asked for', <VectorsPage key="vectors" />, /How many people, from the top/],
  ])('%s', async (_title, page, words) => {
    location.hash = '#/developer/vectors'
    render(
      <WorkProvider office={openOffice({ warm() {}, run() {}, stop() {} })}>
        <DraftProvider published={{ policy, caseload: [misfit], asAt }}>{page}</DraftProvider>
      </WorkProvider>,
    )
    expect(await screen.findByText(words)).toBeDefined()
  })
  test('the vectors tell who is left out, and why', async () => {
    const run: Runner['run'] = (order, tell) => void setTimeout(() => doTask(order, tell))
    render(
      <WorkProvider office={openOffice({ warm() {}, run, stop() {} })}>
        <DraftProvider published={{ policy, caseload: [misfit], asAt }}>
          <VectorsPage />
        </DraftProvider>
      </WorkProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Save the caseload as vectors' }))
    expect((await screen.findByText(/1 person is left out/)).textContent).toContain('Nothing is saved')
    expect(screen.getByText('Who is left out, and why')).toBeDefined()
    expect(screen.getByRole('link', { name: 'A-1' }).closest('li')?.textContent).toContain('/facts/score')
  })
})
