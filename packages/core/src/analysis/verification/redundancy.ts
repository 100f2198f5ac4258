import { and, not, type Node } from '../../diagram/diagram.ts'
import type { Condition } from '../../policy/policy.ts'
import { isTest, namesIn, parameterOf } from '../../policy/references.ts'
import { phraseCondition } from '../../explanation/phrase.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { Witness } from '../family.ts'
import type { DecisionFinding } from '../finding.ts'
import { hasAny, isMet, smallestOf, type DecisionScope } from '../scope.ts'

/** A condition that is judged as a whole: a rule's, or a named one. */
interface Whole {
  readonly condition: Condition
  readonly path: readonly (string | number)[]
  /** Rules that it is, or that use it. */
  readonly rules: readonly string[]
  readonly name: string
}

/** A part without which the whole says the same. */
export interface Redundant {
  readonly part: Condition
  readonly whole: Condition
  /** The whole without the part. */
  readonly without: Condition
  readonly finding: DecisionFinding
  /** Somebody who meets the rule: `null` where none could be worked out, left out where it is not one rule’s. */
  readonly witness?: Witness | null
}

const always: Condition = { all: [] }
const never: Condition = { any: [] }

/**
 * Parts of conditions that change nothing, judged within the definition they stand in: what comes before
 * a rule does not count. Of parts within parts, the outermost.
 */
export function redundanciesIn(scope: DecisionScope, looked: Set<string>): Redundant[] {
  return wholesIn(scope, looked).flatMap((whole) => {
    const node = scope.compiled.nodeOf(whole.condition)
    return hasAny(scope, node) ? redundantParts(scope, whole, node) : []
  })
}

/** The rules' own conditions, then the named ones they use that no decision before has shown. */
function wholesIn({ decision, diagrams, compiled }: DecisionScope, looked: Set<string>): Whole[] {
  const { rules } = diagrams.decision
  const own = rules.map((rule, at): Whole => ({
    condition: rule.conditions,
    path: ['decisions', decision, 'rules', at, 'conditions'],
    rules: [rule.name],
    name: `the rule “${rule.title ?? rule.name}”`,
  }))
  const { conditions } = compiled.policy
  const usedBy = (condition: Condition, name: string): boolean =>
    [...namesIn(condition)].some((each) => each === name || usedBy(conditions[each] as Condition, name))
  // A condition that an assumption uses would change the assumption too: it is not for a rule alone to judge.
  const assumed = (name: string) =>
    compiled.policy.assumptions.some(({ condition }) => usedBy(condition, name))
  const named = Object.keys(conditions)
    .filter((name) => !looked.has(name) && !assumed(name))
    .map((name): Whole => {
      looked.add(name)
      return {
        condition: conditions[name] as Condition,
        path: ['conditions', name],
        rules: rules.filter((rule) => usedBy(rule.conditions, name)).map((rule) => rule.name),
        name: `the condition \`${name}\``,
      }
    })
  return [...own, ...named]
}

function redundantParts(scope: DecisionScope, whole: Whole, node: Node): Redundant[] {
  const { compiled, universe } = scope
  const { store } = compiled
  const here = (each: Node) => and(store, each, universe.node)
  const found: Redundant[] = []
  const look = (
    part: Condition,
    path: readonly (string | number)[],
    parent: 'all' | 'any' | null,
    rebuild: (other: Condition) => Condition,
  ): void => {
    if (parent !== null) {
      const without = rebuild(parent === 'all' ? always : never)
      if (here(compiled.nodeOf(without)) === here(node)) {
        found.push({
          part,
          whole: whole.condition,
          without,
          finding: findingOn(scope, whole, part, path, parent),
          ...metIn(scope, whole, node),
        })
        return
      }
    }
    if ('not' in part) look(part.not, [...path, 'not'], null, (other) => rebuild({ not: other }))
    const kind = 'all' in part ? 'all' : 'any' in part ? 'any' : null
    if (kind === null) return
    const parts = 'all' in part ? part.all : (part as { readonly any: readonly Condition[] }).any
    parts.forEach((each, at) => {
      const others = (other: Condition) => parts.map((old, place) => (place === at ? other : old))
      look(each, [...path, kind, at], kind, (other) =>
        rebuild(kind === 'all' ? { all: others(other) } : { any: others(other) }),
      )
    })
  }
  look(whole.condition, whole.path, null, (other) => other)
  return found
}

function findingOn(
  scope: DecisionScope,
  whole: Whole,
  part: Condition,
  path: readonly (string | number)[],
  parent: 'all' | 'any',
): DecisionFinding {
  const { compiled, policy } = scope
  const own = compiled.nodeOf(part)
  const words = `“${phraseCondition(policy, part)}”`
  const why = !hasAny(scope, not(compiled.store, own))
    ? 'it is always so'
    : !hasAny(scope, own)
      ? 'it is never so'
      : parent === 'all'
        ? 'it follows from the rest'
        : 'the rest says as much already'
  return {
    code: 'redundant-condition',
    severity: 'warning',
    decision: scope.decision,
    rules: whole.rules,
    path: pointer(path),
    message: `In ${whole.name}, ${words} changes nothing: ${why}.`,
    help: 'Take it out, or check whether something else was meant.',
  }
}

function metIn(scope: DecisionScope, { rules, path }: Whole, node: Node): Pick<Redundant, 'witness'> {
  const [rule] = path[0] === 'decisions' ? rules : []
  if (rule === undefined) return {}
  return { witness: smallestOf(scope, node, [], (result) => isMet(result, rule)) }
}

/** The parameters that a condition compares with. */
export function parametersIn(condition: Condition): string[] {
  if (isTest(condition)) return [parameterOf(condition.value) ?? []].flat()
  if ('all' in condition) return condition.all.flatMap(parametersIn)
  if ('any' in condition) return condition.any.flatMap(parametersIn)
  return 'not' in condition ? parametersIn(condition.not) : []
}
