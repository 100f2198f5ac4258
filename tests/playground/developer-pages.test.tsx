import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { Nominal } from '@iom-rules/core'
import { AssessmentJson } from '../../playground/src/developer/text/AssessmentJson.tsx'
import { VectorsPage } from '../../playground/src/developer/vectors/VectorsPage.tsx'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
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
})
