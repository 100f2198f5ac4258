import { useMemo, useRef, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { layoutOf, regionsOf } from '@iom-rules/core/journey'
import { toMermaid } from '@iom-rules/core/interop'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { download, fileName } from '../../files/download.ts'
import { regionTitle, stateTitle } from '../words/changed.ts'
import { statesInWords } from './drawing.ts'
import { RegionFlow } from './RegionFlow.tsx'
import { RegionSvg } from './RegionSvg.tsx'

interface DiagramSectionProps {
  readonly policy: Policy
  /** The state of each region. */
  readonly states: { readonly [region: string]: string }
}

/** Where the case is in each part of the process, drawn and as a list. */
export function DiagramSection({ policy, states }: DiagramSectionProps) {
  const regions = regionsOf(policy).map(({ id }) => ({
    id,
    title: regionTitle(policy, id),
    note: stateTitle(policy, id, states[id] ?? null),
  }))
  const [chosen, setChosen] = useState(regions[0]?.id ?? '')
  if (regions.length === 0) return null
  return (
    <section className="diagram" aria-labelledby="diagram-title">
      <h2 className="govuk-heading-m" id="diagram-title">
        Where this is in the process
      </h2>
      <Tabs id="region" label="Parts of the process" tabs={regions} chosen={chosen} onChoose={setChosen}>
        <RegionPanel key={chosen} policy={policy} region={chosen} now={states[chosen] ?? ''} />
      </Tabs>
    </section>
  )
}

function RegionPanel({ policy, region, now }: { policy: Policy; region: string; now: string }) {
  const layout = useMemo(() => layoutOf(policy, region), [policy, region])
  const drawing = useRef<SVGSVGElement>(null)
  const title = regionTitle(policy, region)
  const words = statesInWords(layout, now)
  const saveDrawing = () => {
    if (drawing.current === null) return
    const text = new XMLSerializer().serializeToString(drawing.current)
    download(fileName(title, 'svg'), 'image/svg+xml', text)
  }
  const saveMermaid = () =>
    download(fileName(title, 'mmd'), 'text/vnd.mermaid', toMermaid(policy, { region }))
  return (
    <>
      <p className="govuk-body">
        Now: <strong>{stateTitle(policy, region, now)}</strong>.
        {layout.edges.length === 0 && <Follows policy={policy} region={region} />}
      </p>
      <RegionFlow layout={layout} now={now} />
      <RegionSvg
        layout={layout}
        title={`${title}, now: ${stateTitle(policy, region, now)}`}
        now={now}
        ref={drawing}
      />
      <Details summary={`The same as a list: ${title}`}>
        <ul className="govuk-list govuk-list--bullet">
          {words.map(({ id, title, isNow, leadsTo }) => (
            <li key={id}>
              {title}
              {isNow && <strong> (now)</strong>}
              {leadsTo.map(({ to, by }) => (
                <span key={to} className="diagram__way">
                  to {to}, by {by.map((each) => `“${each}”`).join(' or ')}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Details>
      <p className="no-print">
        <Button small variant="secondary" onClick={saveDrawing}>
          Save the diagram as SVG
        </Button>{' '}
        <Button small variant="secondary" onClick={saveMermaid}>
          Save it as Mermaid
        </Button>
      </p>
    </>
  )
}

/** Nothing is drawn between the states of a part that only follows an answer of the policy. */
function Follows({ policy, region }: { policy: Policy; region: string }) {
  const follows = regionsOf(policy).find(({ id }) => id === region)?.follows
  return (
    <>
      {' '}
      It follows {follows?.kind === 'fact' ? 'a fact' : 'an answer of the policy'}, so no arrows are drawn.
      {follows?.id === 'status' && (
        <>
          {' '}
          <a className="govuk-link" href="#/journeys/colours">
            Which colour can follow which
          </a>{' '}
          is worked out in a table.
        </>
      )}
    </>
  )
}
