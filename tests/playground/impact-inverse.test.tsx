import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { openCaseload, sweep } from '@iom-rules/core/caseload'
import type { ComparedCounts } from '../../playground/src/caseload/asked.ts'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { Headline } from '../../playground/src/impact/Headline.tsx'
import { InverseForm } from '../../playground/src/impact/sweep/InverseForm.tsx'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

afterEach(cleanup)

const policy = smallPolicy()
const threshold = policy.parameters['threshold']
if (threshold === undefined) throw new Error('no figure')

describe('the curve asked backwards', () => {
  test('says that nobody is in an area that the policy does not have, as an old address may ask', () => {
    render(
      <InverseForm
        policy={policy}
        sweep={sweep(openCaseload(policy, smallCaseload, { asAt }), 'threshold')}
        decision="cohort"
        lines={[{ answer: 'FIXED', title: 'FIXED' }]}
        area="ELSEWHERE"
        drafted={500}
        figure={{ id: 'threshold', parameter: threshold }}
        take={() => {}}
      />,
    )
    fireEvent.change(screen.getByLabelText('People'), { target: { value: '1' } })
    expect(screen.getByRole('status').textContent).toBe('Nobody counted is in ELSEWHERE, whatever the value.')
  })
})

describe('the headline', () => {
  const counted: ComparedCounts = {
    people: 4,
    peopleByArea: [2, 2],
    before: { areas: ['NORTH', 'SOUTH'], counts: [] },
    after: { areas: ['NORTH', 'SOUTH'], counts: [] },
    moves: [{ from: 'FLEX', to: 'FIXED', total: 1, byArea: [1, 0] }],
  }
  const said = (area: string, group: 'everyone' | 'members') => {
    render(
      <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
        <Headline
          counted={counted}
          compared={{ people: smallCaseload, asAt, before: policy, after: policy }}
          baseline={{ against: 'published', policy, words: 'the published policy', short: 'published' }}
          view={{
            against: 'published',
            decision: 'cohort',
            group,
            area,
            parameter: '',
            from: '',
            to: '',
            page: 1,
          }}
        />
      </DraftProvider>,
    )
    return screen.getByRole('status').textContent
  }

  test('speaks of an area only where the others are not counted', () => {
    expect(said('SOUTH', 'everyone')).toBe(
      'Cohort: nobody in South moves. The draft gives everybody in South the same answer as the published policy.',
    )
  })

  test('speaks of those counted where not everybody is', () => {
    expect(said('SOUTH', 'members')).toContain('gives everybody counted in South the same answer')
  })
})
