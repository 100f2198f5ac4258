import type { PolicyDocument } from '@iom-rules/core'
import { memberName, partsOf, pathTo, valueAt } from '../../place.ts'
import { documentPart } from './document.ts'
import { plain, type NameKind, type Part } from './part.ts'
import { textAt } from './read.ts'

/** A place that names something. */
export interface Mention {
  readonly kind: NameKind
  readonly id: string
  /** JSON Pointer to what names it: a value, or the entry whose key it is. */
  readonly path: string
  /** Is it declared there? */
  readonly declares: boolean
}

/** What each name becomes; the same where it stays. */
type Naming = (mention: Mention) => string

/** Every place of a document that names something its rules speak of, declarations included. */
export function mentionsIn(document: PolicyDocument): Mention[] {
  const found: Mention[] = []
  withNames(document, (mention) => {
    found.push(mention)
    return mention.id
  })
  return found
}

/** The document with other names in all places; a part in which no name changes stays the same object. */
export function withNames(document: PolicyDocument, naming: Naming): PolicyDocument {
  const walk: Walk = { document, naming, isProposed: false }
  return renamed(walk, documentPart, document, '') as PolicyDocument
}

interface Walk {
  readonly document: PolicyDocument
  readonly naming: Naming
  /** Inside what an edit would put in: nothing is declared there yet. */
  readonly isProposed: boolean
}

function renamed(walk: Walk, part: Part, value: unknown, path: string): unknown {
  switch (part.shape) {
    case 'plain':
      return value
    case 'text': {
      const spelt = typeof value === 'string' ? part.read(value) : null
      if (spelt === null) return value
      const { kind, id, write } = spelt
      return write(walk.naming({ kind, id, path, declares: false }))
    }
    case 'fields':
      return mapped(value, (key, member) => [
        key,
        renamed(walk, within(part, key), member, path + pathTo(key)),
      ])
    case 'entries':
      return mapped(value, (key, member) => {
        const place = path + pathTo(key)
        const { keys: kind, declares = false } = part
        const mention = { id: key, path: place, declares: declares && !walk.isProposed }
        const name = kind === null ? key : walk.naming({ kind, ...mention })
        return [name, renamed(walk, part.of(key), member, place)]
      })
    case 'list':
      return renamedList(walk, part, value, path)
    case 'seen':
      return renamed(walk, part.as(value), value, path)
    case 'pointer':
      return typeof value === 'string' ? pointed(walk, value, path).path : value
    case 'step':
      return renamedStep(walk, value, path)
  }
}

function renamedList(walk: Walk, part: Extract<Part, { shape: 'list' }>, value: unknown, path: string) {
  if (!Array.isArray(value)) return value
  const list: readonly unknown[] = value
  const members = list.map((member, at) => {
    const name = memberName(member)
    const place = path + pathTo(name ?? at)
    const inner = renamed(walk, part.of, member, place)
    const { ids: kind } = part
    if (kind === undefined || name === undefined) return inner
    const id = walk.naming({ kind, id: name, path: place, declares: !walk.isProposed })
    return mapped(inner, (key, held) => [key, key === 'id' ? id : held])
  })
  return members.some((member, at) => member !== list[at]) ? members : value
}

/** A step names things by its paths, and in what it puts there. */
function renamedStep(walk: Walk, step: unknown, path: string): unknown {
  return mapped(step, (key, member) => {
    if ((key === 'path' || key === 'from') && typeof member === 'string')
      return [key, pointed(walk, member, path).path]
    if (key !== 'value') return [key, member]
    const { part } = pointed(walk, textAt(step, 'path'), path)
    return [key, renamed({ ...walk, isProposed: true }, part, member, path)]
  })
}

/** A path with other names, and what can stand where it leads. */
function pointed(walk: Walk, pointer: string, path: string): { readonly path: string; readonly part: Part } {
  let part: Part = documentPart
  let here = ''
  const names = partsOf(pointer).map((key) => {
    const holder = part.shape === 'seen' ? part.as(valueAt(walk.document, here)) : part
    here += pathTo(key)
    part = within(holder, key)
    const kind = kindOfKey(holder, key)
    return kind === null ? key : walk.naming({ kind, id: key, path, declares: false })
  })
  return { path: pathTo(...names), part }
}

function kindOfKey(holder: Part, key: string): NameKind | null {
  if (holder.shape === 'entries') return holder.keys
  if (holder.shape !== 'list' || /^(0|[1-9]\d*|-)$/.test(key)) return null
  return holder.ids ?? null
}

/** What can stand one key further in. */
function within(part: Part, key: string): Part {
  if (part.shape === 'entries') return part.of(key)
  if (part.shape === 'list') return part.of
  return (part.shape === 'fields' && Object.hasOwn(part.fields, key) ? part.fields[key] : undefined) ?? plain
}

type Mapping = (key: string, member: unknown) => readonly [key: string, member: unknown]

/** An object with its entries changed in place; the same object where none is. */
function mapped(value: unknown, map: Mapping): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const before = Object.entries(value)
  const after = before.map(([key, member]) => map(key, member))
  const isSame = after.every(([key, member], at) => key === before[at]?.[0] && member === before[at]?.[1])
  return isSame ? value : Object.fromEntries(after)
}
