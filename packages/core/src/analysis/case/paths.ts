import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import type { Example, Policy } from '../../policy/policy.ts'
import { compile, type Compiled, type Variable } from '../../diagram/compile.ts'
import { NO, not, or, YES, type Node } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import { resultOf, isSettled, answerWords, exampleOf } from './expected.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { fewestFacts } from './fewest.ts'
import { plainFacts } from './plain.ts'
import { situate } from '../../decision/situation.ts'
import type { Family, FamilyPart } from '../family.ts'
import { familiesOf, holdsFor, type Scope } from '../families.ts'
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
    const result = (facts: Facts) => resultOf(alone, decision, asAt, facts)
    const confirm = (facts: Facts) =>
      holdsFor(() => {
        const found = result(facts)
        return (found.hitPolicy === 'COLLECT' || isSettled(found)) && isThere(found)
      })
    return shownIn(scope, node, confirm).flatMap(({ parts, words, people }) => {
      const isOne = (some: Facts) => confirm(some) && isAmong(compiled, parts, some)
      return people.map((person) => {
        const facts = fewestFacts(plainFacts(alone, asAt, person, isOne), isOne)
        const found = result(facts)
        const title = `${answerWords(alone, decision, found)}: ${words}`
        return exampleOf(title, asAt, facts, decision, found)
      })
    })
  })
}

interface Shown {
  readonly parts: readonly FamilyPart[]
  readonly words: string
  /** One person of the family; none where none was found. */
  readonly people: readonly Facts[]
}

/**
 * The families of a region. Lists that do not matter to one can leave too much open to tell all the same: where
 * that is so, a person is looked for of whom there is nothing in them.
 */
function shownIn(scope: Scope, region: Node, confirm: (facts: Facts) => boolean): Shown[] {
  const familiesBy = (confirmed: (facts: Facts) => boolean) =>
    familiesOf(scope, region, confirmed, familiesPerRule).families
  const plain = familiesBy(confirm).map((family): Shown => ({ ...family, people: peopleOf(family) }))
  if (plain.every(({ people }) => people.length > 0)) return plain
  const none = Object.fromEntries(scope.compiled.carriers.map((list) => [list, []]))
  const emptied = (facts: Facts): Facts => ({ ...none, ...facts })
  const others = familiesBy((facts) => confirm(emptied(facts))).map((family) => peopleOf(family).map(emptied))
  return plain.map((each, at): Shown => ({
    ...each,
    people: [...each.people, ...(others[at] as Facts[])].slice(0, 1),
  }))
}

function peopleOf({ example }: Family): Facts[] {
  return example === null ? [] : [example.facts]
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
