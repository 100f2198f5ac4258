import type { AreaResources, CohortHours } from './hours.ts'

type Area = Omit<AreaResources, 'warnings'>

/** What an area falls short of, in sentences; empty where nothing is known to fall short. */
export function resourceWords(unit: string, area: Area): string[] {
  return area.cohorts.flatMap((cohort) => (cohort.state === 'short' ? [shortWords(unit, area, cohort)] : []))
}

function shortWords(unit: string, { title, capacity }: Area, cohort: CohortHours): string {
  const where = title === 'In all' ? 'In all' : `In ${title}`
  return [
    `${where}, ${cohort.title} has ${figure(cohort.hours)} of ${figure(capacity)} ${unit}: ${percent(cohort.share)} percent.`,
    `The policy asks for at least ${percent(cohort.minimum)} percent, so it is ${figure(cohort.shortfall)} ${unit} short.`,
    'This is a warning: it stops nothing.',
  ].join(' ')
}

/** One decimal place, rounded down: a share that falls short never reads as if it did not. */
function percent(share: number | null): string {
  return figure(Math.floor(Math.round((share ?? 0) * 1e6) / 1e5) / 10)
}

/** `1,204.5`, whatever the machine’s locale. */
function figure(value: number | null): string {
  const [whole = '', fraction] = String(Math.round((value ?? 0) * 100) / 100).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
