import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import { support, YES, type Node } from '../../diagram/diagram.ts'
import { leaves, restrict } from '../../diagram/restrict.ts'
import { look, under, type Situation } from '../../decision/situation.ts'
import { variableAt } from '../universe.ts'
import { factTitle, inSentence, listed } from '../../explanation/words.ts'
import { knownWords } from './words.ts'

/** Sets of so few facts are all tried, while they are not too many; others are only freed of what they do not need. */
const exhaustive = 3
const mostFacts = 30

/**
 * Why no way leads to an outcome, as a clause to stand after “because”: a smallest set of things that
 * are fixed and rule it out whatever the rest is, or what hangs on lists that are not known.
 *
 * @param node the outcome, before anything is known
 * @param fixed the situation with everything open that may be otherwise
 */
export function obstacle(situation: Situation, fixed: Situation, node: Node, facts: Facts): string {
  const { compiled } = fixed
  const { policy, store } = compiled
  const root = under(fixed, node)
  if (!leaves(store, root).has(YES)) return 'the policy gives it to nobody'
  const asked = [...support(store, root)].filter((variable) => (fixed.known[variable] as number) >= 0)
  const rulesOut =
    (whole: Node) =>
    (held: readonly number[]): boolean => {
      const known = new Int32Array(fixed.known.length).fill(-1)
      for (const variable of held) known[variable] = fixed.known[variable] as number
      return !leaves(store, restrict(store, whole, known)).has(YES)
    }
  const isRuledOut = rulesOut(root)
  if (isRuledOut(asked)) {
    const words = smallest(asked, isRuledOut, rulesOut(node)).map((variable) => {
      const { fact, classes } = variableAt(compiled, variable)
      const found = situation.found(fact)
      const value = typeof found === 'object' ? classes.examples[fixed.known[variable] as number] : found
      return knownWords(policy, fact, value as Scalar)
    })
    return listed(words)
  }
  const left = look(fixed, root)
  const lists = compiled.carriers.filter((_, at) => support(store, left).has(at))
  const titles = (ids: readonly string[]) =>
    listed(ids.map((id) => `the ${inSentence(factTitle(policy, id))}`))
  if (lists.length > 0 && leaves(store, left).has(YES))
    return `it hangs on what is not known yet of ${titles(lists)}`
  const recorded = compiled.carriers.filter((list) => facts[list] !== undefined && facts[list] !== null)
  if (recorded.length > 0) return `what is recorded of ${titles(recorded)} rules it out`
  return 'no value that may be recorded brings it about'
}

/** A smallest set that rules the outcome out; past a few members, one of which none can be left out. */
function smallest(
  all: readonly number[],
  isRuledOut: (held: readonly number[]) => boolean,
  isPlainly: (held: readonly number[]) => boolean,
): readonly number[] {
  for (let size = 1; size <= exhaustive; size += 1) {
    if (size > 2 && all.length > mostFacts) break
    const sets = choices(all, size).filter(isRuledOut)
    // What needs no assumption to see comes before what does.
    const found = sets.find(isPlainly) ?? sets[0]
    if (found !== undefined) return found
  }
  return all.reduce<readonly number[]>((held, variable) => {
    const fewer = held.filter((each) => each !== variable)
    return isRuledOut(fewer) ? fewer : held
  }, all)
}

function choices(all: readonly number[], size: number): number[][] {
  if (size === 0) return [[]]
  return all.flatMap((first, at) => choices(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]))
}
