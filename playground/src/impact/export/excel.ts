import writeExcelFile from 'write-excel-file/universal'
import type { FileCell, FileTable } from '../../files/table.ts'

/** An Excel file with a sheet for each table. Text stays text: nothing in it is run. */
export async function toExcel(tables: readonly FileTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, at) => row.map((cell) => excelCell(cell, at === 0))),
    stickyRowsCount: 1,
  }))
  const blob = await writeExcelFile(sheets).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function excelCell(cell: FileCell, isHeading: boolean) {
  if (typeof cell === 'number') return { value: cell, type: Number }
  return isHeading
    ? { value: cell, type: String, fontWeight: 'bold' as const }
    : { value: cell, type: String }
}
