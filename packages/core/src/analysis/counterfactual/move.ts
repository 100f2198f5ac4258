import type { Facts, FactList, Scalar } from '../../vocabulary/fact.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import type { ScalarFact } from '../../policy/policy.ts'
import type { Situation } from '../../decision/situation.ts'
import { nearest } from './nearest.ts'

/** A value that a fact could have instead, for one class of values or one way in which a list can matter. */
export interface Turn {
  readonly at: number
  readonly value: Scalar | FactList
  readonly distance: number
  readonly crosses: boolean
}

/** A fact that may have another value, or of which it may turn out what it is. */
export interface Move {
  readonly fact: string
  /** What stands for it in diagrams. */
  readonly number: number
  readonly kind: 'change' | 'learn'
  readonly from: Scalar | null
  /** Its class now; -1 while it is not known. */
  readonly now: number
  readonly turns: readonly Turn[]
  /** Of a list of which nothing is known there is none. */
  readonly variable?: Variable
  /** Worked out from lists while nobody supplies it: to learn it is to be told the figure itself. */
  readonly supplied: boolean
}

/**
 * What may be otherwise about a nominal: facts that are known and can change, and facts that are not
 * known. What is marked as not changeable, days that are past by declaration, and what the records of
 * lists settle are the past and stay as they are.
 */
export function movesOf(situation: Situation, facts: Facts): Move[] {
  const { compiled } = situation
  return compiled.variables.flatMap((variable): Move[] => {
    const { fact, number, classes, derived } = variable
    const declared = compiled.policy.facts[fact] as ScalarFact | undefined
    if (declared === undefined) return []
    const value = facts[fact]
    const isKnown = value !== undefined && value !== null
    if (isKnown ? isPast(declared) : (situation.known[number] as number) >= 0) return []
    const from = isKnown ? (value as Scalar) : null
    const turns = turnsOf(compiled, variable, declared, from, situation.classes.get(number))
    if (turns.length === 0) return []
    const now = from === null ? -1 : classes.classOf(from)
    const kind = isKnown ? 'change' : 'learn'
    return [{ fact, number, kind, from, now, turns, variable, supplied: derived && !isKnown }]
  })
}

function isPast(declared: ScalarFact): boolean {
  return declared.changeable === false || (declared.type === 'day' && declared.past === true)
}

function turnsOf(
  compiled: Compiled,
  variable: Variable,
  declared: ScalarFact,
  from: Scalar | null,
  possible: readonly number[] | undefined,
): Turn[] {
  const now = from === null ? -1 : variable.classes.classOf(from)
  return variable.classes.examples.flatMap((_, at) => {
    if (at === now || possible?.includes(at) === false) return []
    const found = nearest(compiled, variable, declared, from, at)
    return found === null ? [] : [{ ...found, at }]
  })
}
