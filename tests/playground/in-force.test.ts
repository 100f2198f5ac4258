import { parsePolicy, type Policy, type PolicyDocument } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { outOfForceWords } from '../../playground/src/nominals/why/in-force.ts'
import { smallDocument } from './small-policy.ts'

function policyIn(inForce: PolicyDocument['inForce'], more: Partial<PolicyDocument> = {}): Policy {
  const parsed = parsePolicy({ ...smallDocument, inForce, ...more })
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

const published = policyIn({ from: '2021-01-01' })
const later = policyIn({ from: '2027-01-01' }, { version: '1.1.0' })

describe('whether the draft is in force on the day that is looked at', () => {
  test('nothing is said on a day on which the policy holds', () => {
    expect(outOfForceWords(published, published, '2026-11-22')).toBeNull()
    expect(outOfForceWords(published, later, '2027-01-01')).toBeNull()
  })

  test('a day before the first and after the last is said', () => {
    const trial = policyIn({ from: '2021-01-01', until: '2026-12-31' })
    expect(outOfForceWords(published, published, '2020-12-31')).toBe(
      'The policy is not in force on this day.',
    )
    expect(outOfForceWords(trial, trial, '2027-01-01')).toBe('The policy is not in force on this day.')
  })

  test('before a draft begins, the published version is the one in force', () => {
    expect(outOfForceWords(published, later, '2026-12-31')).toBe(
      'The draft is not in force on this day: it begins on 1 January 2027. The published version is in force.',
    )
  })

  test('a draft of an earlier version gives way on the day that the published one begins', () => {
    expect(outOfForceWords(later, published, '2026-12-31')).toBeNull()
    expect(outOfForceWords(later, published, '2027-01-01')).toBe(
      'The draft is not in force on this day: the published version began on 1 January 2027.',
    )
  })

  test('after the last day of a draft, the published version that is still in force is named', () => {
    const trial = policyIn({ from: '2025-01-01', until: '2025-12-31' })
    const standing = policyIn({ from: '2021-01-01', until: '2030-12-31' })
    expect(outOfForceWords(standing, trial, '2026-01-01')).toBe(
      'The draft is not in force on this day: its last was 31 December 2025. The published version is in force.',
    )
  })

  test('a draft that keeps the first day of the published version takes its place', () => {
    const draft = policyIn({ from: '2021-01-01' }, { title: 'Otherwise' })
    expect(outOfForceWords(published, draft, '2026-11-22')).toBeNull()
    expect(outOfForceWords(published, draft, '2020-12-31')).toBe('The policy is not in force on this day.')
  })

  test('another policy is no version that follows', () => {
    const local = policyIn({ from: '2021-01-01' }, { id: 'local' })
    expect(outOfForceWords(later, local, '2027-01-01')).toBeNull()
  })
})
