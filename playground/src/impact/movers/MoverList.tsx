import { useMemo } from 'react'
import type { ComparedCounts } from '../../caseload/asked.ts'
import { useAsked, type ComparedPolicies } from '../../caseload/useCompared.ts'
import { shortAnswer } from '../../changes/effect/move.ts'
import { Button } from '../../design/Button.tsx'
import { Pagination } from '../../design/Pagination.tsx'
import { MoversTable } from '../../policy/result/MoversTable.tsx'
import { count, numberInWords } from '../../words/numbers.ts'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import type { Baseline } from '../baseline/useBaseline.ts'
import type { Change, View } from '../view.ts'

/** People on a page of the list. */
const onPage = 25

interface MoverListProps {
  readonly counted: ComparedCounts
  readonly compared: ComparedPolicies
  readonly baseline: Baseline
  readonly view: View
  readonly address: (changed: { readonly [name: string]: string }) => string
  readonly change: Change
}

/** Who moves, a page at a time, with what it hangs on and the way to why. */
export function MoverList({ counted, compared, view, address, change }: MoverListProps) {
  const { decision, group, area, from, to, page } = view
  const question = useMemo(
    () => ({ ...compared, decision, group, area, from, to, start: (page - 1) * onPage, limit: onPage }),
    [compared, decision, group, area, from, to, page],
  )
  const { work, latest } = useAsked('movers', question)
  if (counted.moves.length === 0) return null
  return (
    <section className="impact__part" aria-labelledby="impact-movers">
      <h2 className="govuk-heading-m" id="impact-movers">
        Who moves
      </h2>
      {from !== '' && (
        <p className="govuk-body">
          From {shortAnswer(compared.before, decision, from)} to {shortAnswer(compared.after, decision, to)}.{' '}
          <Button variant="link" onClick={() => change({ from: '', to: '' })}>
            Show everybody who moves
          </Button>
        </p>
      )}
      {latest === null ? (
        <WorkStatus work={work} doing="Looking for who moves" />
      ) : (
        <>
          <p className="govuk-body" role="status">
            {count(latest.value.total, 'person moves', 'people move')}
            {latest.value.total > onPage &&
              `, ${numberInWords(latest.asked.start + 1)} to ${numberInWords(
                latest.asked.start + latest.value.movers.length,
              )} shown. The files to save have them all`}
            .
          </p>
          {latest.value.movers.length > 0 && (
            <MoversTable
              before={latest.asked.before}
              after={latest.asked.after}
              decision={latest.asked.decision}
              movers={latest.value.movers}
              labelledBy="impact-movers"
              toDecision
            />
          )}
          <Pagination
            page={page}
            pages={Math.ceil(latest.value.total / onPage)}
            addressOf={(to) => address({ page: to === 1 ? '' : String(to) })}
          />
        </>
      )}
    </section>
  )
}
