import type { PolicyDocument } from '@iom-rules/core'
import { pathTo } from '../../place.ts'
import type { NameKind } from '../mentions/part.ts'

/** The parts of a policy that its rules speak of. */
export type SectionKey =
  'parameters' | 'facts' | 'derived' | 'tables' | 'conditions' | 'assumptions' | 'areas' | 'sources'

interface SectionWords {
  readonly kind: NameKind
  /** Inside a sentence. */
  readonly one: string
  readonly many: string
  /** How its ids are written. */
  readonly idStyle: 'camel' | 'kebab' | 'upper'
  /** What its ids are to people: a name, where there is no title. */
  readonly called: 'id' | 'name'
}

export const sections: { readonly [section in SectionKey]: SectionWords } = {
  parameters: { kind: 'parameter', one: 'parameter', many: 'parameters', idStyle: 'camel', called: 'id' },
  facts: { kind: 'fact', one: 'fact', many: 'facts', idStyle: 'camel', called: 'id' },
  derived: { kind: 'fact', one: 'derived fact', many: 'derived facts', idStyle: 'camel', called: 'id' },
  tables: {
    kind: 'table',
    one: 'table of figures',
    many: 'tables of figures',
    idStyle: 'camel',
    called: 'id',
  },
  conditions: {
    kind: 'condition',
    one: 'named condition',
    many: 'named conditions',
    idStyle: 'camel',
    called: 'name',
  },
  assumptions: { kind: 'assumption', one: 'assumption', many: 'assumptions', idStyle: 'kebab', called: 'id' },
  areas: { kind: 'area', one: 'area', many: 'areas', idStyle: 'upper', called: 'id' },
  sources: { kind: 'source', one: 'source', many: 'sources', idStyle: 'kebab', called: 'id' },
}

/** The ids of a section, in the order of the document. */
export function idsIn(document: PolicyDocument, section: SectionKey): string[] {
  if (section === 'assumptions') return (document.assumptions ?? []).map(({ id }) => id)
  return Object.keys(document[section] ?? {})
}

export function placeOf(section: SectionKey, id: string): string {
  return pathTo(section, id)
}
