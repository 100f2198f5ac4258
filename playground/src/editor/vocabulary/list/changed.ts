import { differencesBetween, type PolicyDocument } from '@iom-rules/core'
import type { SectionKey } from '../entry/sections.ts'
import { idsIn } from '../entry/sections.ts'

/** How the things of a section stand to the published ones. */
export interface Changed {
  readonly added: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  /** Published, and not in the draft. */
  readonly removed: readonly string[]
}

export function changedIn(published: PolicyDocument, document: PolicyDocument, section: SectionKey): Changed {
  const before = new Set(idsIn(published, section))
  const after = idsIn(document, section)
  const only = ({ [section]: part }: PolicyDocument) => ({ [section]: part }) as unknown as PolicyDocument
  const touched = differencesBetween(only(published), only(document)).map(({ way }) => way[1] ?? '')
  return {
    added: new Set(after.filter((id) => !before.has(id))),
    changed: new Set(touched.filter((id) => before.has(id) && after.includes(id))),
    removed: [...before].filter((id) => !after.includes(id)),
  }
}
