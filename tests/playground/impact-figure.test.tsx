import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { openCaseload, sweep } from '@iom-rules/core/caseload'
import { parsePolicy } from '@iom-rules/core'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { FollowedFigure } from '../../playground/src/impact/sweep/FollowedFigure.tsx'
import { asAt, smallCaseload, smallDocument } from './small-policy.ts'

afterEach(cleanup)

test('lines and answers chosen of one decision are not asked of another', () => {
  const { cohort, flags } = smallDocument.decisions ?? {}
  if (cohort === undefined || flags === undefined) throw new Error('no decisions')
  const other = { ...cohort, title: 'Other', outcomes: { A: {}, B: {} } }
  const [fixed] = cohort.rules
  if (fixed === undefined) throw new Error('no rule')
  const parsed = parsePolicy({
    ...smallDocument,
    decisions: {
      cohort,
      other: {
        ...other,
        rules: [{ ...fixed, name: 'other', event: { type: 'A' } }],
        otherwise: { outcome: 'B', assumption: 'For the test.' },
      },
      flags,
    },
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const policy = parsed.value
  const swept = sweep(openCaseload(policy, smallCaseload, { asAt }), 'threshold')
  const parameter = policy.parameters['threshold']
  if (parameter === undefined) throw new Error('no figure')
  const figure = { id: 'threshold', parameter }
  const shown = (decision: string) => (
    <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
      <FollowedFigure
        compared={{ people: smallCaseload, asAt, before: policy, after: policy }}
        view={{
          against: 'published',
          decision,
          group: 'everyone',
          area: '',
          parameter: '',
          from: '',
          to: '',
          page: 1,
        }}
        sweep={{
          figures: [figure],
          figure,
          work: { state: 'working' } as never,
          sweep: swept,
          tallyAt: null,
        }}
        figure={figure}
        tried={null}
        setTried={() => {}}
      />
    </DraftProvider>
  )
  const { rerender } = render(shown('cohort'))
  fireEvent.change(screen.getByLabelText('Answer'), { target: { value: 'FLEX' } })
  fireEvent.change(screen.getByLabelText('People'), { target: { value: '1' } })
  rerender(shown('other'))
  fireEvent.change(screen.getByLabelText('People'), { target: { value: '1' } })
  expect(document.querySelector('.inverse')?.textContent).not.toContain('FLEX in')
  expect(document.querySelectorAll('.legend__entry').length).toBeGreaterThan(0)
})
