import { Fragment } from 'react'
import type { Policy } from '@iom-rules/core'
import { count, numberInWords } from '../../words/numbers.ts'
import { NominalRow } from './NominalRow.tsx'
import { useIsPrinted } from './useIsPrinted.ts'
import { useWindow } from './useWindow.ts'
import { rowOf, type Answered, type View } from './view.ts'

interface NominalsTableProps {
  readonly policy: Policy
  readonly decisions: readonly string[]
  readonly answered: Answered
  readonly rows: Uint32Array
  readonly view: View
  readonly change: (changed: { readonly [name: string]: string }) => void
}

/** More would be a book, and nobody reads it. */
const printedAtMost = 500

/** It scrolls, so it must be reached by keyboard. */
const region = { role: 'region', 'aria-label': 'Nominals', tabIndex: 0 } as const

/** The people, ordered by any column. Only the rows that can be seen are there, however many there are. */
export function NominalsTable({ policy, decisions, answered, rows, view, change }: NominalsTableProps) {
  const { box, virtual, focus } = useWindow(rows)
  const isPrinted = useIsPrinted()
  const columns = [
    { id: 'ref', title: 'Reference' },
    ...decisions.map((id) => ({ id, title: policy.decisions[id]?.title ?? id })),
    { id: 'membership', title: 'Membership' },
    { id: 'area', title: 'Area' },
  ]
  const seen = isPrinted
    ? Array.from({ length: Math.min(rows.length, printedAtMost) }, (_, index) => ({
        index,
        start: 0,
        end: 0,
      }))
    : virtual.getVirtualItems()
  const total = isPrinted ? 0 : virtual.getTotalSize()
  return (
    <>
      {isPrinted && rows.length > printedAtMost && (
        <p className="govuk-body">
          Printed: the first {numberInWords(printedAtMost)} of {count(rows.length, 'person', 'people')}.
          Narrow the table to print others.
        </p>
      )}
      <div className="scroll-region nominals-region" ref={box} {...region}>
        <table className="govuk-table nominals" aria-rowcount={rows.length + 1}>
          <caption className="govuk-visually-hidden">
            Nominals; the buttons in the headings order them
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row" aria-rowindex={1}>
              {columns.map(({ id, title }) => (
                <SortHeading key={id} id={id} title={title} view={view} change={change} />
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body" {...focus}>
            {seen.map(({ index, start }, at) => {
              const row = rowOf(answered, rows[index] ?? -1)
              if (row === undefined) return null
              return (
                <Fragment key={rows[index]}>
                  <Gap height={start - (seen[at - 1]?.end ?? 0)} />
                  <NominalRow {...{ policy, decisions, row, index }} />
                </Fragment>
              )
            })}
            <Gap height={total - (seen.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The height of rows that are too far away to be there. */
function Gap({ height }: { height: number }) {
  if (height < 1) return null
  return <tr aria-hidden="true" style={{ height }} />
}

interface SortHeadingProps extends Pick<NominalsTableProps, 'view' | 'change'> {
  readonly id: string
  readonly title: string
}

function SortHeading({ id, title, view, change }: SortHeadingProps) {
  const isSorted = view.sort === id
  const order = view.descending ? 'descending' : 'ascending'
  const next = isSorted && !view.descending ? 'descending' : ''
  return (
    <th scope="col" className="govuk-table__header" aria-sort={isSorted ? order : 'none'}>
      <button type="button" className="sort-button" onClick={() => change({ sort: id, order: next })}>
        {title}
        <span className="sort-button__arrow" aria-hidden="true">
          {isSorted ? (view.descending ? '▼' : '▲') : '↕'}
        </span>
      </button>
    </th>
  )
}
