import { fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { actionIssues, dayCountIssues, numberIssues } from './check-actions.ts'
import { isMonthCount } from './check-conditions.ts'
import { unknownId } from './unknown-id.ts'
import type { Decision, FlatDocument, Value } from './policy.ts'
import {
  UNDETERMINED,
  type FollowingRegion,
  type Guard,
  type ReviewTrigger,
  type StateDeclaration,
  type StatesRegion,
} from './process.ts'
import { wrong } from './check-values.ts'
import { own, resolve } from './references.ts'
import { shown } from './shape.ts'
import { followedBy, transitionsIn, writtenRegions } from './regions.ts'

type Path = readonly (string | number)[]
type Start = Exclude<StatesRegion['initial'], string>[number]

/** Everything wrong with the machines of a document, its review triggers and suggestions. */
export function machineIssues(document: FlatDocument): Issue[] {
  const issues: Issue[] = []
  const takenIn = new Map<string, string>()
  for (const { id, path, region } of writtenRegions(document.machines)) {
    const place = ['machines', ...path]
    if ('follows' in region) issues.push(...followingIssues(document, region, place))
    else issues.push(...statesIssues(document, id, region, place, takenIn))
  }
  return [...issues, ...reviewIssues(document), ...heldIssues(document), ...deadlineIssues(document)]
}

function wrongName(path: Path, message: string): Issue {
  return fault('reserved-name', pointer(path), message, 'Choose another name.')
}

/** The ids a region can follow under this name, or the issue with it. */
function outcomesOf(document: FlatDocument, follows: string, path: Path): readonly string[] | Issue {
  const followed = followedBy(follows)
  if (followed.kind === 'fact') {
    const fact = own(document.facts, followed.id)
    if (fact?.type === 'choice') return fact.values
    const known = Object.entries(document.facts).flatMap(([id, each]) =>
      each.type === 'choice' ? [`fact.${id}`] : [],
    )
    return unknownId(path, 'choice', follows, known)
  }
  const decision = own(document.decisions, followed.id)
  if (decision === undefined) return unknownId(path, 'decision', follows, Object.keys(document.decisions))
  if (decision.hitPolicy === 'COLLECT')
    return fault(
      'unfollowable-decision',
      pointer(path),
      `\`${follows}\` collects outcomes, so no single state can follow it.`,
    )
  return Object.keys(decision.outcomes)
}

function namingIssues(
  outcomes: readonly string[],
  names: Readonly<Record<string, string>> | undefined,
  path: Path,
): Issue[] {
  const issues = Object.keys(names ?? {}).flatMap((outcome) =>
    outcomes.includes(outcome) ? [] : [unknownId([...path, 'names', outcome], 'outcome', outcome, outcomes)],
  )
  const given = outcomes.map((outcome) => own(names, outcome) ?? outcome)
  given.forEach((name, at) => {
    const place = [...path, 'names', outcomes[at] as string]
    if (name === UNDETERMINED) issues.push(wrongName(place, `\`${UNDETERMINED}\` has a meaning of its own.`))
    else if (given.indexOf(name) !== at)
      issues.push(fault('duplicate-name', pointer(place), `Two outcomes have the state \`${name}\`.`))
  })
  return issues
}

function followingIssues(document: FlatDocument, region: FollowingRegion, path: Path): Issue[] {
  const outcomes = outcomesOf(document, region.follows, [...path, 'follows'])
  if ('code' in outcomes) return [outcomes]
  const states = [...outcomes.map((outcome) => own(region.names, outcome) ?? outcome), UNDETERMINED]
  return [
    ...namingIssues(outcomes, region.names, path),
    ...Object.entries(region.states ?? {}).flatMap(([name, state]) =>
      states.includes(name)
        ? actionIssues(document, state.entry ?? [], null, [...path, 'states', name, 'entry'])
        : [unknownId([...path, 'states', name], 'state', name, states)],
    ),
  ]
}

function statesIssues(
  document: FlatDocument,
  id: string,
  region: StatesRegion,
  path: Path,
  takenIn: Map<string, string>,
): Issue[] {
  const all = new Map<string, Path>()
  const issues: Issue[] = []
  const collect = (states: Readonly<Record<string, StateDeclaration>>, place: Path): void => {
    for (const [name, state] of Object.entries(states)) {
      const here = [...place, name]
      if (all.has(name))
        issues.push(
          fault(
            'duplicate-name',
            pointer(here),
            `There are two states \`${name}\` in this region.`,
            'Give one another name: targets name states, wherever they lie.',
          ),
        )
      else all.set(name, here)
      collect(state.states ?? {}, [...here, 'states'])
    }
  }
  collect(region.states, [...path, 'states'])
  const names = [...all.keys()]
  const guards = (guard: Guard | undefined, place: Path): Issue[] =>
    guard === undefined ? [] : guardIssues(document, guard, [...place, 'guard'])
  const starts: readonly Start[] =
    typeof region.initial === 'string' ? [{ target: region.initial }] : region.initial
  starts.forEach((start, at) => {
    const place = typeof region.initial === 'string' ? [...path, 'initial'] : [...path, 'initial', at]
    if (!names.includes(start.target)) issues.push(unknownId(place, 'state', start.target, names))
    issues.push(...guards(start.guard, place))
  })
  const last = starts.at(-1) as Start
  if (last.guard !== undefined) {
    const help = 'End with a start that has no guard.'
    issues.push(
      fault('wrong-value', pointer([...path, 'initial']), 'The facts may fit none of the starts.', help),
    )
  }
  const visit = (states: Readonly<Record<string, StateDeclaration>>, place: Path): void => {
    for (const [name, state] of Object.entries(states)) {
      const here = [...place, name]
      issues.push(...stateIssues(document, id, state, here, names, guards, takenIn))
      visit(state.states ?? {}, [...here, 'states'])
    }
  }
  visit(region.states, [...path, 'states'])
  const { mirrors } = region
  if (mirrors === undefined) return issues
  const outcomes = outcomesOf(document, mirrors, [...path, 'mirrors'])
  if ('code' in outcomes) return [...issues, outcomes]
  return [
    ...issues,
    ...namingIssues(outcomes, region.names, path),
    ...outcomes.flatMap((outcome) => {
      const name = own(region.names, outcome) ?? outcome
      if (names.includes(name)) return []
      const message = `There is no state for the outcome \`${outcome}\` of \`${mirrors}\`.`
      return [
        fault(
          'unknown-state',
          pointer([...path, 'states']),
          message,
          `Add a state \`${name}\`, or say in \`names\` which one it is.`,
        ),
      ]
    }),
  ]
}

function stateIssues(
  document: FlatDocument,
  region: string,
  state: StateDeclaration,
  path: Path,
  names: readonly string[],
  guards: (guard: Guard | undefined, place: Path) => Issue[],
  takenIn: Map<string, string>,
): Issue[] {
  const issues = actionIssues(document, state.entry ?? [], null, [...path, 'entry'])
  const inner = Object.keys(state.states ?? {})
  if (inner.length > 0 && state.initial === undefined)
    issues.push(
      fault(
        'missing-key',
        pointer([...path, 'initial']),
        'It does not say which of its states is entered first.',
        `Add \`initial\`, one of: ${inner.join(', ')}.`,
      ),
    )
  if (state.initial !== undefined && inner.length === 0)
    issues.push(
      fault(
        'wrong-shape',
        pointer([...path, 'initial']),
        'It has no states inside, so none can be entered first.',
        'Take `initial` out, or put `states` inside.',
      ),
    )
  else if (state.initial !== undefined && !inner.includes(state.initial))
    issues.push(unknownId([...path, 'initial'], 'state', state.initial, inner))
  if (state.type === 'final' && (inner.length > 0 || Object.keys(state.on ?? {}).length > 0))
    issues.push(
      fault('wrong-shape', pointer(path), 'A final state takes no events and has no states inside.'),
    )
  for (const [id, to] of Object.entries(state.on ?? {})) {
    const place = [...path, 'on', id]
    const event = own(document.events, id)
    if (event === undefined) {
      issues.push(unknownId(place, 'event', id, Object.keys(document.events)))
      continue
    }
    const other = takenIn.get(id) ?? event.permittedBy ?? region
    if (other !== region)
      issues.push(
        fault(
          'event-in-two-regions',
          pointer(place),
          `\`${id}\` belongs to the region \`${other}\`.`,
          'Let one region take the event; others can follow a decision or a fact.',
        ),
      )
    else takenIn.set(id, region)
    const written = transitionsIn(to)
    written.forEach((transition, at) => {
      const here = typeof to === 'object' && 'length' in to ? [...place, at] : place
      if (transition.target !== undefined && !names.includes(transition.target))
        issues.push(
          unknownId(typeof to === 'string' ? here : [...here, 'target'], 'state', transition.target, names),
        )
      issues.push(...guards(transition.guard, here))
      issues.push(...actionIssues(document, transition.actions ?? [], event, [...here, 'actions']))
    })
  }
  return issues
}

function guardIssues(document: FlatDocument, guard: Guard, path: Path): Issue[] {
  if (guard.type === 'not') return guardIssues(document, guard.params.guard, [...path, 'params', 'guard'])
  const { params } = guard
  if ('condition' in params)
    return own(document.conditions, params.condition) === undefined
      ? [
          unknownId(
            [...path, 'params', 'condition'],
            'condition',
            params.condition,
            Object.keys(document.conditions),
          ),
        ]
      : []
  const decision = own(document.decisions, params.decision)
  return outcomeIssues(document, params.decision, decision, [params.outcome], [...path, 'params'])
}

function outcomeIssues(
  document: FlatDocument,
  id: string,
  decision: Decision | undefined,
  wanted: readonly string[],
  path: Path,
): Issue[] {
  if (decision === undefined)
    return [unknownId([...path, 'decision'], 'decision', id, Object.keys(document.decisions))]
  const known = Object.keys(decision.outcomes)
  return wanted.flatMap((outcome) =>
    known.includes(outcome) ? [] : [unknownId([...path, 'outcome'], 'outcome', outcome, known)],
  )
}

function reviewIssues(document: FlatDocument): Issue[] {
  const triggers = document.review?.triggers ?? []
  return triggers.flatMap((trigger, at) => {
    const path = ['review', 'triggers', at]
    const issues: Issue[] = []
    if (triggers.findIndex((other) => other.id === trigger.id) !== at)
      issues.push(fault('duplicate-name', pointer(path), `There are two triggers \`${trigger.id}\`.`))
    const { decision, fact, when } = trigger
    if ((decision === undefined) === (fact === undefined)) {
      const found = decision === undefined ? 'neither' : 'both'
      const message = `A trigger watches a \`decision\` or a \`fact\`; this one names ${found}.`
      issues.push(fault('wrong-shape', pointer(path), message, 'Name one of the two.'))
    }
    if (decision !== undefined) issues.push(...turnIssues(document, decision, trigger, path))
    else if (fact !== undefined) issues.push(...changeIssues(document, fact, trigger, path))
    if (when !== undefined && own(document.conditions, when) === undefined)
      issues.push(unknownId([...path, 'when'], 'condition', when, Object.keys(document.conditions)))
    return issues
  })
}

/** Faults of a trigger that watches a decision. */
function turnIssues(document: FlatDocument, id: string, trigger: ReviewTrigger, path: Path): Issue[] {
  const decision = own(document.decisions, id)
  if (decision === undefined)
    return [unknownId([...path, 'decision'], 'decision', id, Object.keys(document.decisions))]
  return sideIssues(trigger, 'outcome', Object.keys(decision.outcomes), path)
}

/** Faults of a trigger that watches a fact. */
function changeIssues(document: FlatDocument, id: string, trigger: ReviewTrigger, path: Path): Issue[] {
  const fact = own(document.facts, id)
  if (fact === undefined) return [unknownId([...path, 'fact'], 'fact', id, Object.keys(document.facts))]
  if (fact.type === 'choice') return sideIssues(trigger, 'value', fact.values, path)
  if (fact.type === 'boolean') return sideIssues(trigger, 'value', ['true', 'false'], path)
  if (fact.type !== 'list') return []
  const message = `\`${id}\` is a list, and a trigger watches single values.`
  const help = 'Watch a decision that the list decides.'
  return [fault('wrong-value', pointer([...path, 'fact']), message, help)]
}

/** What a trigger waits for and never comes. */
function sideIssues(trigger: ReviewTrigger, noun: string, known: readonly string[], path: Path): Issue[] {
  return (['to', 'from'] as const).flatMap((side) =>
    (trigger[side] ?? []).flatMap((value, at) =>
      known.includes(value) ? [] : [unknownId([...path, side, at], noun, value, known)],
    ),
  )
}

function heldIssues(document: FlatDocument): Issue[] {
  if (document.deselection === undefined) return []
  return document.deselection.suggestions.flatMap(({ held }, at) => {
    if (held === undefined) return []
    const path = ['deselection', 'suggestions', at, 'held']
    return [
      ...outcomeIssues(document, held.decision, own(document.decisions, held.decision), [held.outcome], path),
      ...monthIssues(document, held.months, [...path, 'months']),
    ]
  })
}

/** A whole number of months, and at most a hundred years, as conditions take them. */
function monthIssues(document: FlatDocument, value: Value, path: Path): Issue[] {
  const issues = numberIssues(document, value, path)
  if (issues.length > 0) return issues
  const months = resolve(document, value, document.inForce.from)
  if (isMonthCount(months)) return []
  return [wrong(path, `${shown(months)} is not a number of months.`, 'Give a whole number from 0 to 1200.')]
}

/** Deadlines that the rules of `obligations` give. */
function deadlineIssues(document: FlatDocument): Issue[] {
  return (document.decisions['obligations']?.rules ?? []).flatMap((rule, at) => {
    const days = rule.event.params?.['dueWithinDays']
    if (days === undefined) return []
    const path = ['decisions', 'obligations', 'rules', at, 'event', 'params', 'dueWithinDays']
    return dayCountIssues(days, path)
  })
}
