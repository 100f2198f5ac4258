import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { DraftProvider, useDraft, usePolicies } from '../../playground/src/draft/DraftProvider.tsx'
import { DraftBar } from '../../playground/src/frame/DraftBar.tsx'
import { ParameterField } from '../../playground/src/policy/parameters/ParameterField.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
import { WorkProvider } from '../../playground/src/work/WorkProvider.tsx'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

afterEach(cleanup)

const policy = smallPolicy()

function Watch() {
  const { draft } = usePolicies()
  const mistyped = useDraft((now) => now.mistyped)
  return (
    <pre data-testid="watch">
      {JSON.stringify({
        threshold: draft.parameters['threshold']?.value,
        counted: draft.parameters['counted']?.value,
        mistyped,
      })}
    </pre>
  )
}

function show() {
  render(
    <WorkProvider office={openOffice({ warm: () => {}, run: () => {}, stop: () => {} })}>
      <DraftProvider published={{ policy, caseload: smallCaseload, asAt }}>
        <DraftBar />
        {Object.entries(policy.parameters).map(([id, parameter]) => (
          <ParameterField key={id} id={id} parameter={parameter} />
        ))}
        <Watch />
      </DraftProvider>
    </WorkProvider>,
  )
}

const seen = () => JSON.parse(screen.getByTestId('watch').textContent ?? '') as Record<string, unknown>
const box = () => screen.getByLabelText<HTMLInputElement>('Severity score that must be reached')
const type = (text: string) => {
  fireEvent.focus(box())
  fireEvent.change(box(), { target: { value: text } })
}
const message = 'Enter a severity score between 0 and 1,000'

describe('the field of a figure', () => {
  test('changes the draft as it is typed', () => {
    show()
    type('600')
    expect(seen()).toMatchObject({ threshold: 600 })
    expect(screen.getByText(/Changed in this draft/)).toBeTruthy()
    expect(screen.getByText('+ 1 change')).toBeTruthy()
  })

  test.each(['', 'lots', '-1', '1001', '1e2'])(
    'keeps `%s` with an error, and the last valid policy',
    (text) => {
      show()
      type('600')
      fireEvent.change(box(), { target: { value: text } })
      expect(screen.queryByText(message)).toBeNull()
      fireEvent.blur(box())
      expect(screen.getByText(message)).toBeTruthy()
      expect(box().value).toBe(text)
      expect(box().getAttribute('aria-invalid')).toBe('true')
      expect(seen()).toMatchObject({ threshold: 600, mistyped: { '/parameters/threshold/value': text } })
    },
  )

  test('goes back to what was published, and undo goes back from that', () => {
    show()
    type('600')
    fireEvent.blur(box())
    fireEvent.click(screen.getByRole('button', { name: /^Reset to 500/ }))
    expect(box().value).toBe('500')
    expect(seen()).toMatchObject({ threshold: 500, mistyped: {} })
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(box().value).toBe('600')
  })

  test('steps within its bounds', () => {
    show()
    const raise = screen.getByRole('button', { name: /^Raise/ })
    for (let times = 0; times < 12; times++) fireEvent.click(raise)
    expect(seen()).toMatchObject({ threshold: 1000 })
    fireEvent.click(screen.getByRole('button', { name: /^Lower/ }))
    expect(box().value).toBe('950')
  })

  test('shows the passage it rests on word for word, with document and line', () => {
    show()
    expect(screen.getByText('five hundred or more')).toBeTruthy()
    expect(screen.getByText('The slides, line 3')).toBeTruthy()
  })
})

describe('the field of a list', () => {
  test('takes members in and out, and asks for at least one', () => {
    show()
    fireEvent.click(screen.getByLabelText('Other'))
    expect(seen()).toMatchObject({ counted: ['BURGLARY', 'OTHER'] })
    fireEvent.click(screen.getByLabelText('Burglary'))
    fireEvent.click(screen.getByLabelText('Other'))
    expect(screen.getByText('Choose at least one for “Offences that count”')).toBeTruthy()
    expect(seen()).toMatchObject({ counted: ['OTHER'], mistyped: { '/parameters/counted/value': '' } })
  })
})
