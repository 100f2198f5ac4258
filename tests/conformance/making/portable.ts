// The shapes in which answers stand in the suite.
import type { Assessment, Policy } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import type { Course } from './journeys.ts'

/** What every port must give: no reasons, and of derived facts those the decision tests, where they are known. */
export function portable(assessment: Assessment, tests: ReadonlySet<string>): object {
  const derived = Object.entries(assessment.derived).filter(
    ([id, found]) => tests.has(id) && found !== null && typeof found !== 'object',
  )
  return {
    decisions: Object.fromEntries(
      Object.entries(assessment.decisions).map(([id, result]) => {
        const { because: _, hitPolicy: __, ...answer } = result
        return [id, answer]
      }),
    ),
    ...(derived.length === 0 ? {} : { derived: Object.fromEntries(derived) }),
    ...(assessment.conflicts.length === 0
      ? {}
      : { conflicts: assessment.conflicts.map(({ assumption }) => assumption) }),
  }
}

/** With the keys of every object in alphabetical order, as canonical JSON (RFC 8785) has them. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, inOrder(member)]),
  )
}

/** The journey of a case, as `replay` takes it. */
export function journeyOf(policy: Pick<Policy, 'id'>, { start, events }: Course, ref: string): Journey {
  return { id: ref.toLowerCase(), title: ref, policy: { id: policy.id }, start: { ref, ...start }, events }
}
