import type { PolicyDocument } from '@iom-rules/core'
import { idsIn, sections, type SectionKey } from './sections.ts'

/** The most characters that the language takes for a name. */
const longest = 80
/** Words with a meaning of their own where a fact could stand. */
const spoken = new Set(['asAt', 'parameter', 'decision'])
/** What every object answers to, and the language therefore refuses. */
const reserved = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)])

/** Ids that are in use where this section's ids stand: facts and derived facts share theirs. */
function taken(document: PolicyDocument, section: SectionKey): ReadonlySet<string> {
  const { kind } = sections[section]
  const sharing = (Object.keys(sections) as SectionKey[]).filter((other) => sections[other].kind === kind)
  return new Set(sharing.flatMap((other) => idsIn(document, other)))
}

/** An id for something new, made of its title: `Months in custody` as `monthsInCustody`. */
export function idFromTitle(document: PolicyDocument, section: SectionKey, title: string): string {
  return freeId(taken(document, section), idFromWords(title, sections[section].idStyle))
}

/** The same id, or the first of `name2`, `name3` and so on that is not taken. */
export function freeId(used: ReadonlySet<string>, wanted: string): string {
  const isFree = (id: string) => !used.has(id) && !spoken.has(id) && !reserved.has(id)
  if (isFree(wanted)) return wanted
  for (let number = 2; ; number++) if (isFree(`${wanted}${number}`)) return `${wanted}${number}`
}

/** The id of a copy. */
export function copyId(document: PolicyDocument, section: SectionKey, id: string): string {
  const { idStyle } = sections[section]
  const suffix = { camel: 'Copy', kebab: '-copy', upper: '_COPY' }[idStyle]
  return freeId(taken(document, section), `${id.slice(0, longest - 10)}${suffix}`)
}

/** Words as a value is written; what could be one already is one as it stands, an edition such as `2024` too. */
export function valueFromWords(words: string): string {
  const isValue = words.length <= longest && /^[A-Z0-9][A-Z0-9_.-]*$/.test(words)
  return isValue ? words : idFromWords(words, 'upper')
}

/** Words as an id is written. */
export function idFromWords(words: string, style: 'camel' | 'kebab' | 'upper'): string {
  const plain = words.normalize('NFKD').replaceAll(/\p{M}|[’']/gu, '')
  const parts = plain.match(/[A-Za-z0-9]+/g) ?? []
  const joined =
    style === 'camel'
      ? parts.map((part, at) => (at === 0 ? part.toLowerCase() : capital(part))).join('')
      : parts
          .map((part) => (style === 'upper' ? part.toUpperCase() : part.toLowerCase()))
          .join(style === 'upper' ? '_' : '-')
  const id = joined.slice(0, longest - 10).replace(/[-_]+$/, '')
  return /^[A-Za-z]/.test(id) ? id : `${style === 'upper' ? 'N' : 'n'}${id}`
}

function capital(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
}

/** Why something cannot have this id; `undefined` if it can. */
export function idFault(
  document: PolicyDocument,
  section: SectionKey,
  { from, to }: { readonly from: string; readonly to: string },
): string | undefined {
  const { one } = sections[section]
  if (to === from) return undefined
  const form = idFormFault(to)
  if (form !== undefined) return form
  if (taken(document, section).has(to)) return `Enter an id that is not in use: there is a ${one} “${to}”`
  return undefined
}

/** Why this is no id at all. */
export function idFormFault(id: string): string | undefined {
  if (id === '') return 'Enter an id'
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(id))
    return 'Enter an id of letters, digits, hyphens and underscores that begins with a letter'
  if (id.length > longest) return `Enter an id of ${longest} characters or fewer`
  if (spoken.has(id) || reserved.has(id)) return `Enter another id: “${id}” has a meaning of its own`
  return undefined
}
