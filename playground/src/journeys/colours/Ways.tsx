import { useEffect, useRef } from 'react'
import type { TransitionRow, TransitionTable } from '@iom-rules/core/journey'
import { go, useQuery } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { journeyPath } from '../place.ts'
import { useShelf } from '../shelf/ShelfProvider.tsx'
import { journeyOfWay, titleIn, waysBetween } from './table.ts'

/** The events that lead from one colour to another, as the address asks; each with a case to look at. */
export function Ways({ table }: { table: TransitionTable }) {
  const query = useQuery()
  const from = query.get('from')
  const to = query.get('to')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (from !== null && to !== null) heading.current?.focus()
  }, [from, to])
  const shelf = useShelf()
  if (from === null || to === null) return null
  const ways = waysBetween(table, from, to)
  const see = (row: TransitionRow) => {
    const key = shelf.add((free) => journeyOfWay(table, row, free))
    go(journeyPath(key, { step: (row.example.earlier?.length ?? 0) + 1 }))
  }
  return (
    <section aria-labelledby="ways-title">
      <h2 className="govuk-heading-m" id="ways-title" tabIndex={-1} ref={heading}>
        From {titleIn(table.states, from)} to {titleIn(table.states, to)}
      </h2>
      <ul className="govuk-list">
        {ways.map((row) => {
          const title = titleIn(table.events, row.event)
          return (
            <li key={row.event}>
              {title}.{' '}
              <Button variant="link" onClick={() => see(row)}>
                See it happen<span className="govuk-visually-hidden"> {title}</span>
              </Button>
            </li>
          )
        })}
      </ul>
      {ways.length === 0 && <p className="govuk-body">No event leads from one to the other.</p>}
    </section>
  )
}
