import { NONE, type Facts, type FactValue, type Scalar } from '../vocabulary/fact.ts'
import { dayNumber, dayText } from '../vocabulary/day.ts'
import type { Compiled, Variable } from '../diagram/compile.ts'
import { and, NO, or, YES, type Node } from '../diagram/diagram.ts'
import type { Group } from '../diagram/group.ts'
import type { FactDeclaration } from '../policy/policy.ts'
import { patternsOf, type Pattern } from './patterns.ts'

/**
 * Derived facts that one carried fact stands in for: when a nominal carries it, all of them have its
 * value. Two where two policies derive it differently.
 */
export interface Supply {
  readonly fact: string
  readonly variables: readonly Variable[]
  /** Without a value carried, is every one of them derived? */
  readonly derivable: boolean
}

/** The ways of a group; `null` where its members can be anything, whatever the lists are. */
interface GroupPatterns {
  readonly group: Group
  readonly patterns: readonly Pattern[] | null
}

/** Everything that a complete nominal can be, as far as the classes of a compiled policy tell. */
export interface Universe {
  /** YES for combinations of classes that some complete nominal has, and that meet the assumptions. */
  readonly node: Node
  /** The same without the assumptions. */
  readonly possible: Node
  /** The same, and of sums that stay unknown because a weight is, all that they could be. */
  loosely(): Universe
  /** Facts that give these classes: carried values and lists. Several ways, the shortest first. */
  realise(classes: ReadonlyMap<number, number>): Generator<Facts>
}

/** @throws IomRulesError `TOO_COMPLEX` where lists can come to too many things */
export function universeOf(compiled: Compiled, supplies: readonly Supply[] = suppliesOf(compiled)): Universe {
  const { store } = compiled
  const supplied = new Map(supplies.map((supply) => [supply, suppliedClasses(compiled, supply)]))
  // Where a value of one's own can be anything, what lists come to besides takes nothing away.
  const free = new Set(
    supplies.flatMap((supply) =>
      supply.variables.length === 1 && supply.variables[0]?.classes.count === supplied.get(supply)?.size
        ? supply.variables.map(({ number }) => number)
        : [],
    ),
  )
  const groups = compiled.groups.map((group): GroupPatterns => {
    const members = group.members.filter(({ variable }) => !free.has(variable))
    return { group, patterns: members.length === 0 ? null : patternsOf(compiled, group, members) }
  })
  const oneOf = (variable: number, classes: readonly number[]): Node => {
    const { count } = variableAt(compiled, variable).classes
    return store.make(
      variable,
      Array.from({ length: count }, (_, at) => (classes.includes(at) ? YES : NO)),
    )
  }
  const alike = (classes: Iterable<readonly [number, number]>): Node =>
    [...classes].reduce((node, [variable, at]) => and(store, node, oneOf(variable, [at])), YES)
  const suppliedNode = (supply: Supply): Node =>
    suppliedIn(supplied, supply).reduce(
      (node, { classes }) =>
        or(store, node, alike(supply.variables.map(({ number }, at) => [number, classes[at] as number]))),
      NO,
    )
  const groupNode = ({ group, patterns }: GroupPatterns, isLoose: boolean): Node => {
    if (patterns === null) return YES
    const members = new Set(group.members.map(({ variable }) => variable))
    const own = supplies.filter(({ variables }) =>
      variables.some(({ number }) => members.has(number) && !free.has(number)),
    )
    const carried = new Set(own.flatMap(({ variables }) => variables.map(({ number }) => number)))
    return patterns.reduce((whole, { classes, open }) => {
      const isKnown = (variable: number) => isLoose || (classes.get(variable) ?? null) !== null
      const derived = [...classes.keys()].filter((variable) => !carried.has(variable))
      if (!derived.every(isKnown)) return whole
      const could = (variables: readonly number[]) =>
        variables.reduce(
          (node, each) => and(store, node, oneOf(each, open.get(each) as readonly number[])),
          YES,
        )
      const parts = own.map((supply) => {
        const given = supply.variables.map(({ number }) => number)
        const fromLists = supply.derivable && given.every(isKnown) ? could(given) : NO
        return or(store, suppliedNode(supply), fromLists)
      })
      const all = parts.reduce((node, part) => and(store, node, part), could(derived))
      return or(store, whole, all)
    }, NO)
  }
  const grouped = new Set(compiled.groups.flatMap(({ members }) => members.map(({ variable }) => variable)))
  const alone = supplies.filter(({ variables }) => variables.every(({ number }) => !grouped.has(number)))
  const anybody = (isLoose: boolean) =>
    [...groups.map((each) => groupNode(each, isLoose)), ...alone.map(suppliedNode)].reduce(
      (node, part) => and(store, node, part),
      YES,
    )
  const assuming = (everybody: Node) =>
    compiled.assumptions
      .filter(({ reasons }) => reasons)
      .reduce((whole, assumption) => and(store, whole, assumption.node), everybody)
  let loose: Universe | undefined
  const loosely = () => (loose ??= everybody(true))
  const everybody = (isLoose: boolean): Universe => {
    const possible = anybody(isLoose)
    return {
      node: assuming(possible),
      possible,
      loosely,
      realise: (classes) => realise(compiled, groups, supplies, supplied, classes, isLoose),
    }
  }
  return everybody(false)
}

/** The derived facts of one policy that a carried value wins over. */
export function suppliesOf(compiled: Compiled): Supply[] {
  return compiled.variables
    .filter(({ carried, derived }) => carried && derived)
    .map((variable) => ({ fact: variable.fact, variables: [variable], derivable: true }))
}

export function variableAt(compiled: Compiled, variable: number): Variable {
  return compiled.variables[variable - compiled.carriers.length] as Variable
}

interface Supplied {
  readonly value: Scalar
  readonly classes: readonly number[]
}

/** For each combination of classes that a carried value can give, the plainest such value. */
function suppliedClasses(
  { policy, asAtNumber }: Compiled,
  { fact, variables }: Supply,
): ReadonlyMap<string, Supplied> {
  const declared = policy.facts[fact] as FactDeclaration
  const found = new Map<string, Supplied>()
  const offer = (value: Scalar) => {
    const classes = variables.map((variable) => variable.classes.classOf(value))
    const key = classes.join()
    if (!found.has(key)) found.set(key, { value, classes })
  }
  const examples = variables.flatMap(({ classes }) => classes.examples)
  if (declared.type === 'number') {
    const inside = (value: number) => value >= declared.minimum && value <= declared.maximum
    const cuts = [
      ...new Set([declared.minimum, declared.maximum, ...variables.flatMap((v) => v.classes.cuts)]),
    ]
      .filter(inside)
      .sort((a, b) => a - b)
    cuts.forEach((cut, at) => {
      offer(cut)
      const next = cuts[at + 1]
      if (next === undefined) return
      const whole = Math.floor(cut) + 1
      if (whole < next) offer(whole)
      else if (declared.whole !== true) offer((cut + next) / 2)
    })
  } else if (declared.type === 'day') {
    // Each stretch in which they come together begins where one of either begins, or comes before all.
    const days = examples.flatMap((example) => dayNumber(String(example)) ?? [])
    for (const day of [...days, ...variables.flatMap(({ classes }) => classes.starts)])
      if (declared.past !== true || day <= asAtNumber) offer(dayText(day))
  } else for (const example of examples) offer(example)
  if ('mayBeNone' in declared && declared.mayBeNone) offer(NONE)
  return found
}

function suppliedIn(
  supplied: ReadonlyMap<Supply, ReadonlyMap<string, Supplied>>,
  supply: Supply,
): readonly Supplied[] {
  return [...(supplied.get(supply) as ReadonlyMap<string, Supplied>).values()]
}

function* realise(
  compiled: Compiled,
  groups: readonly GroupPatterns[],
  supplies: readonly Supply[],
  supplied: ReadonlyMap<Supply, ReadonlyMap<string, Supplied>>,
  classes: ReadonlyMap<number, number>,
  isLoose: boolean,
): Generator<Facts> {
  const facts: Record<string, FactValue> = {}
  const settled = new Set<number>()
  for (const supply of supplies) {
    const wanted = supply.variables.map(({ number }) => classes.get(number))
    if (wanted.every((each) => each === undefined)) continue
    const fitting = suppliedIn(supplied, supply).find((each) =>
      wanted.every((at, position) => at === undefined || at === each.classes[position]),
    )
    if (fitting === undefined) continue
    facts[supply.fact] = fitting.value
    for (const { number } of supply.variables) settled.add(number)
  }
  const derived = new Set(groups.flatMap(({ group }) => group.members.map(({ variable }) => variable)))
  for (const [variable, at] of classes) {
    const { fact, classes: own } = variableAt(compiled, variable)
    if (settled.has(variable) || derived.has(variable)) continue
    facts[fact] = own.examples[at] as Scalar
  }
  let lists: Generator<Facts> | Facts[] = [{}]
  for (const { group, patterns } of groups) {
    const wanted = [...classes].filter(
      ([variable]) => !settled.has(variable) && group.members.some((member) => member.variable === variable),
    )
    if (wanted.length > 0) lists = fittingLists(lists, patterns as readonly Pattern[], wanted, isLoose)
  }
  for (const each of lists) yield { ...facts, ...each }
}

/** Lists under which every wanted class comes out, or loosely may come out; the fewest records first. */
function* fittingLists(
  before: Iterable<Facts>,
  patterns: readonly Pattern[],
  wanted: readonly (readonly [number, number])[],
  isLoose: boolean,
): Generator<Facts> {
  const fitting = patterns
    .filter(({ classes, open }) =>
      wanted.every(([variable, at]) =>
        isLoose ? open.get(variable)?.includes(at) === true : classes.get(variable) === at,
      ),
    )
    .sort((a, b) => a.records - b.records)
  for (const facts of before) for (const { lists } of fitting) yield { ...facts, ...lists() }
}
