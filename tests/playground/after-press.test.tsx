import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { ParameterField } from '../../playground/src/policy/parameters/ParameterField.tsx'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

afterEach(cleanup)

test('an error that a press brings up waits until the press is over, so that what was pressed does not move', async () => {
  const policy = smallPolicy()
  const { threshold } = policy.parameters
  if (threshold === undefined) throw new Error('The small policy has a threshold')
  render(
    <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
      <ParameterField id="threshold" parameter={threshold} />
      <button>Elsewhere</button>
    </DraftProvider>,
  )
  const field = screen.getByLabelText('Severity score that must be reached')
  const message = 'Enter a severity score between 0 and 1,000'
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: 'lots' } })
  fireEvent.pointerDown(screen.getByText('Elsewhere'))
  fireEvent.blur(field)
  expect(screen.queryByText(message)).toBeNull()
  fireEvent.pointerUp(screen.getByText('Elsewhere'))
  expect(await screen.findByText(message)).toBeTruthy()
})
