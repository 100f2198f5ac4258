import { useMemo } from 'react'
import type { Policy } from '@iom-rules/core'
import { layoutOf, regionsOf, type FlatRegion, type MachineLayout } from '@iom-rules/core/journey'
import { RegionFlow } from '../../journeys/diagram/RegionFlow.tsx'
import { RegionSvg } from '../../journeys/diagram/RegionSvg.tsx'

interface RegionDrawingProps {
  readonly policy: Policy
  readonly region: string
  readonly title: string
}

/** The part drawn, as the last draft that was a policy has it; the list of states says the same. */
export function RegionDrawing({ policy, region, title }: RegionDrawingProps) {
  const layout = useMemo(() => {
    const found = regionsOf(policy).find(({ id }) => id === region)
    return found === undefined ? null : withGuards(layoutOf(policy, region), policy, found)
  }, [policy, region])
  if (layout === null) {
    return <p className="govuk-body">It is drawn here as soon as the draft is a policy again.</p>
  }
  return (
    <>
      <RegionFlow layout={layout} now="" />
      <RegionSvg
        layout={layout}
        title={`${title}: its states, and the events that lead from one to another`}
        now=""
      />
    </>
  )
}

/** The drawing with a word at each event that something has to be met for. */
function withGuards(layout: MachineLayout, policy: Policy, { states }: FlatRegion): MachineLayout {
  const edges = layout.edges.map((edge) => {
    const lines = edge.events.map((event) => {
      const ways = states.get(edge.from)?.on[event] ?? []
      const isGuarded = ways.some(
        ({ target = edge.from, guard }) => target === edge.to && guard !== undefined,
      )
      return `${policy.events[event]?.title ?? event}${isGuarded ? ' (guarded)' : ''}`
    })
    return { ...edge, label: lines.join('\n') }
  })
  return { ...layout, edges }
}
