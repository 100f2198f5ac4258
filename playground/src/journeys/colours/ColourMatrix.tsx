import type { TransitionChanges, TransitionTable } from '@iom-rules/core/journey'
import { addressOf } from '../../address/address.ts'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { count } from '../../words/numbers.ts'
import { waysBetween } from './table.ts'

interface ColourMatrixProps {
  readonly table: TransitionTable
  readonly change: TransitionChanges | null
}

/** From each colour to each: by how many events, with a way to see them. */
export function ColourMatrix({ table, change }: ColourMatrixProps) {
  const { states } = table
  return (
    <ScrollRegion label="Which colour can follow which">
      <table className="govuk-table transitions">
        <caption className="govuk-table__caption govuk-table__caption--s">
          From the colour at the left to the colour above, by so many events
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              From
            </th>
            {states.map(({ id, title }) => (
              <th key={id} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {states.map((from) => (
            <tr key={from.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {from.title}
              </th>
              {states.map((to) => (
                <td key={to.id} className="govuk-table__cell">
                  <Cell table={table} change={change} from={from} to={to} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type State = TransitionTable['states'][number]

function Cell({ table, change, from, to }: ColourMatrixProps & { readonly from: State; readonly to: State }) {
  const ways = waysBetween(table, from.id, to.id).length
  const between = ({ from: one, to: other }: { from: string; to: string }) =>
    one === from.id && other === to.id
  const added = change?.appeared.filter(between).length ?? 0
  const gone = change?.disappeared.filter(between).length ?? 0
  return (
    <>
      {ways === 0 ? (
        <span className="transitions__never">{table.exact ? 'Never' : 'None found'}</span>
      ) : (
        <a className="govuk-link" href={`#${addressOf('/journeys/colours', { from: from.id, to: to.id })}`}>
          {from === to && 'Stays: '}
          {count(ways, 'event', 'events')}
          <span className="govuk-visually-hidden">
            {' '}
            from {from.title} to {to.title}
          </span>
        </a>
      )}
      {added > 0 && <span className="transitions__change">{added} new</span>}
      {gone > 0 && <span className="transitions__change">{gone} gone</span>}
    </>
  )
}
