import { dayWords } from '../../explanation/words.ts'
import type { Agenda, AreaAgenda } from './agenda.ts'
import type { Nomination } from './nomination.ts'

/** A part of the agenda as text: a table, a list, or a sentence where there is nothing. */
interface Part {
  readonly title: string
  readonly columns?: readonly string[]
  readonly rows?: readonly (readonly string[])[]
  readonly nothing: string
}

/**
 * The agenda as Markdown, for minutes or a page.
 *
 * @example
 * agendaToMarkdown(agendaOf(policy, { nominals }, { asAt: '2026-11-22' }))
 */
export function agendaToMarkdown(agenda: Agenda): string {
  const lines = [
    `# ${markdown(titleOf(agenda))}`,
    '',
    ...introduction(agenda).map((text) => `${markdown(text)}\n`),
  ]
  for (const area of agenda.areas) {
    lines.push(`## ${markdown(area.title)}`, '', markdown(countsOf(area)), '')
    for (const part of partsOf(area)) lines.push(`### ${markdown(part.title)}`, '', ...markdownPart(part), '')
  }
  lines.push('## What this agenda cannot know', '')
  lines.push(...closing(agenda).map((text) => `- ${markdown(text)}`), '')
  return lines.join('\n')
}

function markdownPart({ columns = [], rows = [], nothing }: Part): string[] {
  if (rows.length === 0) return [markdown(nothing)]
  const row = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`
  return [row(columns), row(columns.map(() => '---')).replaceAll('\\-', '-'), ...rows.map(row)]
}

/** Text in which no character is taken for a mark. */
function markdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`).replaceAll('\n', ' ')
}

/**
 * The agenda as one HTML page that needs nothing else, laid out for the screen and for paper.
 *
 * @example
 * agendaToHtml(agendaOf(policy, { nominals }, { asAt: '2026-11-22' }))
 */
export function agendaToHtml(agenda: Agenda): string {
  const title = html(titleOf(agenda))
  const areas = agenda.areas.map((area) => {
    const parts = partsOf(area).map((part) => `<h3>${html(part.title)}</h3>\n${htmlPart(part)}`)
    return `<section>\n<h2>${html(area.title)}</h2>\n<p>${html(countsOf(area))}</p>\n${parts.join('\n')}\n</section>`
  })
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${introduction(agenda)
  .map((text) => `<p>${html(text)}</p>`)
  .join('\n')}
${areas.join('\n')}
<section>
<h2>What this agenda cannot know</h2>
<ul>
${closing(agenda)
  .map((text) => `<li>${html(text)}</li>`)
  .join('\n')}
</ul>
</section>
</main>
</body>
</html>
`
}

const style = `
body { margin: 0; background: #fff; color: #0b0c0c; font: 1rem/1.5 Arial, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h2 { margin-top: 2rem; padding-top: .5rem; border-top: 2px solid #0b0c0c }
table { width: 100%; border-collapse: collapse }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #767676; text-align: left; vertical-align: top; overflow-wrap: break-word }
thead { display: table-header-group }
@media print {
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  section { break-before: auto }
  h2, h3 { break-after: avoid }
  tr { break-inside: avoid }
}
`

function htmlPart({ columns = [], rows = [], nothing, title }: Part): string {
  if (rows.length === 0) return `<p>${html(nothing)}</p>`
  const head = columns.map((column) => `<th scope="col">${html(column)}</th>`).join('')
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 ? `<th scope="row">${html(cell)}</th>` : `<td>${html(cell)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table aria-label="${html(title)}">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function titleOf({ forum, asAt }: Agenda): string {
  const alias = forum.alias === undefined ? '' : ` (${forum.alias})`
  return `${forum.title}${alias}: agenda as at ${dayWords(asAt)}`
}

function introduction({ policy, areas }: Agenda): string[] {
  const people = areas.reduce((sum, area) => sum + area.people, 0)
  return [
    `${policy.title} (${policy.id} ${policy.version}, ${policy.hash.slice(0, 12)}). ${count(people, 'person', 'people')}, by reference only.`,
    'What the policy puts before the panel. Selection and deselection are the panel’s: nothing here decides.',
  ]
}

function closing({ unknown, judged }: Agenda): string[] {
  const people =
    judged.length === 0
      ? []
      : [`For people to judge of any member: ${judged.map(({ title }) => title).join('; ')}.`]
  const all = [...unknown, ...people]
  return all.length === 0
    ? ['Nothing: of everybody there is a journey, and every fact that matters is known.']
    : all
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

function countsOf({ people, members }: AreaAgenda): string {
  return `${count(people, 'person', 'people')}, ${count(members, 'member', 'members')}.`
}

function partsOf(area: AreaAgenda): Part[] {
  const others = area.others.map(({ ref, title, since }) => [ref, title, sinceWords(since)])
  const open = area.open.map(({ title, withoutDeadline, stillInTime }) => [
    title,
    String(withoutDeadline),
    String(stillInTime),
  ])
  const parts: Part[] = [
    {
      title: 'Nominations to decide',
      columns: ['Nominal', 'Where it is', 'Since', 'Eligible today', 'Matrix (advisory)'],
      rows: area.nominations.map((nomination) => [
        nomination.ref,
        nomination.title,
        sinceWords(nomination.since),
        nomination.eligibility,
        matrixWords(nomination),
      ]),
      nothing: 'None.',
    },
    {
      title: 'Members to review, by exception',
      columns: ['Nominal', 'Cohort', 'Why'],
      rows: area.reviews.map(({ ref, membership, reasons }) => [
        ref,
        membership,
        reasons
          .map(({ words, since }) => (since === null ? `${words}.` : `${words} (since ${dayWords(since)}).`))
          .join(' '),
      ]),
      nothing: 'None.',
    },
    {
      title: 'Deselection to consider',
      columns: ['Nominal', 'Suggestion', 'Why'],
      rows: area.deselection.flatMap(({ ref, suggestions }) =>
        suggestions.map(({ title, why }) => [ref, title, why]),
      ),
      nothing: 'No suggestion applies for certain.',
    },
    { title: 'Other items', columns: ['Nominal', 'Item', 'Since'], rows: others, nothing: 'None.' },
    {
      title: 'Duties past their day',
      columns: ['Nominal', 'Duty', 'Owed since', 'Last day'],
      rows: area.overdue.map(({ ref, title, since, due }) => [ref, title, dayWords(since), dayWords(due)]),
      nothing: 'None is known to be late.',
    },
    {
      title: 'Duties open',
      columns: ['Duty', 'Without a deadline', 'Still in time'],
      rows: open,
      nothing: 'None is known to be open.',
    },
    {
      title: 'Other teams told',
      columns: ['Nominal', 'Team', 'Since'],
      rows: area.liaison.map(({ ref, title, since }) => [ref, title, dayWords(since)]),
      nothing: 'None is known.',
    },
    {
      title: 'May concern the panel',
      columns: ['Nominal', 'Item', 'Depends on'],
      rows: area.mayConcern.map(({ ref, items, missing }) => [ref, items.join('; '), missing.join(', ')]),
      nothing: 'Nobody: every fact that matters is known.',
    },
  ]
  return parts
}

function sinceWords(since: string | null): string {
  return since === null ? 'so today' : dayWords(since)
}

function matrixWords({ matrix }: Nomination): string {
  if (matrix === null) return 'no score known'
  return `${matrix.total} of ${matrix.maximum}, scored ${dayWords(matrix.on)}`
}
