import type { Compiled } from '../../diagram/compile.ts'
import { YES, type Node } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import { answerFrom } from '../../decision/answer.ts'
import type { Decided } from '../../decision/assess.ts'
import type { GroupDigits } from './cells.ts'
import { openReach } from './reach.ts'
import type { Scope } from './scope.ts'

/** What a decision answers to one combination of classes: -1 where one is not known. */
export interface Situated {
  /** By variable. */
  readonly known: Int32Array
  /** For each group, the combinations of classes still open to its variables. */
  readonly open: {
    readonly variables: GroupDigits['variables']
    readonly combinations: GroupDigits['combinations'][number]
  }[]
}

/** Gives each cell its answer; equal answers are one and the same, and numbered. */
export interface Decider {
  readonly answers: readonly Decided[]
  /** The number of the answer. */
  readonly decide: (situated: Situated) => number
}

export function openDecider(compiled: Compiled, diagrams: DecisionDiagrams, scope: Scope): Decider {
  const reach = openReach(compiled.store)
  const answers: Decided[] = []
  const numbers = new Map<string, number>()
  const restricted = new Map<string, readonly Node[]>()
  const under = (roots: readonly Node[], active: readonly number[]): readonly Node[] => {
    const key = `${roots === scope.roots ? '' : 'holds'} ${active.join()}`
    let found = restricted.get(key)
    if (found === undefined)
      restricted.set(
        key,
        (found = active.length === 0 ? roots : roots.map((root) => compiled.under(root, active))),
      )
    return found
  }
  const ends = ({ known, open }: Situated, root: Node): number[] => {
    reach.clear()
    const follow = (at: number): void => {
      const group = open[at]
      if (group === undefined) return reach.from(root, known)
      for (const classes of group.combinations) {
        for (let place = 0; place < classes.length; place += 1)
          known[group.variables[place] as number] = classes[place] as number
        follow(at + 1)
      }
    }
    follow(0)
    return reach.found()
  }
  const always = [YES]
  /** The assumptions that hold here, those that come first kept first. */
  const holding = (situated: Situated): readonly number[] => {
    const canHold = (active: readonly number[]) => ends(situated, under(always, active)[0] as Node).length > 0
    return scope.assumptions.reduce<readonly number[]>(
      (active, at) => (canHold([...active, at]) ? [...active, at] : active),
      [],
    )
  }
  const numberOf = (key: string, make: () => Decided): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const answer = make()
    const text = JSON.stringify(answer)
    const same = numbers.get(text) ?? answers.push(answer) - 1
    numbers.set(text, same)
    numbers.set(key, same)
    return same
  }
  const reached = (situated: Situated, active: readonly number[]): number[][] =>
    under(scope.roots, active).map((root) => ends(situated, root))
  return {
    answers,
    decide(situated) {
      let found = reached(situated, scope.assumptions)
      // Nothing is left where the facts contradict an assumption.
      if (found.some((each) => each.length === 0)) found = reached(situated, holding(situated))
      return numberOf(found.join(';'), () => {
        if (diagrams.hitPolicy === 'COLLECT') {
          const sure = (at: number, values: string) => found[at]?.join() === values
          return {
            outcomes: diagrams.outcomes.filter((_, at) => sure(at, '1')),
            possible: diagrams.outcomes.filter((_, at) => sure(at, '0,1')),
          }
        }
        const { outcome, certainty, possible, rule } = answerFrom(diagrams, found[0] as number[])
        return { outcome, certainty, possible, rule }
      })
    },
  }
}
