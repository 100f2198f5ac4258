import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { markersOf, pathwaysFor, replay } from '@iom-rules/core/journey'
import { MarkersOfSuccess } from '../../playground/src/journeys/teach/MarkersOfSuccess.tsx'
import { Pathways } from '../../playground/src/journeys/teach/Pathways.tsx'
import { scenario, shownPolicy } from './journeys.ts'

afterEach(cleanup)

const policy = shownPolicy()
const timeline = replay(policy, scenario(policy, 'escalating-burglar'))

test('the markers are those that the journey gives, and say that they prove nothing', () => {
  render(<MarkersOfSuccess policy={policy} timeline={timeline} />)
  const { markers } = markersOf(policy, timeline)
  expect(markers).toHaveLength(4)
  for (const { title } of markers) expect(screen.getByText(title)).toBeTruthy()
  expect(screen.getByText(/do not show that anything caused them/)).toBeTruthy()
})

test('the pathways mark what is needed, and which took up several of the older ones', () => {
  const standing = timeline.steps[0]?.standing
  if (standing === undefined) throw new Error('no start')
  const { container } = render(<Pathways policy={policy} standing={standing} />)
  const needed = pathwaysFor(policy, standing.facts['needs'] as string[]).pathways.filter(
    ({ needs }) => needs.length > 0,
  )
  const rows = [...container.querySelectorAll('.govuk-summary-list__row')].map((row) => row.textContent)
  expect(rows).toHaveLength(Object.keys(policy.pathways ?? {}).length)
  expect(rows.filter((row) => row?.includes('Needed.'))).toHaveLength(needed.length)
  expect(rows).toContainEqual(expect.stringContaining('Takes up 2 pathways of the older scheme.'))
})
