import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import type { PolicyDocument } from '@iom-rules/core'
import { History } from '../../playground/src/policy/history/History.tsx'
import { inForceWords, signOffWords } from '../../playground/src/policy/history/words.ts'

afterEach(cleanup)

const police = { by: 'police', name: 'chief inspector', on: '2026-11-01' } as const
const probation = { by: 'probation', name: 'head of service', on: '2026-11-02' } as const
const governed = { version: '1.2.0', inForce: { from: '2026-12-01' } }

describe('the history of a policy', () => {
  test('has the days in force, the sign-offs and the change log, newest first', () => {
    const changes = [
      { version: '1.0.0', on: '2026-01-02', text: 'First version.' },
      { version: '1.1.0', on: '2026-03-04', text: 'A figure was raised.' },
    ]
    render(<History document={{ ...(cheshire as unknown as PolicyDocument), changes }} />)
    const section = screen.getByRole('region', { name: 'History, days in force and sign-offs' })
    expect(section.textContent).toContain('in force from 14 September 2021 until another version follows.')
    expect(section.textContent).toContain('not signed off: for demonstration')
    expect(
      within(section)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'A figure was raised.Version 1.1.0, 4 March 2026',
      'First version.Version 1.0.0, 2 January 2026',
    ])
  })

  test('says who signed it off, and for whom nobody did', () => {
    expect(signOffWords({ ...governed, signOffs: [police] })).toBe(
      'It is signed off for police (chief inspector) on 1 November 2026. It is not signed off for probation: not yet for use on people.',
    )
    expect(signOffWords({ ...governed, signOffs: [police, probation] })).toBe(
      'It is signed off for police (chief inspector) on 1 November 2026 and for probation (head of service) on 2 November 2026.',
    )
    expect(inForceWords({ ...governed, inForce: { from: '2026-12-01', until: '2027-11-30' } })).toBe(
      'Version 1.2.0 is in force from 1 December 2026 to 30 November 2027.',
    )
  })

  test('says that an empty log is empty', () => {
    const { changes: _, ...silent } = cheshire
    render(<History document={silent as unknown as PolicyDocument} />)
    expect(screen.getByText('The change log is empty.')).toBeDefined()
  })
})
