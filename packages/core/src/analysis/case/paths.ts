import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import type { Example, Policy } from '../../policy/policy.ts'
import { compile, type Compiled, type Variable } from '../../diagram/compile.ts'
import { NO, not, or, YES, type Node } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import { answerWords, exampleOf, isSettled, possibleResult, resultOf } from './expected.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { fewestFacts } from './fewest.ts'
import { plainFacts } from './plain.ts'
import { situate } from '../../decision/situation.ts'
import type { Family, FamilyPart, Witness } from '../family.ts'
import { familiesOf, holdsFor } from '../families.ts'
import { universeOf } from '../universe.ts'

/** Families of one rule that get a case each. */
const familiesPerRule = 50

/**
 * One case for each way in which each rule decides, in the order of the rules; then one for each way in
 * which none does.
 *
 * @param alone a policy with one decision and what it rests on
 */
export function pathCases(alone: Policy, decision: string, asAt: Day): Example[] {
  const compiled = compile(alone, asAt)
  const scope = { policy: alone, compiled, universe: universeOf(compiled) }
  return regionsOf(compiled, decision).flatMap(({ node, isThere }) => {
    const confirm = (facts: Facts) =>
      holdsFor(() => {
        const found = possibleResult(alone, decision, asAt, facts)
        return found !== null && (found.hitPolicy === 'COLLECT' || isSettled(found)) && isThere(found)
      })
    const { families } = familiesOf(scope, node, confirm, familiesPerRule)
    return families.filter(isShown).map(({ parts, words, example }) => {
      const isOne = (some: Facts) => confirm(some) && isAmong(compiled, parts, some)
      const facts = fewestFacts(plainFacts(alone, asAt, example.facts, isOne), isOne)
      const found = resultOf(alone, decision, asAt, facts)
      const title = `${answerWords(alone, decision, found)}: ${words}`
      return exampleOf(title, asAt, facts, decision, found)
    })
  })
}

function isShown(family: Family): family is Family & { readonly example: Witness } {
  return family.example !== null
}

/** Does nothing that is known of a person speak against each part? */
function isAmong(compiled: Compiled, parts: readonly FamilyPart[], facts: Facts): boolean {
  const { known } = situate(compiled, facts)
  return parts.every(({ fact, values }) => {
    const { number, classes } = compiled.variable(fact) as Variable
    const at = known[number] as number
    return at < 0 || values.some((value) => classes.classOf(value) === at)
  })
}

interface Region {
  readonly node: Node
  /** Is a result one of this region? */
  readonly isThere: (result: DecisionResult) => boolean
}

function regionsOf(compiled: Compiled, decision: string): Region[] {
  const { store } = compiled
  const diagrams = compiled.decisions.get(decision) as DecisionDiagrams
  if (diagrams.hitPolicy === 'COLLECT') {
    const none = not(
      store,
      diagrams.collected.reduce((node, each) => or(store, node, each), NO),
    )
    return [
      ...diagrams.outcomes.map((outcome, at): Region => ({
        node: diagrams.collected[at] as Node,
        isThere: (result) => result.hitPolicy === 'COLLECT' && result.outcomes.includes(outcome),
      })),
      {
        node: none,
        isThere: (result) =>
          isSettled(result) && result.hitPolicy === 'COLLECT' && result.outcomes.length === 0,
      },
    ]
  }
  const { rules } = diagrams.decision
  const only = (wanted: number) =>
    store.map(`case ${decision} ${wanted}`, diagrams.byRule, (leaf) =>
      Math.min(leaf, rules.length + 1) === wanted ? YES : NO,
    )
  // After the rules: none of them, and several at once.
  return [
    ...rules.map(({ name }) => name),
    diagrams.decision.otherwise === undefined ? null : 'otherwise',
    null,
  ].map((rule, at): Region => ({
    node: only(at),
    isThere: (result) =>
      result.hitPolicy !== 'COLLECT' &&
      result.rule === rule &&
      (result.certainty === 'conflict') === at > rules.length,
  }))
}
