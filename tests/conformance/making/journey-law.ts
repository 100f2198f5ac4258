// Holds a journey of the suite against the second interpreter of tests/properties, which knows nothing of the engine.
import type { Policy, PolicyDocument } from '@iom-rules/core'
import { replay } from '@iom-rules/core/journey'
import { differences, lawAsSeen, lawful, lawOf } from '../../properties/journey-runs.ts'
import type { Course } from './journeys.ts'
import { inOrder, journeyOf } from './portable.ts'

/** @throws Error with the first differences where they do not say the same of every step */
export function holdJourney(policy: Policy, document: PolicyDocument, course: Course): void {
  const journey = journeyOf(policy, course, 'A')
  const { steps, refused } = replay(policy, journey)
  const { laws, refused: wanted } = lawOf(withFigures(document), journey)
  const wrong = steps.flatMap((step, at) =>
    differences(inOrder(lawAsSeen(laws[at] as (typeof laws)[number])), inOrder(lawful(step.position))),
  )
  if (wrong.length > 0 || JSON.stringify(refused) !== JSON.stringify(wanted))
    throw new Error(`${document.id}, ${JSON.stringify(course)}\n  ${wrong.slice(0, 3).join('\n  ')}`)
}

/** The interpreter reads only numbers for when a duty is due, so parameters are put in place. */
function withFigures(document: PolicyDocument): PolicyDocument {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const name = 'fact' in value && Object.keys(value).length === 1 ? String(value.fact) : ''
    if (name.startsWith('parameter.')) return document.parameters?.[name.slice('parameter.'.length)]?.value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]))
  }
  const { events, machines } = document
  return { ...document, ...(walk({ events, machines }) as Partial<PolicyDocument>) }
}
