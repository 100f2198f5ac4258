import type { Basis, Policy } from '@iom-rules/core'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { listInWords } from '../../words/answers.ts'

interface RestsOnProps {
  readonly policy: Policy
  readonly basis: Basis
  readonly of: string
}

/** What a row rests on, on demand; on paper in few words, which keep the rows low. */
export function RestsOn({ policy, basis, of }: RestsOnProps) {
  return (
    <>
      <BasisDetails policy={policy} basis={basis} of={of} />
      <span className="decision-table__paper">{inFewWords(policy, basis)}</span>
    </>
  )
}

/** `The slides, lines 51 and 52`; `Assumption`. */
function inFewWords(policy: Policy, { cite = [], assumption }: Basis): string {
  const sources = [...new Set(cite.map(({ source }) => source))]
  const places = sources.map((source) => {
    const lines = cite.filter((each) => each.source === source).map(({ line }) => String(line))
    return `${policy.sources[source]?.title ?? source}, ${lines.length === 1 ? 'line' : 'lines'} ${listInWords(lines)}`
  })
  return [...places, ...(assumption === undefined ? [] : ['Assumption'])].join('; ')
}
