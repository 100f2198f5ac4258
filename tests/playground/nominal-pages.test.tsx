import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parsePolicy, type Nominal, type PolicyDocument } from '@iom-rules/core'
import { DraftProvider } from '../../playground/src/draft/DraftProvider.tsx'
import { DraftEffect } from '../../playground/src/nominals/DraftEffect.tsx'
import { issueError } from '../../playground/src/nominals/form/form.ts'
import { EditNominalPage } from '../../playground/src/nominals/form/EditNominalPage.tsx'
import { NominalPage } from '../../playground/src/nominals/NominalPage.tsx'
import { assessedUnder } from '../../playground/src/nominals/useAssessment.ts'
import { asAt, smallCaseload, smallDocument, smallPolicy } from './small-policy.ts'

window.scrollTo = () => {}
HTMLElement.prototype.scrollIntoView = () => {}
afterEach(cleanup)
beforeEach(() => {
  location.hash = '#/nominals/new'
})

const policy = smallPolicy()

function policyOf(changed: Partial<PolicyDocument>) {
  const parsed = parsePolicy({ ...smallDocument, ...changed })
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '))
  return parsed.value
}

const wider = policyOf({
  facts: { ...smallDocument.facts, curfew: { type: 'boolean', title: 'Under curfew' } },
})

describe('one person under a draft that has other facts than the published policy', () => {
  const person: Nominal = { ref: 'A-1', facts: { score: 550, curfew: true } }

  test('is assessed with a fact that only the draft has', () => {
    const found = assessedUnder(policy, wider, person, { asAt })
    expect(found).toMatchObject({ nominal: person, before: {}, after: {} })
    expect(typeof found === 'string' ? found : found.after.decisions['cohort']).toMatchObject({
      possible: ['FIXED', 'FLEX', 'NONE'],
    })
  })

  test('is assessed without a fact that only the published policy has', () => {
    expect(assessedUnder(wider, policy, person, { asAt })).toMatchObject({
      nominal: { ref: 'A-1', facts: { score: 550 } },
      before: {},
    })
  })

  test('is told that there is nothing to compare with, where the published policy cannot judge the facts', () => {
    const higher = policyOf({
      facts: {
        ...smallDocument.facts,
        score: { type: 'number', minimum: 0, maximum: 2000, unit: 'score', title: 'Severity score' },
      },
    })
    const found = assessedUnder(policy, higher, { ref: 'A-1', facts: { score: 1500 } }, { asAt })
    if (typeof found === 'string') throw new Error(found)
    expect(found.before).toBeNull()
    render(<DraftEffect assessed={found} />)
    expect(screen.getByText(/do not fit the published policy/)).toBeDefined()
    const unfit = assessedUnder(higher, policy, { ref: 'A-1', facts: { score: 1500 } }, { asAt })
    expect(unfit).toMatch(/^The facts of A-1 do not fit the draft\. /)
  })
})

const saved = () => location.hash.replace('#/nominals/', '')

function show(nominalRef: string | null, under = policy) {
  return render(
    <DraftProvider published={{ policy: under, caseload: smallCaseload, asAt }}>
      <EditNominalPage nominalRef={nominalRef} />
      {smallCaseload.map(({ ref }) => (
        <div key={ref} data-testid={ref}>
          <NominalPage nominalRef={ref} />
        </div>
      ))}
    </DraftProvider>,
  )
}

describe('the interview', () => {
  beforeEach(() => {
    location.hash = '#/nominals/S-2/edit?ask=cohort'
  })

  test('saves what is answered, though nobody has pressed “Continue”', () => {
    show('S-2')
    fireEvent.change(screen.getByLabelText('Severity score'), { target: { value: '321' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save this person' }))
    expect(saved()).toBe('S-2')
    expect(screen.getByTestId('S-2').textContent).toContain('321')
  })

  test('loses nothing that was entered when all facts are shown instead', () => {
    show('S-2')
    fireEvent.change(screen.getByLabelText('Severity score'), { target: { value: '321' } })
    fireEvent.change(screen.getByLabelText('Ask for'), { target: { value: '' } })
    expect(screen.getByLabelText<HTMLInputElement>('Severity score').value).toBe('321')
  })

  test('says what is wrong with the answer, and saves nothing', () => {
    show('S-2')
    fireEvent.change(screen.getByLabelText('Severity score'), { target: { value: 'lots' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save this person' }))
    expect(saved()).toBe('S-2/edit?ask=cohort')
    expect(document.activeElement?.textContent).toContain('Enter a severity score between 0 and 1,000')
  })

  test('shows the fields that errors lead to', () => {
    location.hash = '#/nominals/S-2/edit'
    show('S-2')
    fireEvent.change(screen.getByLabelText('Severity score'), { target: { value: 'lots' } })
    fireEvent.change(screen.getByLabelText('Ask for'), { target: { value: 'flags' } })
    expect(screen.queryByLabelText('Severity score')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Save this person' }))
    expect(saved()).toBe('S-2/edit')
    expect(screen.getByLabelText<HTMLInputElement>('Severity score').value).toBe('lots')
  })

  test('keeps focus once the last question is answered', () => {
    location.hash = '#/nominals/S-2/edit?ask=flags'
    show('S-2')
    fireEvent.change(screen.getByLabelText('Day'), { target: { value: '1' } })
    fireEvent.change(screen.getByLabelText('Month'), { target: { value: '12' } })
    fireEvent.change(screen.getByLabelText('Year'), { target: { value: '2026' } })
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
    expect(document.activeElement?.textContent).toBe(
      'Nothing more to ask: no other fact can change the answer.',
    )
  })
})

describe('the form of all facts', () => {
  test('names each part after who supplies it, whatever the name is', () => {
    const team: PolicyDocument['facts'] = {
      agrees: { type: 'boolean', title: 'The team agrees', suppliedBy: 'the IOM team' },
    }
    show(null, policyOf({ facts: { ...smallDocument.facts, ...team } }))
    expect(screen.getByRole('region', { name: 'Supplied by: the IOM team' })).toBeDefined()
  })

  test('leads from a value that a list cannot hold to its boxes', () => {
    const issue = { severity: 'error', code: 'unknown-value', path: '/facts/needs/0', message: 'It cannot.' }
    expect(issueError(policy, issue as never, asAt).field).toBe('fact-needs-values')
  })
})
