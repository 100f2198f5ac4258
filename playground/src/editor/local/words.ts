import { differences } from '@iom-rules/core/analysis'
import type { Policy, PolicyDocument } from '@iom-rules/core'
import { isWithin, namedPath, partsOf, valueAt } from '../place.ts'
import { whereabouts } from '../whereabouts.ts'
import type { LocalItem } from './items.ts'

/** What differs, in words; by the place it lies at, with names. */
export interface Told {
  readonly place: string
  readonly words: string
}

/** All that reads differently in a policy from what it rests on. */
export function toldBetween(base: Policy, policy: Policy): Told[] {
  return differences(base, policy).map(({ kind, path, words }) => ({
    place: namedPath(kind === 'removed' ? base.document : policy.document, path),
    words,
  }))
}

/** What is told of one thing: what lies at its place, and in it. */
export function toldOf(
  document: PolicyDocument,
  { place }: LocalItem,
  told: readonly Told[],
): readonly string[] {
  if (isEmpty(valueAt(document, place))) return ['The document has a place for it, and nothing in it.']
  return told.filter((each) => isWithin(each.place, place)).map(({ words }) => words)
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** What a thing is called, to stand first in a line: `The rule “Under 18” of Cohort`. */
export function nameOf(base: PolicyDocument, document: PolicyDocument, place: string): string {
  const holder = valueAt(document, place) === undefined ? base : document
  const { words } = whereabouts(holder, place)
  const [section = '', , part = '', member = ''] = partsOf(place)
  const title = valueAt(holder, `${place}/title`) ?? valueAt(holder, `${place}/meta/title`)
  const inner = typeof title === 'string' ? title : member
  if (section === 'machines' && part === 'states') return capital(`the state “${inner}” of ${words}`)
  if (section in membersOf && member === '' && part !== '')
    return capital(`${words}: “${typeof title === 'string' ? title : part}”`)
  return capital(words)
}

/** Sections whose things lie one key further in. */
const membersOf = { review: true, deselection: true, matrix: true, resources: true }

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The headings under which things are told. */
const groups: readonly { readonly title: string; readonly sections: readonly string[] }[] = [
  { title: 'Parameters', sections: ['parameters'] },
  { title: 'Rules and outcomes', sections: ['decisions'] },
  {
    title: 'Facts and conditions',
    sections: ['facts', 'derived', 'tables', 'conditions', 'assumptions'],
  },
  {
    title: 'The process',
    sections: [
      'machines',
      'events',
      'review',
      'deselection',
      'liaison',
      'contact',
      'forums',
      'matrix',
      'pathways',
    ],
  },
  { title: 'Readings of what the documents do not say', sections: ['readings'] },
  { title: 'Areas, sources and resources', sections: ['areas', 'sources', 'resources'] },
]

/** Things in groups, in the order in which a policy lead looks for them; groups without any are left out. */
export function grouped(
  items: readonly LocalItem[],
): readonly { readonly title: string; readonly items: readonly LocalItem[] }[] {
  const known = new Set(groups.flatMap(({ sections }) => sections))
  const sectionOf = ({ place }: LocalItem) => partsOf(place)[0] ?? ''
  const other = { title: 'Everything else', sections: [] }
  return [...groups, other]
    .map(({ title, sections }) => {
      const isHere = (item: LocalItem) =>
        sections.length > 0 ? sections.includes(sectionOf(item)) : !known.has(sectionOf(item))
      return { title, items: items.filter(isHere) }
    })
    .filter((group) => group.items.length > 0)
}
