import { pageToHtml, pageToMarkdown, type Page, type Part } from '../../explanation/page.ts'
import { dayWords } from '../../explanation/words.ts'
import { shortHash } from '../../vocabulary/version.ts'
import type { Agenda, AreaAgenda } from './agenda.ts'
import type { Nomination } from './nomination.ts'

/**
 * The agenda as Markdown, for minutes or a page.
 *
 * @example
 * agendaToMarkdown(agendaOf(policy, { nominals }, { asAt: '2026-11-22' }))
 */
export function agendaToMarkdown(agenda: Agenda): string {
  return pageToMarkdown(pageOf(agenda))
}

/**
 * The agenda as one HTML page that needs nothing else, laid out for the screen and for paper.
 *
 * @example
 * agendaToHtml(agendaOf(policy, { nominals }, { asAt: '2026-11-22' }))
 */
export function agendaToHtml(agenda: Agenda): string {
  return pageToHtml(pageOf(agenda))
}

function pageOf(agenda: Agenda): Page {
  return {
    title: titleOf(agenda),
    introduction: introduction(agenda),
    sections: agenda.areas.map((area) => ({
      title: area.title,
      words: countsOf(area),
      parts: partsOf(area),
    })),
    closing: { title: 'What this agenda cannot know', items: closing(agenda) },
  }
}

function titleOf({ forum, asAt }: Agenda): string {
  const alias = forum.alias === undefined ? '' : ` (${forum.alias})`
  return `${forum.title}${alias}: agenda as at ${dayWords(asAt)}`
}

function introduction({ policy, areas }: Agenda): string[] {
  const people = areas.reduce((sum, area) => sum + area.people, 0)
  return [
    `${policy.title} (${policy.id} ${policy.version}, ${shortHash(policy.hash)}). ${count(people, 'person', 'people')}, by reference only.`,
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
