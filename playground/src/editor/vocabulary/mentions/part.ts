/** What an id is the id of. The fields of a list's records are named within that list. */
export type NameKind =
  'fact' | 'parameter' | 'condition' | 'assumption' | 'table' | 'source' | 'area' | `field of ${string}`

/** Text that holds an id, and how it is written with another. */
export interface Spelling {
  readonly kind: NameKind
  readonly id: string
  readonly write: (id: string) => string
}

/** What can stand at a place of a document, as far as it names things. */
export type Part =
  /** Nothing in it names anything. */
  | { readonly shape: 'plain' }
  /** Text that names something, or nothing that is asked for. */
  | { readonly shape: 'text'; readonly read: (text: string) => Spelling | null }
  /** An object with keys of its own. */
  | { readonly shape: 'fields'; readonly fields: { readonly [key: string]: Part } }
  /** Things by id. */
  | {
      readonly shape: 'entries'
      readonly keys: NameKind | null
      /** Are the things declared here, and not only named? */
      readonly declares?: true
      readonly of: (key: string) => Part
    }
  | {
      readonly shape: 'list'
      readonly of: Part
      /** What the ids of its members are ids of. */
      readonly ids?: NameKind
    }
  /** What it is shows in the value. */
  | { readonly shape: 'seen'; readonly as: (value: unknown) => Part }
  /** A JSON Pointer into the document. */
  | { readonly shape: 'pointer' }
  /** One step of an edit of the document. */
  | { readonly shape: 'step' }

export const plain: Part = { shape: 'plain' }

export function named(kind: NameKind): Part {
  return { shape: 'text', read: (id) => ({ kind, id, write: (other) => other }) }
}

export function fields(inner: { readonly [key: string]: Part }): Part {
  return { shape: 'fields', fields: inner }
}

export function entries(of: Part | ((key: string) => Part), keys: NameKind | null = null): Part {
  return { shape: 'entries', keys, of: typeof of === 'function' ? of : () => of }
}

export function declared(kind: NameKind, of: (key: string) => Part): Part {
  return { shape: 'entries', keys: kind, declares: true, of }
}

export function list(of: Part, ids?: NameKind): Part {
  return ids === undefined ? { shape: 'list', of } : { shape: 'list', of, ids }
}

export function seen(as: (value: unknown) => Part): Part {
  return { shape: 'seen', as }
}
