import { canonicalize } from 'json-canonicalize'
import { fault, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import type { Step } from './policy.ts'

type Json = unknown
type Container = Record<string, Json> | Json[]

/**
 * Applies an edit to a document and returns the changed copy; the original is untouched and, if any
 * step fails, nothing is changed.
 *
 * Steps are JSON Patch (RFC 6902), except that a member of a list may be named by its `id`, `name`,
 * `silence` or `policy` instead of its position: `/decisions/status/rules/custody-gap/event/type`.
 */
export function applyEdit<T>(document: T, steps: readonly Step[]): Result<T> {
  const copy = structuredClone(document) as Json
  for (const [at, step] of steps.entries()) {
    const problem = applyStep(copy, step, at)
    if (problem !== null) return { ok: false, issues: [problem] }
  }
  return { ok: true, value: copy as T, issues: [] }
}

function applyStep(document: Json, step: Step, at: number): Issue | null {
  const refuse = (path: string, message: string) =>
    fault('edit-does-not-fit', pointer([at]), `Step ${at + 1} (${step.op} \`${path}\`): ${message}`)
  const target = find(document, step.path)
  if (target === null) return refuse(step.path, 'there is no such place.')
  if (step.op === 'add')
    return insert(target, step.value) ? null : refuse(step.path, 'that position does not exist.')
  if (step.op === 'move' || step.op === 'copy') {
    const origin = find(document, step.from)
    const value = origin === null ? undefined : read(origin)
    if (origin === null || value === undefined) return refuse(step.from, 'there is nothing there.')
    if (step.op === 'move') {
      if (`${step.path}/`.startsWith(`${step.from}/`))
        return refuse(step.path, 'a value cannot move into itself.')
      remove(origin)
    }
    const place = find(document, step.path)
    if (place === null || !insert(place, structuredClone(value)))
      return refuse(step.path, 'there is no such place.')
    return null
  }
  const found = read(target)
  if (found === undefined) return refuse(step.path, 'there is nothing there.')
  if (step.op === 'remove') remove(target)
  else if (step.op === 'replace') write(target, step.value)
  else if (step.op === 'test' && canonicalize(found) !== canonicalize(step.value))
    return refuse(step.path, 'the value is not the expected one.')
  return null
}

interface Place {
  readonly container: Container
  readonly key: string
}

function find(document: Json, path: string): Place | null {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = parts.pop()
  if (last === undefined) return null
  let container: Json = document
  for (const part of parts) container = isContainer(container) ? read({ container, key: part }) : undefined
  return isContainer(container) ? { container, key: last } : null
}

function isContainer(value: Json): value is Container {
  return typeof value === 'object' && value !== null
}

function position(list: readonly Json[], key: string): number {
  if (/^(0|[1-9]\d*)$/.test(key)) return Number(key)
  return list.findIndex(
    (member) =>
      isContainer(member) &&
      !Array.isArray(member) &&
      (member['id'] ?? member['name'] ?? member['silence'] ?? member['policy']) === key,
  )
}

function read({ container, key }: Place): Json {
  if (Array.isArray(container)) return container[position(container, key)]
  return Object.hasOwn(container, key) ? container[key] : undefined
}

function write({ container, key }: Place, value: Json): void {
  const copy = structuredClone(value)
  if (Array.isArray(container)) container[position(container, key)] = copy
  else define(container, key, copy)
}

function insert({ container, key }: Place, value: Json): boolean {
  const copy = structuredClone(value)
  if (!Array.isArray(container)) {
    define(container, key, copy)
    return true
  }
  const at = key === '-' ? container.length : position(container, key)
  if (at < 0 || at > container.length) return false
  container.splice(at, 0, copy)
  return true
}

/** Never runs a setter, whatever the key is called. */
function define(container: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true })
}

function remove({ container, key }: Place): void {
  if (Array.isArray(container)) container.splice(position(container, key), 1)
  else delete container[key]
}
