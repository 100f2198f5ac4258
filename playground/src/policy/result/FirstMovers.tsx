import { useMemo } from 'react'
import { addressOf } from '../../address/address.ts'
import type { Group } from '../../caseload/membership.ts'
import { useAsked, type ComparedPolicies } from '../../caseload/useCompared.ts'
import { count, numberInWords } from '../../words/numbers.ts'
import { MoversTable } from './MoversTable.tsx'

const shown = 20

interface FirstMoversProps {
  readonly asked: ComparedPolicies & { readonly decision: string; readonly group: Group }
  readonly people: number
}

/** The first of those whose answer changes; the rest are on the screen of the whole impact. */
export function FirstMovers({ asked, people }: FirstMoversProps) {
  const question = useMemo(() => ({ ...asked, area: '', from: '', to: '', start: 0, limit: shown }), [asked])
  const { latest } = useAsked('movers', question)
  if (latest === null) return null
  const { before, after, decision, group } = latest.asked
  const { total, movers } = latest.value
  return (
    <>
      <h3 className="govuk-heading-s" id="movers-heading">
        Who moves
      </h3>
      <p className="govuk-body-s" role="status">
        {said(total, people)}
      </p>
      {total > 0 && <MoversTable {...{ before, after, decision, movers }} labelledBy="movers-heading" />}
      {total > shown && (
        <p className="govuk-body-s">
          The first {shown} are shown.{' '}
          <a
            className="govuk-link"
            href={`#${addressOf('/impact', { decision, group: group === 'everyone' ? '' : group })}`}
          >
            See all {numberInWords(total)} on the Impact screen
          </a>
        </p>
      )}
    </>
  )
}

function said(moved: number, people: number): string {
  if (people === 0) return 'Nobody is counted here, so nobody can move.'
  if (moved > 0) return `${count(moved, 'person moves', 'people move')} out of ${numberInWords(people)}.`
  return `Nobody moves: the draft gives all ${numberInWords(people)} people the same answer as the published policy.`
}
