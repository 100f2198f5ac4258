import type { PolicyDocument } from '@iom-rules/core'
import { pathTo } from '../place.ts'
import { isMembers, type Members } from '../rules/members.ts'
import { decisionOf } from '../rules/decision.ts'
import { textAt, transitionsOf, type DraftedTransition } from './transition.ts'

/** A state of a region as it is drafted. */
export interface DraftedState {
  readonly name: string
  /** JSON Pointer to it; a state of a region that follows need not be written in the document. */
  readonly path: string
  /** The states it lies in, outermost first. */
  readonly within: readonly string[]
  readonly title: string
  readonly isFinal: boolean
  readonly transitions: readonly DraftedTransition[]
  /** What it stands for, in a region that follows: the outcome of the decision, or the value of the fact. */
  readonly standsFor?: string
}

/** Where a region starts: the first start whose guard is met. */
export interface DraftedStart {
  readonly path: string
  readonly target: string
  readonly guard: unknown
}

/** What a region follows, so that nobody moves it. */
export interface Followed {
  readonly kind: 'decision' | 'fact'
  readonly id: string
  readonly title: string
}

/** A part of the process that is in one state at a time. */
export interface DraftedRegion {
  /** `nomination`, or `oversight.lead` for one that runs beside others. */
  readonly id: string
  readonly path: string
  readonly title: string
  readonly follows: Followed | null
  readonly starts: readonly DraftedStart[]
  readonly states: readonly DraftedState[]
}

/** The state of a followed decision that gives nothing sure. */
const undetermined = 'UNDETERMINED'

/** The regions of a document that may be no valid policy; what cannot be read as one is left out. */
export function regionsIn(document: PolicyDocument): readonly DraftedRegion[] {
  const machines: unknown = document.machines
  if (!isMembers(machines)) return []
  return Object.entries(machines).flatMap(([id, region]) => {
    if (!isMembers(region)) return []
    const path = pathTo('machines', id)
    if (region['type'] !== 'parallel') return regionOf(document, id, path, region)
    return entriesOf(region['states']).flatMap(([inner, each]) =>
      regionOf(document, `${id}.${inner}`, path + pathTo('states', inner), each),
    )
  })
}

function regionOf(document: PolicyDocument, id: string, path: string, region: Members): DraftedRegion[] {
  const title = textAt(region['meta'], 'title') ?? id.split('.').at(-1) ?? id
  const follows = textAt(region, 'follows')
  if (follows !== undefined) {
    const followed = followedBy(document, follows)
    const states = statesFollowing(document, followed, path, region)
    return [{ id, path, title, follows: followed, starts: [], states }]
  }
  if (!isMembers(region['states'])) return []
  const states = statesWithin(region['states'], path, [])
  return [{ id, path, title, follows: null, starts: startsOf(region['initial'], path), states }]
}

function startsOf(initial: unknown, path: string): DraftedStart[] {
  const place = path + pathTo('initial')
  if (typeof initial === 'string') return [{ path: place, target: initial, guard: undefined }]
  if (!Array.isArray(initial)) return []
  const starts: readonly unknown[] = initial
  return starts.flatMap((start, at) => {
    const target = textAt(start, 'target')
    return isMembers(start) && target !== undefined
      ? [{ path: place + pathTo(at), target, guard: start['guard'] }]
      : []
  })
}

function statesWithin(states: unknown, path: string, within: readonly string[]): DraftedState[] {
  return entriesOf(states).flatMap(([name, state]) => {
    const here = path + pathTo('states', name)
    const drafted: DraftedState = {
      name,
      path: here,
      within,
      title: textAt(state['meta'], 'title') ?? name,
      isFinal: state['type'] === 'final',
      transitions: transitionsOf(state['on'], here),
    }
    return [drafted, ...statesWithin(state['states'], here, [...within, name])]
  })
}

const factPrefix = 'fact.'

function followedBy(document: PolicyDocument, follows: string): Followed {
  if (follows.startsWith(factPrefix)) {
    const id = follows.slice(factPrefix.length)
    return { kind: 'fact', id, title: textAt(document.facts?.[id], 'title') ?? id }
  }
  return { kind: 'decision', id: follows, title: decisionOf(document, follows)?.title ?? follows }
}

function statesFollowing(
  document: PolicyDocument,
  followed: Followed,
  path: string,
  region: Members,
): DraftedState[] {
  const values = [...valuesOf(document, followed), { id: undetermined, title: 'Not determined' }]
  return values.map(({ id, title }) => {
    const name = textAt(region['names'], id) ?? id
    const written = isMembers(region['states']) ? region['states'][name] : undefined
    const own = isMembers(written) ? textAt(written['meta'], 'title') : undefined
    const here = path + pathTo('states', name)
    return {
      name,
      path: here,
      within: [],
      title: own ?? title,
      isFinal: false,
      transitions: [],
      standsFor: id,
    }
  })
}

function valuesOf(document: PolicyDocument, { kind, id }: Followed): { id: string; title: string }[] {
  if (kind === 'decision') {
    const outcomes = decisionOf(document, id)?.outcomes ?? {}
    return Object.entries(outcomes).map(([each, { title }]) => ({ id: each, title: title ?? each }))
  }
  const fact = document.facts?.[id]
  if (fact?.type !== 'choice') return []
  return fact.values.map((value) => ({ id: value, title: textAt(fact.labels, value) ?? value }))
}

function entriesOf(map: unknown): [string, Members][] {
  if (!isMembers(map)) return []
  return Object.entries(map).flatMap(([key, value]): [string, Members][] =>
    isMembers(value) ? [[key, value]] : [],
  )
}
