import { dayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import type { DerivedFact, Policy, ScalarFact } from '../../policy/policy.ts'
import { listsOf } from '../../policy/references.ts'
import { classWords } from '../../explanation/class-words.ts'
import {
  factTitle,
  inSentence,
  listed,
  measure,
  subject,
  unitOf,
  valueWords,
} from '../../explanation/words.ts'
import { variableAt } from '../universe.ts'
import type { Picked, Way } from './search.ts'
import type { Room } from './space.ts'
import { shown, widened } from './widen.ts'

/** A fact that would be otherwise, as far as its sentence needs it. */
export interface Told {
  readonly kind: 'change' | 'learn'
  /** `the OGRS score were 75 percent or more`; of what is not known, `the OGRS score is 75 percent or more`. */
  readonly clause: string
  /** `it is 72 percent, 3 points short`; empty where there is nothing to add. */
  readonly remark: string
}

/** What would be otherwise: each pick in words, and all of it as parts of one sentence. */
export interface Telling {
  /** In the order of the picks. */
  readonly words: readonly string[]
  readonly parts: readonly Told[]
}

/** A way in words: what each fact would be, and of lists what they would have to show. */
export function tell(room: Room, way: Way): Telling {
  const { compiled } = room
  const classes = widened(room, way)
  const isList = ({ move }: Picked) => move.variable === undefined
  const single = way.picks
    .filter((pick) => !isList(pick))
    .map((pick) => ({
      pick,
      told: tellOne(compiled, pick, classes.get(pick.move.number) as readonly number[]),
    }))
  const lists = way.picks.filter(isList)
  const derived = derivedClauses(room, way, classes)
  const wordsOf = (pick: Picked): string => {
    const one = single.find((each) => each.pick === pick)
    if (one !== undefined) return one.told.clause
    const own = derived.filter(({ lists }) => lists.includes(pick.move.fact)).map(({ clause }) => clause)
    return own.length === 0 ? comeOut(compiled.policy, [pick.move.fact]) : listed(own)
  }
  const shownWords = derived.map(({ clause }) => clause)
  const fromLists =
    lists.length > 0 && derived.length === 0
      ? [
          comeOut(
            compiled.policy,
            lists.map(({ move }) => move.fact),
          ),
        ]
      : shownWords
  return {
    words: way.picks.map(wordsOf),
    parts: [
      ...fromLists.map((clause): Told => ({ kind: 'learn', clause, remark: '' })),
      ...single.map(({ told }) => told),
    ],
  }
}

function derivedClauses(
  room: Room,
  way: Way,
  classes: ReadonlyMap<number, readonly number[]>,
): { readonly clause: string; readonly lists: readonly string[] }[] {
  const { compiled } = room
  return [...(shown(room, way, classes) ?? [])].flatMap(([number, own]) => {
    const variable = variableAt(compiled, number)
    const derived = compiled.policy.derived[variable.fact] as DerivedFact
    return [{ clause: classWords(compiled.policy, compiled, variable, own), lists: listsOf(derived) }]
  })
}

/** Where no derived facts tell what lists have to be like. */
function comeOut(policy: Policy, lists: readonly string[]): string {
  return `the ${listed(lists.map((list) => inSentence(factTitle(policy, list))))} are such that it comes out so`
}

/** One changed fact in words; `classes` are all those that would do. */
function tellOne(compiled: Compiled, { move, turn }: Picked, classes: readonly number[]): Told {
  const { policy } = compiled
  const { fact, kind, from } = move
  const variable = move.variable as Variable
  const to = turn.value as Scalar
  const said = haveWords(compiled, variable, to, classes)
  if (kind === 'learn') return { kind, clause: said, remark: '' }
  return {
    kind,
    clause: supposed(said, subject(policy, fact), (policy.facts[fact] as ScalarFact).type),
    remark: remark(policy, variable, from as Scalar, to),
  }
}

function haveWords(
  compiled: Compiled,
  variable: Variable,
  value: Scalar,
  classes: readonly number[],
): string {
  const { policy } = compiled
  const { fact } = variable
  const declared = policy.facts[fact] as ScalarFact
  const isNone = value === NONE && 'mayBeNone' in declared
  if (isNone && classes.length === 1)
    return `no ${inSentence(factTitle(policy, fact)).replace(/^(the|an?) /, '')} is set`
  if (declared.type === 'choice') {
    const fitting = declared.values.filter((each) => classes.includes(variable.classes.classOf(each)))
    const quoted = fitting.map((each) => `“${valueWords(policy, fact, each)}”`)
    // What it is says more than what it is not.
    if (quoted.length <= 2) return `${subject(policy, fact)} is ${listed(quoted, 'or')}`
  }
  return classWords(policy, compiled, variable, classes)
}

const supposedVerbs = {
  is: 'were',
  are: 'were',
  was: 'had been',
  were: 'had been',
  does: 'did',
  do: 'did',
  has: 'had',
  have: 'had',
  agrees: 'agreed',
  agree: 'agreed',
} as const
const verbs = new RegExp(`\\b(${Object.keys(supposedVerbs).join('|')})\\b`)

/** The clause as something that is supposed: `there were no intelligence to suggest offending`. */
function supposed(clause: string, about: string, type: ScalarFact['type']): string {
  const start = clause.startsWith(`${about} `) ? about.length : 0
  const rest = clause.slice(start)
  if (!verbs.test(rest)) return `it were so that ${clause}`
  const once = rest.replace(verbs, (verb) => supposedVerbs[verb as keyof typeof supposedVerbs])
  // What is said of yes or no is the policy’s own words; of anything else the verb comes again for each stretch.
  const all = type === 'boolean' ? once : once.replaceAll(/\b(and|or) is\b/g, '$1 were')
  return clause.slice(0, start) + all
}

/** How far a figure or a day is off, where that can be said exactly. */
function remark(policy: Policy, variable: Variable, from: Scalar, to: Scalar): string {
  const { fact, classes } = variable
  const declared = policy.facts[fact] as ScalarFact
  if (declared.type !== 'number' && declared.type !== 'day') return ''
  if (from === NONE) return 'none is set'
  const now = `it is ${valueWords(policy, fact, from)}`
  if (to === NONE) return now
  const away = amount(from, to) as number
  if (declared.type === 'day')
    return `${now}, ${measure(Math.abs(away), 'days')} too ${away < 0 ? 'late' : 'early'}`
  // Just past an edge that is not in the class, how far it is cannot be said as a figure.
  const isExact = declared.whole === true || classes.cuts.includes(Number(to))
  if (!isExact) return now
  const unit = unitOf(policy, fact)
  const figure = measure(Math.abs(away), unit === 'percent' ? 'points' : unit)
  return `${now}, ${figure} ${away > 0 ? 'short' : 'over'}`
}

/** What has to be added to come from one number, or day, to another; `null` for what is neither. */
export function amount(from: Scalar | null, to: Scalar): number | null {
  // To six places, free of the noise of fractions.
  if (typeof from === 'number' && typeof to === 'number') return Math.round((to - from) * 1e6) / 1e6
  const [before, after] = [dayNumber(String(from)), dayNumber(String(to))]
  return before === null || after === null ? null : after - before
}
