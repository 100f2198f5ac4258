import { pageToHtml, pageToMarkdown, type Page, type Part, type Section } from '../explanation/page.ts'
import { dayWords } from '../explanation/words.ts'
import { csvText } from '../vocabulary/csv.ts'
import { versionWords } from '../vocabulary/version.ts'
import { countWords, type Count } from './count.ts'
import { grounds } from './entry.ts'
import type { DecisionReport, RegisterReport } from './report.ts'
import type { Tally } from './tally.ts'

/**
 * The report as Markdown, for minutes or a page.
 *
 * @example
 * registerToMarkdown(registerReport(entries, [policy]))
 */
export function registerToMarkdown(report: RegisterReport): string {
  return pageToMarkdown(pageOf(report))
}

/**
 * The report as one HTML page that needs nothing else, laid out for the screen and for paper.
 *
 * @example
 * registerToHtml(registerReport(entries, [policy]))
 */
export function registerToHtml(report: RegisterReport): string {
  return pageToHtml(pageOf(report))
}

/**
 * The numbers of the report as CSV (RFC 4180, with a line of column names): a line for each number, with the table it
 * stands in. What a spreadsheet would run as a formula is written so that it is only shown.
 *
 * @example
 * registerToCsv(registerReport(entries, [policy]))
 */
export function registerToCsv(report: RegisterReport): string {
  const lines = report.decisions.flatMap((decision) => {
    const of = [decision.policy, decision.decision]
    const { proposed, decided, cells } = decision.matrix
    return [
      ...tallyLines(decision.all).map(([column, count]) => [...of, 'all', '', column, count]),
      ...decision.areas.flatMap((area) =>
        tallyLines(area).map(([column, count]) => [...of, 'area', area.area ?? '', column, count]),
      ),
      ...proposed.flatMap((row, down) =>
        decided.map((column, across) => [...of, 'matrix', row, column, cellWords(cells, down, across)]),
      ),
      ...decision.rules.flatMap((each) => [
        [...of, 'rule', each.rule ?? '', 'proposed', countWords(each.proposed)],
        [...of, 'rule', each.rule ?? '', 'overrides', countWords(each.overrides)],
      ]),
      ...decision.grounds.map((each) => [
        ...of,
        'ground',
        each.ground ?? '',
        'overrides',
        countWords(each.overrides),
      ]),
    ]
  })
  return csvText([['policy', 'decision', 'table', 'row', 'column', 'count'], ...lines])
}

function tallyLines({ entries, agrees, overrides, whileOpen }: Tally): [string, string][] {
  const counts = { entries, agrees, overrides, whileOpen }
  return Object.entries(counts).map(([column, count]) => [column, countWords(count)])
}

function pageOf(report: RegisterReport): Page {
  const { days, policies, decisions } = report
  const span = days === null ? 'No entries' : `Decided from ${dayWords(days.from)} to ${dayWords(days.until)}`
  const versions = policies.map((policy) => `${versionWords(policy)}: ${countWords(policy.entries)}`)
  return {
    title: 'Register of decisions: what the rules proposed and what was decided',
    introduction: [
      `${span}. Entries: ${countWords(report.entries)}.${versions.length === 0 ? '' : ` By version: ${versions.join('; ')}.`}`,
      warning(report),
      'Rules propose, people decide. A panel that decides otherwise is doing its work: this report shows where facts were missing, and which rules to look at again.',
    ],
    sections: [...decisions.map(sectionOf), ...issuesSection(report)],
    closing: { title: 'What this report cannot say', items: closing(report) },
  }
}

function warning({ suppressBelow }: RegisterReport): string {
  return suppressBelow === 0
    ? 'For the panel and whoever keeps the policy: small numbers are shown, and people could be known by them. Hold them back before it goes further.'
    : `Numbers under ${suppressBelow} are held back and the others rounded to the nearest ${suppressBelow}, so they do not add up.`
}

function sectionOf(report: DecisionReport): Section {
  const { all, areas, matrix, rules } = report
  return {
    title: `${report.title} (${report.policy})`,
    words: `Entries: ${countWords(all.entries)}. Decided as proposed: ${countWords(all.agrees)}. Decided otherwise: ${countWords(all.overrides)}${rateWords(all)}. Decided while the answer was open: ${countWords(all.whileOpen)}.`,
    parts: [
      {
        title: 'By area',
        columns: ['Area', 'Entries', 'As proposed', 'Otherwise', 'While open', 'Otherwise, in percent'],
        rows: areas.map(({ title, ...tally }) => [
          title,
          ...tallyLines(tally).map(([, count]) => count),
          tally.rate === null ? '-' : String(tally.rate),
        ]),
        nothing: 'None.',
      },
      {
        title: 'Proposed (down) and decided (across)',
        columns: ['Proposed', ...matrix.decided],
        rows: matrix.proposed.map((proposed, down) => [
          proposed,
          ...matrix.decided.map((_, across) => cellWords(matrix.cells, down, across)),
        ]),
        nothing: 'None.',
      },
      {
        title: 'By rule',
        columns: ['Rule', 'Proposed', 'Decided otherwise'],
        rows: rules.map(({ title, proposed, overrides }) => [
          title,
          countWords(proposed),
          countWords(overrides),
        ]),
        nothing: 'None.',
      },
      {
        title: 'Why it was decided otherwise',
        columns: ['Ground', 'Decided otherwise'],
        rows: report.grounds.map(({ words, overrides }) => [words, countWords(overrides)]),
        nothing: 'Nothing was decided otherwise.',
      },
      ...overridesPart(report),
    ],
  }
}

function cellWords(cells: DecisionReport['matrix']['cells'], down: number, across: number): string {
  return countWords(cells[down]?.[across] as Count)
}

function rateWords({ rate }: Tally): string {
  return rate === null ? '' : ` (${rate} percent of those with a settled or ruled-out answer)`
}

function overridesPart({ overrides }: DecisionReport): Part[] {
  if (overrides === undefined) return []
  return [
    {
      title: 'What was decided otherwise',
      columns: ['Entry', 'Proposed', 'Decided', 'By', 'On', 'Ground', 'Reason'],
      rows: overrides.map(({ entry, proposed, decided, by, on, ground, reason }) => [
        String(entry),
        proposed,
        decided,
        by,
        dayWords(on),
        ground === null ? 'none given' : grounds[ground],
        reason ?? 'none given',
      ]),
      nothing: 'Nothing was decided otherwise.',
    },
  ]
}

function issuesSection({ issues }: RegisterReport): Section[] {
  if (issues === undefined) return []
  const section: Section = {
    title: 'To put right in the register',
    words: issues.length === 0 ? 'Nothing was found.' : `${issues.length} found.`,
    parts:
      issues.length === 0
        ? []
        : [
            {
              title: 'By entry',
              columns: ['Entry', 'What', 'What to do'],
              rows: issues.map(({ entry, message, help }) => [String(entry), message, help]),
              nothing: 'None.',
            },
          ],
  }
  return [section]
}

function closing({ remade, issues }: RegisterReport): string[] {
  const again =
    remade === null
      ? 'Whether the records still come out: none was given.'
      : `Of ${countWords(remade.records)} ${remade.records === 1 ? 'record' : 'records'} given, ${countWords(remade.same)} came out as recorded, byte for byte.`
  return [
    again,
    'Whether a decision was right. A rate of decisions otherwise is neither good nor bad by itself.',
    'What was decided and never entered.',
    ...(issues === undefined
      ? ['What is to be put right in the register: that is told by entry, and held back here.']
      : []),
  ]
}
