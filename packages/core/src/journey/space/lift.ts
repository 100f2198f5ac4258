import type { DecisionDiagrams, SingleDiagrams } from '../../diagram/outcomes.ts'
import { excluded, isLeaf, NO, YES, type Node } from '../../diagram/diagram.ts'
import { look, situate, under } from '../../decision/situation.ts'
import { UNDETERMINED, type Guard } from '../../policy/process.ts'
import { valuesOf } from '../../policy/regions.ts'
import type { Policy } from '../../policy/policy.ts'
import { nodesFor, type Space } from './space.ts'

type RuleParams = Extract<Guard, { readonly type: 'rule' }>['params']

/** A yes-or-no question that what is known leaves open. */
const OPEN = 2

/**
 * The policy's answers as diagrams that ask of every fact whether it is known, too: what `decide` and
 * `sure` say of each position of a space, on one day and with one background.
 */
export interface Answers {
  /** A decision: its leaf is a place in {@link statesOf}. */
  readonly state: (decision: string) => Node
  /** YES where the guard certainly holds, NO elsewhere. */
  readonly holds: (guard: Guard | undefined) => Node
}

/** The states of a decision: its outcomes in order of precedence, and UNDETERMINED. */
export function statesOf(policy: Policy, decision: string): string[] {
  return [...valuesOf(policy, { kind: 'decision', id: decision }).map(({ id }) => id), UNDETERMINED]
}

const kept = new WeakMap<Space, Map<string, Answers>>()

/** The answers in a space on one of its days, with one of its backgrounds; made once and kept. */
export function answersIn(space: Space, day: number, background: number): Answers {
  let known = kept.get(space)
  if (known === undefined) kept.set(space, (known = new Map()))
  const key = `${day}:${background}`
  let answers = known.get(key)
  if (answers === undefined) known.set(key, (answers = lifted(space, day, background)))
  return answers
}

function lifted(space: Space, day: number, background: number): Answers {
  const { store, sets, policy } = space
  const compiled = space.days[day] as Space['days'][number]
  const situation = situate(compiled, space.backgrounds.facts(background))
  const name = `${day}:${background}`
  const axisAt = new Map(
    space.axes.flatMap((axis) => {
      const variable = compiled.variable(axis.fact)
      return variable === undefined ? [] : [[variable.number, axis] as const]
    }),
  )
  const union = (left: Node, right: Node) => store.combine('union', left, right, (a, b) => sets.union(a, b))
  const memo = new Map<Node, Node>()

  /** Leaves become the set of what is still possible: not known is any of the classes. */
  function lift(node: Node): Node {
    const done = memo.get(node)
    if (done !== undefined) return done
    let made: Node
    if (isLeaf(compiled.store, node)) {
      const value = compiled.store.value(node)
      made = store.leaf(value === excluded ? sets.empty : sets.of([value]))
    } else {
      const children = compiled.store.children(node).map(lift)
      const any = children.reduce(union)
      const axis = axisAt.get(compiled.store.level(node))
      // A list, or what is derived from one that is not known: open here, whatever is asked.
      made =
        axis === undefined
          ? any
          : store.make(
              axis.level,
              (axis.classes[day] as readonly number[]).map((at) => (at < 0 ? any : (children[at] as Node))),
            )
    }
    memo.set(node, made)
    return made
  }

  const whole = (root: Node, active: readonly number[]): Node =>
    lift(look(situation, under({ compiled, active }, root)))

  const canHold = (active: readonly number[]): Node =>
    store.map('some', whole(YES, active), (set) => (set === sets.empty ? NO : YES))

  /** Which assumptions are reasoned with at each position: the leaf is the set of them. */
  let chosen: Node | null = null
  function activeHere(): Node {
    if (chosen !== null) return chosen
    let node = store.leaf(sets.empty)
    for (const at of space.assumptions) {
      for (const set of leavesOf(space, node)) {
        const more = sets.of([...sets.values(set), at])
        node = store.combine(`assume ${name} ${set} ${at}`, node, canHold(sets.values(more)), (here, can) =>
          here === set && can === YES ? more : here,
        )
      }
    }
    return (chosen = node)
  }

  const possible = new Map<Node, Node>()
  /** The leaves of a diagram that are still possible at each position. */
  function possibleIn(root: Node): Node {
    const done = possible.get(root)
    if (done !== undefined) return done
    const active = activeHere()
    const made = leavesOf(space, active)
      .map((set) =>
        store.combine(`under ${set}`, active, whole(root, sets.values(set)), (here, value) =>
          here === set ? value : sets.empty,
        ),
      )
      .reduce(union)
    possible.set(root, made)
    return made
  }

  function state(decision: string): Node {
    const diagrams = compiled.decisions.get(decision) as SingleDiagrams
    const states = statesOf(policy, decision)
    return store.map(`state ${name} ${decision}`, possibleIn(diagrams.byRule), (set) =>
      states.indexOf(stateGiven(diagrams, sets.values(set))),
    )
  }

  /** What a guard asks: its leaf is NO, YES or OPEN. */
  function truth(rule: RuleParams): Node {
    const [root] = nodesFor(compiled, rule) as [Node]
    if ('decision' in rule) {
      const diagrams = compiled.decisions.get(rule.decision) as DecisionDiagrams
      if (diagrams.hitPolicy !== 'COLLECT') {
        const wanted = diagrams.outcomes.indexOf(rule.outcome)
        return store.map(`is ${name} ${rule.decision} ${wanted}`, possibleIn(root), (set) =>
          among(sets.values(set).map(diagrams.outcomeAt), wanted),
        )
      }
    }
    return store.map('truth', possibleIn(root), (set) => among(sets.values(set), YES))
  }

  function holds(guard: Guard | undefined): Node {
    if (guard === undefined) return YES
    let inner = guard
    let wanted = YES
    while (inner.type === 'not') {
      wanted = 1 - wanted
      inner = inner.params.guard
    }
    return store.map(`surely ${wanted}`, truth(inner.params), (value) => (value === wanted ? YES : NO))
  }
  return { state, holds }
}

function among(values: readonly number[], wanted: number): number {
  if (!values.includes(wanted)) return NO
  return values.every((value) => value === wanted) ? YES : OPEN
}

/** The state for the rules that are still possible: what `answerSingle` makes of them. */
function stateGiven(diagrams: SingleDiagrams, ends: readonly number[]): string {
  const possible = [...new Set(ends.map((end) => diagrams.outcomes[diagrams.outcomeAt(end)] as string))]
  // Something is possible everywhere: assumptions that exclude everything are not reasoned with.
  const outcome = diagrams.outcomes[diagrams.outcomeAt(ends.at(-1) as number)] as string
  if (!Object.hasOwn(diagrams.decision.outcomes, outcome)) return UNDETERMINED
  const allowed = diagrams.decision.outcomes[outcome]?.mayBeProvisional ?? []
  return possible.every((other) => other === outcome || allowed.includes(other)) ? outcome : UNDETERMINED
}

/** The values of the leaves of a diagram of a space, in order. */
export function leavesOf({ store }: Pick<Space, 'store'>, root: Node): number[] {
  const values = new Set<number>()
  const seen = new Set<Node>()
  const walk = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (isLeaf(store, node)) values.add(store.value(node))
    else store.children(node).forEach(walk)
  }
  walk(root)
  return [...values].sort((a, b) => a - b)
}
