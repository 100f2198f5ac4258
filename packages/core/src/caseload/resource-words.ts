import type { AreaResources, CohortHours } from './hours.ts'

type Area = Omit<AreaResources, 'warnings'>
type Figure = 'hours' | 'share' | 'minimum' | 'shortfall'

/** What an area falls short of, in sentences; empty where nothing is known to fall short. */
export function resourceWords(unit: string, area: Area): string[] {
  return area.cohorts.flatMap((cohort) => (cohort.state === 'short' ? [shortWords(unit, area, cohort)] : []))
}

function shortWords(unit: string, area: Area, cohort: CohortHours): string {
  const where = area.area === null ? area.title : `In ${area.title}`
  // Only what is known can be short.
  const capacity = figure(area.capacity as number)
  const { hours, share, minimum, shortfall } = cohort as CohortHours & Readonly<Record<Figure, number>>
  return [
    `${where}, ${cohort.title} has ${figure(hours)} of ${capacity} ${unit}: ${percent(share)} percent.`,
    `The policy asks for at least ${percent(minimum)} percent, so it is ${figure(shortfall)} ${unit} short.`,
    'This is a warning: it stops nothing.',
  ].join(' ')
}

/** One decimal place, rounded down: a share that falls short never reads as if it did not. */
function percent(share: number): string {
  return figure(Math.floor(Math.round(share * 1e6) / 1e5) / 10)
}

/** `1,204.5`, whatever the machine’s locale. */
function figure(value: number): string {
  const [whole = '', fraction] = String(Math.round(value * 100) / 100).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
