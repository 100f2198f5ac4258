import { CsvError, parse } from 'csv-parse/sync'
import { longestRow, type Cutter } from './row.ts'

const lineFeed = 10
const carriageReturn = 13
const quote = 34

/** The records of a stretch of CSV, and where each begins in it; or what is wrong with its structure. */
export type Records =
  | { readonly records: readonly (readonly string[])[]; readonly starts: readonly number[] }
  | { readonly fault: string; readonly line: number; readonly record: number }

/**
 * Cuts CSV after records, never within: a quote may hold line ends.
 *
 * @param least characters after which a stretch is cut; what has come in the end is one, however short
 */
export function recordCutter(least: number = longestRow): Cutter<string> {
  let rest = ''
  let scanned = 0
  let quoted = false
  let lost = false
  return {
    push: (text) => {
      if (lost) return []
      rest += text
      const stretches: string[] = []
      let start = 0
      let end = 0
      for (; scanned < rest.length; scanned += 1) {
        const code = rest.charCodeAt(scanned)
        if (code === quote) quoted = !quoted
        else if (quoted || (code !== lineFeed && code !== carriageReturn)) continue
        else if (code === lineFeed) end = scanned + 1
        // What follows a carriage return says whether the line ends here or one character later.
        else if (scanned + 1 === rest.length) break
        else if (rest.charCodeAt(scanned + 1) !== lineFeed) end = scanned + 1
        if (end - start < least) continue
        stretches.push(rest.slice(start, end))
        start = end
      }
      if (end > start) stretches.push(rest.slice(start, end))
      rest = rest.slice(end)
      scanned -= end
      if (rest.length <= longestRow) return stretches
      // No record is this long: its reader says so.
      lost = true
      return [...stretches, rest]
    },
    end: () => (lost || rest === '' ? [] : [rest]),
  }
}

/** Reads a stretch of CSV, RFC 4180 to the letter: fast where there is nothing to object to. */
export function readRecords(text: string, delimiter: string): Records {
  return quickly(text, delimiter) ?? carefully(text, delimiter)
}

/** `null` where a quote stands where none can be, or a record is too long. */
function quickly(text: string, delimiter: string): Records | null {
  const mark = delimiter.charCodeAt(0)
  const end = text.length
  const records: string[][] = []
  const starts: number[] = []
  for (let at = 0; at < end;) {
    if (isLineEnd(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const start = at
    const record: string[] = []
    for (;;) {
      let stop = at
      if (text.charCodeAt(at) === quote) {
        stop = closingQuote(text, at + 1)
        if (stop < 0) return null
        const cell = text.slice(at + 1, stop)
        record.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell)
        stop += 1
      } else {
        for (; stop < end; stop += 1) {
          const code = text.charCodeAt(stop)
          if (code === mark || code === lineFeed || code === carriageReturn) break
          if (code === quote) return null
        }
        record.push(text.slice(at, stop))
      }
      at = stop
      if (at >= end || isLineEnd(text.charCodeAt(at))) break
      if (text.charCodeAt(at) !== mark) return null
      at += 1
    }
    if (at - start > longestRow) return null
    starts.push(start)
    records.push(record)
  }
  return { records, starts }
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn
}

/** The quote that ends a cell; quotes within it are doubled. -1: there is none. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== quote) continue
    if (text.charCodeAt(at + 1) !== quote) return at
    at += 1
  }
  return -1
}

/** The library that has met every CSV there is says what is wrong, and where. */
function carefully(text: string, delimiter: string): Records {
  try {
    const read = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
    const records = read.map(({ record }) => record)
    return { records, starts: read.map(() => 0) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines, records } = error as unknown as { readonly lines: number; readonly records: number }
    // A row that does not end is looked for where it begins, not where the text does end.
    const line = endless.includes(error.code) ? lineOfRecord(text, records) : lines
    return { fault: error.code, line, record: records }
  }
}

const endless = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']

/** The line on which a record begins that has whole ones before it: so many. */
function lineOfRecord(text: string, before: number): number {
  let start = 0
  for (let record = 0; record < before; record += 1) start += firstRecordEnd(text.slice(start))
  while (isLineEnd(text.charCodeAt(start))) start += 1
  return 1 + lineEnds(text, start)
}

/** Where the first record ends: the beginning of the second, or of blank lines before it. */
export function firstRecordEnd(text: string): number {
  let quoted = false
  let begun = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) quoted = !quoted
    if (!quoted && isLineEnd(code)) {
      if (begun) return code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
    } else begun = true
  }
  return text.length
}

/** How many lines end in a stretch of text: at `\r\n`, `\n` or `\r`. */
export function lineEnds(text: string, to: number = text.length): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  for (let at = text.indexOf('\r'); at >= 0 && at < to; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== lineFeed) count += 1
  return count
}
