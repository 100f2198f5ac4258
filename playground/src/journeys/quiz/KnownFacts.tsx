import type { Nominal, Policy } from '@iom-rules/core'
import type { Standing } from '@iom-rules/core/journey'
import { FactList } from '../../nominals/FactList.tsx'
import { insideSentence } from '../../words/titles.ts'

interface KnownFactsProps {
  readonly policy: Policy
  readonly nominal: Nominal
  readonly standing: Standing
}

/** What is known, fact by fact, and what is not, in a sentence; nothing that is worked out from it. */
export function KnownFacts({ policy, nominal, standing }: KnownFactsProps) {
  const declared = Object.entries(policy.facts)
  const isKnown = (id: string) => nominal.facts[id] !== undefined && nominal.facts[id] !== null
  const known = Object.fromEntries(declared.filter(([id]) => isKnown(id)))
  const unknown = declared.filter(([id]) => !isKnown(id)).map(([, { title }]) => insideSentence(title))
  return (
    <>
      <FactList
        policy={{ ...policy, facts: known }}
        nominal={nominal}
        assessment={{ ...standing.assessment, derived: {} }}
      />
      {unknown.length > 0 && <p className="govuk-body">Not known: {unknown.join('; ')}.</p>}
    </>
  )
}
