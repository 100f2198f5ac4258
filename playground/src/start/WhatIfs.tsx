import { go } from '../address/address.ts'
import { Button } from '../design/Button.tsx'
import type { ParameterValue } from '../draft/draft.ts'
import { useChange, usePublished } from '../draft/DraftProvider.tsx'

interface WhatIf {
  readonly parameter: string
  readonly value: ParameterValue
  readonly text: string
}

const whatIfs: readonly WhatIf[] = [
  { parameter: 'cssThreshold', value: 700, text: 'What if a Crime Severity Score of 700 were enough?' },
  { parameter: 'countedProofs', value: ['CONVICTED'], text: 'What if only convictions counted?' },
  { parameter: 'mappaPrecedenceMinLevel', value: 2, text: 'What if MAPPA led only from level 2?' },
]

/** Changes to try: each is made, and the policy shown. */
export function WhatIfs() {
  const { policy } = usePublished()
  const change = useChange()
  const ask = ({ parameter, value }: WhatIf) => {
    change.parameterSet({ published: policy.document, parameter, value })
    go('/policy')
  }
  const here = whatIfs.filter(({ parameter }) => policy.parameters[parameter] !== undefined)
  if (here.length === 0) return null
  return (
    <>
      <h3 className="govuk-heading-s no-print">Try one</h3>
      <ul className="govuk-list">
        {here.map((whatIf) => (
          <li key={whatIf.parameter}>
            <Button variant="link" onClick={() => ask(whatIf)}>
              {whatIf.text}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
