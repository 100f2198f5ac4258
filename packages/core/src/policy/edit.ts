import { canonicalize } from 'json-canonicalize'
import { fault, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import { isContainer, isList, keysTo, valueAt, type Container } from './edit/place.ts'
import type { Step } from './policy.ts'

type Json = unknown
type Keys = readonly (string | number)[]

/**
 * Applies an edit to a document and returns the changed one; the original is untouched and, if any
 * step fails, nothing is changed. The two share what no step touches.
 *
 * Steps are JSON Patch (RFC 6902), except that a member of a list may be named by its `id`, `name`,
 * `silence` or `policy` instead of its position: `/decisions/status/rules/custody-gap/event/type`.
 */
export function applyEdit<T>(document: T, steps: readonly Step[]): Result<T> {
  let now: Json = document
  for (const [at, step] of steps.entries()) {
    const next = applyStep(now, step)
    if (!next.ok) return { ok: false, issues: [doesNotFit(step, at, next)] }
    now = next.value
  }
  return { ok: true, value: now as T, issues: [] }
}

type Applied =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly path: string; readonly why: string }

function doesNotFit(step: Step, at: number, { path, why }: Extract<Applied, { ok: false }>): Issue {
  return fault('edit-does-not-fit', pointer([at]), `Step ${at + 1} (${step.op} \`${path}\`): ${why}`)
}

/** Applies one step. */
export function applyStep(document: Json, step: Step): Applied {
  const refuse = (path: string, why: string): Applied => ({ ok: false, path, why })
  if (step.op === 'move' || step.op === 'copy') {
    const origin = keysTo(document, step.from) ?? []
    const value = valueAt(document, origin)
    if (value === undefined || origin.length === 0) return refuse(step.from, 'there is nothing there.')
    if (step.op === 'copy') return insert(document, step.path, value)
    if (`${step.path}/`.startsWith(`${step.from}/`))
      return refuse(step.path, 'a value cannot move into itself.')
    return insert(changed(document, origin, taken), step.path, value)
  }
  if (step.op === 'add') return insert(document, step.path, step.value)
  const keys = keysTo(document, step.path)
  if (keys === null) return refuse(step.path, 'there is no such place.')
  const found = valueAt(document, keys)
  if (found === undefined) return refuse(step.path, 'there is nothing there.')
  if (step.op === 'test') {
    return canonicalize(found) === canonicalize(step.value)
      ? { ok: true, value: document }
      : refuse(step.path, 'the value is not the expected one.')
  }
  if (step.op === 'replace')
    return { ok: true, value: keys.length === 0 ? step.value : changed(document, keys, put(step.value)) }
  if (keys.length === 0) return refuse(step.path, 'the whole document cannot be removed.')
  return { ok: true, value: changed(document, keys, taken) }
}

function insert(document: Json, path: string, value: Json): Applied {
  const keys = keysTo(document, path)
  if (keys?.length === 0) return { ok: true, value }
  if (keys === null || !isContainer(valueAt(document, keys.slice(0, -1))))
    return { ok: false, path, why: 'there is no such place.' }
  return { ok: true, value: changed(document, keys, inserted(value)) }
}

/** What a container becomes when something happens at one of its keys. */
type Change = (container: Container, key: string | number) => Container

/** The document with a change at one place that has a way to it; all beside the way stays the same object. */
function changed(document: Json, keys: Keys, change: Change): Json {
  const [key, ...rest] = keys as readonly [string | number, ...Keys]
  const container = document as Container
  if (rest.length === 0) return change(container, key)
  return put(changed(valueAt(container, [key]), rest, change))(container, key)
}

function put(value: Json): Change {
  return (container, key) => {
    if (isList(container)) return container.map((member, at) => (at === key ? value : member))
    return defined(container, key, value)
  }
}

function inserted(value: Json): Change {
  return (container, key) => {
    if (isList(container)) return container.toSpliced(Number(key), 0, value)
    return defined(container, key, value)
  }
}

const taken: Change = (container, key) => {
  if (isList(container)) return container.toSpliced(Number(key), 1)
  const { [key]: _gone, ...rest } = container
  return rest
}

/** Never runs a setter, whatever the key is called; a key that was there keeps its place. */
function defined(container: { readonly [key: string]: Json }, key: string | number, value: Json): Container {
  const copy = { ...container }
  return Object.defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true })
}
