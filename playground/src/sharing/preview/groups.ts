import type { PolicyDocument } from '@iom-rules/core'
import type { Comparison } from '@iom-rules/core/analysis'
import { changedPlaces, type ChangedPlace } from '../../changes/written/places.ts'

interface Group {
  readonly title: string
  readonly places: readonly ChangedPlace[]
}

/** What a policy lead looks for first comes first; by the kinds of thing that a difference tells of. */
const titles: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ['The policy itself', ['policy']],
  ['Figures', ['parameter', 'table']],
  ['Rules', ['decision', 'outcome', 'rule', 'otherwise', 'condition', 'assumption']],
  ['Readings where the documents are silent', ['reading']],
  ['What the rules speak of', ['fact']],
  ['What happens over time', ['event', 'machine', 'review', 'deselection', 'contact', 'matrix', 'resources']],
  ['Sources', ['citation', 'sources']],
  ['Examples', ['example']],
  ['What is on record', ['acceptance', 'sign-off', 'change']],
]

const others = 'Other parts'

/** What reads differently, place by place and grouped; a group of nothing is left out. */
export function groupsOf(
  { written }: Pick<Comparison, 'written'>,
  before: PolicyDocument,
  after: PolicyDocument,
): Group[] {
  const places = changedPlaces(written, before, after)
  const titleOf = ({ changes: [first] }: ChangedPlace) =>
    titles.find(([, kinds]) => first !== undefined && kinds.includes(first.what))?.[0] ?? others
  return [...titles.map(([title]) => title), others].flatMap((title) => {
    const inGroup = places.filter((place) => titleOf(place) === title)
    return inGroup.length === 0 ? [] : [{ title, places: inGroup }]
  })
}
