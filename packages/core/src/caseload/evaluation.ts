import type { Day } from '../vocabulary/day.ts'
import type { FieldTest, Policy } from '../policy/policy.ts'
import { resolve, testsIn } from '../policy/references.ts'
import { unknownDecision } from '../policy/unknown-id.ts'
import { compile, type Compiled } from '../diagram/compile.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import type { Decided } from '../decision/assess.ts'
import type { Group, Member } from '../diagram/group.ts'
import { groupAxis, patchGroupAxis, type GroupAxis } from './axes/group-axis.ts'
import { groupSignature } from './axes/group-signature.ts'
import { listsFor } from './axes/open-rows.ts'
import { openRecords, type Records } from './axes/records.ts'
import { classSignature, scalarAxis, type ScalarAxis, type TestedColumn } from './axes/scalar-axis.ts'
import {
  groupDigits,
  scalarDigits,
  sortIntoCells,
  type Cells,
  type Digits,
  type GroupDigits,
} from './cells/cells.ts'
import { openDecider } from './cells/decide-cells.ts'
import { scopeOf, type Scope } from './cells/scope.ts'
import type { People } from './columns/people.ts'

/** The people of a decision in cells, and the answer of each cell. */
export interface Decisive {
  readonly cells: Cells
  readonly answers: readonly Decided[]
  /** The number of the answer of each cell. */
  readonly answerOf: Uint32Array
}

/** A policy put to people; each part is worked out when it is first asked for, and kept. */
export interface Evaluation {
  readonly policy: Policy
  readonly people: People
  readonly compiled: Compiled
  readonly scopeOf: (decision: string) => Scope
  readonly axis: (variable: number) => ScalarAxis | GroupAxis
  readonly decisive: (decision: string) => Decisive
  readonly records: () => Records
  /** The axes of some variables, as digits. */
  readonly axesOf: (variables: readonly number[]) => readonly Sorted[]
  /** The cells of a decision, and the axes that they are sorted by. */
  readonly sorted: (decision: string) => {
    readonly key: string
    readonly cells: Cells
    readonly axes: readonly Sorted[]
  }
}

/** An axis of a decision. */
export type Sorted =
  | { readonly axis: ScalarAxis; readonly digits: Digits }
  | { readonly axis: GroupAxis; readonly digits: GroupDigits }

/** What has been worked out before. */
export interface Before {
  readonly evaluation: Evaluation
  /** The rows in which the people are others than there, ascending, and those others. Without it they are the same. */
  readonly changed?: { readonly rows: readonly number[]; readonly others: People }
}

/**
 * @param known people in the same rows, before: what is the same there is not worked out again
 */
export function evaluate(policy: Policy, people: People, asAt: Day, known?: Before): Evaluation {
  const before = known?.evaluation
  const compiled = compile(policy, asAt)
  const scopes = new Map<string, Scope>()
  const scope = (decision: string): Scope => {
    let found = scopes.get(decision)
    if (found === undefined) scopes.set(decision, (found = scopeOf(compiled, diagramsOf(decision))))
    return found
  }
  const diagramsOf = (decision: string): DecisionDiagrams => {
    const diagrams = compiled.decisions.get(decision)
    if (diagrams !== undefined) return diagrams
    throw unknownDecision(policy, decision)
  }

  let records: Records | undefined
  const required = (test: FieldTest) => resolve(policy, test.value, asAt)
  let asked: ReadonlySet<string> | undefined

  const axes = new Map<number, ScalarAxis | GroupAxis>()
  const axis = (variable: number): ScalarAxis | GroupAxis => {
    let found = axes.get(variable)
    if (found === undefined) {
      found = makeAxis(variable)
      if (found.kind === 'scalar') axes.set(variable, found)
      else for (const member of found.members) axes.set(member.variable, found)
    }
    return found
  }
  const makeAxis = (variable: number): ScalarAxis | GroupAxis => {
    const group = compiled.groups.find(({ members }) =>
      members.some((member) => member.variable === variable),
    )
    if (group === undefined) {
      const { fact, classes } = compiled.variables[
        variable - compiled.carriers.length
      ] as Compiled['variables'][number]
      const column = people.scalars.get(fact) as TestedColumn
      const same = before?.compiled.variable(fact)
      if (before !== undefined && same !== undefined && before.people.scalars.get(fact) === column) {
        const signature = classSignature(fact, classes, column)
        if (!same.derived && signature === classSignature(fact, same.classes, column)) {
          // What is carried has an axis of its own.
          return { ...(before.axis(same.number) as ScalarAxis), variable }
        }
      }
      return scalarAxis(fact, variable, classes, column, people.size)
    }
    const members = group.members.filter(({ id }) => (asked ??= factsAsked(policy)).has(id))
    const signature = groupSignature(policy, members, required)
    const [first] = members
    const same = first === undefined ? undefined : before?.compiled.variable(first.id)
    const axis = same === undefined ? undefined : before?.axis(same.number)
    const isAlike = axis?.kind === 'group' && axis.signature.shape === signature.shape
    if (before !== undefined && isAlike && axis.signature.counted === signature.counted) {
      const changed = known?.changed
      if (changed === undefined || isUntouched(before.people, people, group, members))
        return { ...axis, members }
      const here = openRecords(changed.others, asAt, compiled.asAtNumber, required)
      return patchGroupAxis(
        { ...axis, members },
        changed.rows,
        groupAxis(policy, changed.others, group, members, here, signature),
      )
    }
    const alike = isAlike && before?.people === people ? axis : undefined
    return groupAxis(policy, people, group, members, recordsHere(), signature, alike)
  }

  const sortings = new Map<string, ReturnType<Evaluation['sorted']>>()
  const sorted = (decision: string): ReturnType<Evaluation['sorted']> => {
    let found = sortings.get(decision)
    if (found !== undefined) return found
    const wanted = new Set(scope(decision).variables)
    const distinct = [...new Set(scope(decision).variables.map(axis))]
    const signatures = distinct.map((each) =>
      each.kind === 'scalar'
        ? each.signature
        : JSON.stringify([each.signature, each.members.map(({ variable }) => wanted.has(variable))]),
    )
    const key = JSON.stringify(signatures)
    const same = before?.compiled.decisions.has(decision) === true ? before.sorted(decision) : undefined
    if (same?.key === key && same.axes.every(({ axis }, at) => axis.rows === distinct[at]?.rows)) {
      // The same digits, though variables may have other numbers.
      const axes = same.axes.map((each, at): Sorted => {
        const axis = distinct[at] as ScalarAxis | GroupAxis
        if (axis.kind === 'scalar') return { axis, digits: each.digits }
        const variables = axis.members.flatMap(({ variable }) => (wanted.has(variable) ? [variable] : []))
        return { axis, digits: { ...(each.digits as GroupDigits), variables } }
      })
      found = { key, cells: same.cells, axes }
    } else {
      const axes = axesOf([...wanted])
      found = {
        key,
        cells: sortIntoCells(
          axes.map(({ digits }) => digits),
          people.size,
        ),
        axes,
      }
    }
    sortings.set(decision, found)
    return found
  }

  const axesOf = (variables: readonly number[]): readonly Sorted[] => {
    const wanted = new Set(variables)
    return [...new Set(variables.map(axis))].map((axis): Sorted =>
      axis.kind === 'scalar'
        ? { axis, digits: scalarDigits(axis) }
        : { axis, digits: groupDigits(axis, wanted) },
    )
  }

  const decided = new Map<string, Decisive>()
  const decisive = (decision: string): Decisive => {
    let found = decided.get(decision)
    if (found === undefined) decided.set(decision, (found = decideAll(decision)))
    return found
  }
  const decideAll = (decision: string): Decisive => {
    const diagrams = diagramsOf(decision)
    const { cells, axes } = sorted(decision)
    const decider = openDecider(compiled, diagrams, scope(decision))
    const answerOf = new Uint32Array(cells.count)
    const known = new Int32Array(compiled.carriers.length + compiled.variables.length).fill(-1)
    for (let cell = 0; cell < cells.count; cell += 1) {
      const row = cells.first[cell] as number
      const open = []
      for (const { axis, digits } of axes) {
        const digit = digits.rows[row] as number
        if (axis.kind === 'scalar') known[axis.variable] = digit === axis.unknown ? -1 : digit
        else
          open.push({
            variables: (digits as GroupDigits).variables,
            combinations: (digits as GroupDigits).combinations[digit] as GroupDigits['combinations'][number],
          })
      }
      answerOf[cell] = decider.decide({ known, open })
    }
    compiled.store.trim()
    return { cells, answers: decider.answers, answerOf }
  }
  const recordsHere = () => (records ??= openRecords(people, asAt, compiled.asAtNumber, required))
  return { policy, people, compiled, scopeOf: scope, axis, decisive, sorted, axesOf, records: recordsHere }
}

/** Have neither the lists that a group comes from nor the values supplied in its place changed? */
function isUntouched(one: People, other: People, group: Group, members: readonly Member[]): boolean {
  return (
    listsFor(group, members).every((list) => one.lists.get(list) === other.lists.get(list)) &&
    members.every(({ id }) => one.scalars.get(id) === other.scalars.get(id))
  )
}

/** The facts that any rule or any assumption that restricts answers tests. */
function factsAsked(policy: Policy): ReadonlySet<string> {
  const conditions = [
    ...Object.values(policy.decisions).flatMap(({ rules }) => rules.map((rule) => rule.conditions)),
    ...policy.assumptions.filter(({ use }) => use === 'reason').map(({ condition }) => condition),
  ]
  return new Set(conditions.flatMap((each) => [...testsIn(each, policy.conditions)].map(({ fact }) => fact)))
}
