import MiniSearch from 'minisearch'
import type { Nominal, Policy } from '@iom-rules/core'
import type { Entry } from './entry.ts'

/** Finds what holds the words typed, or words that begin with them or nearly are them, the nearest first. */
export function openSearch(entries: readonly Entry[]): (typed: string) => readonly Entry[] {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'names', 'text', 'kind'],
    searchOptions: {
      boost: { title: 3, names: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  })
  // Two things of one kind with one name are one thing to find.
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  index.addAll([...byId.values()])
  return (typed) => index.search(typed).flatMap(({ id }) => byId.get(String(id)) ?? [])
}

/** People whose reference, or area, holds the words typed: as many as are shown, and how many there are. */
export function findPeople(
  people: readonly Nominal[],
  areaTitle: (area: string) => string,
  typed: string,
  limit: number,
): { readonly total: number; readonly people: readonly Nominal[] } {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return { total: 0, people: [] }
  const titles = new Map<string, string>()
  const titleOf = (area: string) => {
    const title = titles.get(area) ?? areaTitle(area).toLowerCase()
    titles.set(area, title)
    return title
  }
  const found: Nominal[] = []
  let total = 0
  for (const nominal of people) {
    const ref = nominal.ref.toLowerCase()
    const area = nominal.area === undefined ? '' : titleOf(nominal.area)
    if (!words.every((word) => ref.includes(word) || area.includes(word))) continue
    total++
    if (found.length < limit) found.push(nominal)
  }
  return { total, people: found }
}

/** What the table of nominals is asked for to show the same people; `null` where it cannot be asked for them. */
export function sameInTable(
  people: readonly Nominal[],
  areas: Policy['areas'],
  typed: string,
  total: number,
): { readonly [name: string]: string } | null {
  const words = typed.trim().toLowerCase()
  if (!/\s/.test(words) && findPeople(people, () => '', words, 0).total === total) return { q: words }
  const named = Object.entries(areas).filter(([, { title }]) => title.toLowerCase().includes(words))
  const [area = ''] = named.length === 1 ? (named[0] ?? []) : []
  return area !== '' && people.filter((each) => each.area === area).length === total ? { area } : null
}
