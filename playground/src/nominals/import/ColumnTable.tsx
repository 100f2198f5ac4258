import type { Policy } from '@iom-rules/core'
import { personalWords } from '@iom-rules/core/record'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { columnField, targetTitle } from './faults.ts'
import type { LookedColumn, LookedTable } from './look.ts'

interface ColumnTableProps {
  readonly policy: Policy
  readonly table: LookedTable
  /** Position of the table among those of the files. */
  readonly position: number
  /** The list whose records are in the rows, or `null` for people. */
  readonly fact: string | null
  readonly columns: readonly string[]
  /** May case numbers put this table together with another one, and be forgotten then? */
  readonly joins: boolean
  readonly onChange: (columns: readonly string[]) => void
}

/** Says what each column of a table is. */
export function ColumnTable({ policy, table, position, fact, columns, joins, onChange }: ColumnTableProps) {
  const targets = targetsOf(policy, fact)
  return (
    <ScrollRegion label={`Columns of ${table.name}`}>
      <table className="govuk-table columns">
        <caption className="govuk-visually-hidden">What each column of {table.name} is</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Column', 'First values', 'Read as'].map((heading) => (
              <th key={heading} scope="col" className="govuk-table__header">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {table.columns.map((column, at) => (
            <tr key={at} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {column.header || `Column ${at + 1}`}
              </th>
              <td className="govuk-table__cell">
                <FirstValues column={column} />
              </td>
              <td className="govuk-table__cell">
                <Target
                  id={columnField(position, at)}
                  label={`${column.header || `Column ${at + 1}`} of ${table.name} is read as`}
                  column={column}
                  choices={column.personal === null ? targets : joins ? ['ref'] : []}
                  titleOf={(target) => targetTitle(policy, fact, target)}
                  value={columns[at] ?? ''}
                  onChange={(target) =>
                    onChange(
                      table.columns.map((_, other) => (other === at ? target : (columns[other] ?? ''))),
                    )
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function targetsOf(policy: Policy, fact: string | null): readonly string[] {
  if (fact === null) return ['ref', 'area', ...Object.keys(policy.facts)]
  const declared = policy.facts[fact]
  return ['ref', ...Object.keys(declared?.type === 'list' ? (declared.record ?? {}) : {})]
}

function FirstValues({ column: { personal, samples } }: { column: LookedColumn }) {
  if (personal !== null)
    return <span className="not-known">Not shown: looks like {personalWords[personal]}</span>
  return samples.length === 0 ? <span className="not-known">Empty</span> : <>{samples.join(', ')}</>
}

interface TargetProps {
  readonly id: string
  readonly label: string
  readonly column: LookedColumn
  readonly choices: readonly string[]
  readonly titleOf: (target: string) => string
  readonly value: string
  readonly onChange: (target: string) => void
}

function Target({ id, label, column, choices, titleOf, value, onChange }: TargetProps) {
  if (choices.length === 0) return <strong>Left out</strong>
  const word = column.personal === null ? titleOf : () => 'Only puts the tables together; not kept'
  return (
    <select
      className="govuk-select columns__select"
      id={id}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">Leave out</option>
      {choices.map((target) => (
        <option key={target} value={target}>
          {word(target)}
        </option>
      ))}
    </select>
  )
}
