import type { TableState } from './useTable.ts'

/** The heading of what is open under a row, which takes focus when it opens. */
export function PanelHead({ table, children }: { table: TableState; children: string }) {
  return (
    <h2 className="govuk-heading-s" id={table.headingId} tabIndex={-1}>
      {children}
    </h2>
  )
}
