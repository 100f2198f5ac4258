import { editBetween, type PolicyDocument, type Step, type Transition } from '@iom-rules/core'
import { pathTo, valueAt } from '../place.ts'
import { isMembers } from '../rules/members.ts'
import type { DraftedTransition } from './transition.ts'

/** What of a transition becomes something else; `undefined` takes it out. */
type Change = { readonly [Key in keyof Transition]?: Transition[Key] | undefined }

/** Changes a part of a transition, which is written as shortly as it can be. What it leaves alone, no step touches. */
export function changeTransition({ event, path, transition }: DraftedTransition, change: Change): Step[] {
  const isSaid = ([, value]: [string, unknown]) =>
    !(value === undefined || (Array.isArray(value) && value.length === 0))
  const next = Object.fromEntries(Object.entries({ ...transition, ...change }).filter(isSaid)) as Transition
  const isAlone = path.endsWith(pathTo('on', event))
  const isShort = [transition, next].some((each) => typeof shortened(each) === 'string')
  if (!isAlone || !isShort)
    return editBetween(transition, next).map((step) => ({ ...step, path: path + step.path }))
  return sameText(next, transition) ? [] : [{ op: 'replace', path, value: shortened(next) }]
}

/** Puts a transition after those that a state lists for the event already. */
export function addTransition(
  document: PolicyDocument,
  state: string,
  event: string,
  transition: Transition,
): Step[] {
  const on = state + pathTo('on')
  const place = on + pathTo(event)
  const value = shortened(transition)
  const now = valueAt(document, place)
  if (!isMembers(valueAt(document, on))) return [{ op: 'add', path: on, value: { [event]: value } }]
  if (now === undefined) return [{ op: 'add', path: place, value }]
  if (Array.isArray(now)) return [{ op: 'add', path: place + pathTo('-'), value: transition }]
  // Only one that stands alone may be written as the name of its target.
  return [
    { op: 'replace', path: place, value: [typeof now === 'string' ? { target: now } : now, transition] },
  ]
}

/** Takes a transition out, and with it what is then left empty. */
export function removeTransition(document: PolicyDocument, drafted: DraftedTransition): Step[] {
  const { path } = drafted
  const holder = path.slice(0, path.lastIndexOf('/'))
  const beside = valueAt(document, holder)
  if (Array.isArray(beside)) {
    const others: readonly Transition[] = beside.filter((_, at) => path !== holder + pathTo(at))
    const [other] = others
    if (other !== undefined && others.length === 1)
      return [{ op: 'replace', path: holder, value: shortened(other) }]
    return others.length === 0
      ? removeTransition(document, { ...drafted, path: holder })
      : [{ op: 'remove', path }]
  }
  const isLast = isMembers(beside) && Object.keys(beside).length === 1
  return [{ op: 'remove', path: isLast ? holder : path }]
}

/** Lets a transition be tried before, or after, the one beside it for the same event. */
export function moveTransition({ path, at, of }: DraftedTransition, by: -1 | 1): Step[] {
  const to = at + by
  if (to < 0 || to >= of) return []
  return [{ op: 'move', from: path, path: path.slice(0, path.lastIndexOf('/')) + pathTo(to) }]
}

function shortened(transition: Transition): string | Transition {
  const { target, ...rest } = transition
  return target !== undefined && Object.keys(rest).length === 0 ? target : transition
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
