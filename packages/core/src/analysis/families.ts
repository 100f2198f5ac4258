import type { Facts, Scalar } from '../vocabulary/fact.ts'
import type { Compiled } from '../diagram/compile.ts'
import { and, isLeaf, NO, type Node, type Store } from '../diagram/diagram.ts'
import type { Policy } from '../policy/policy.ts'
import { classWords } from '../explanation/class-words.ts'
import { listed } from '../explanation/words.ts'
import { cover, nodeOf, type Cube } from './cover.ts'
import type { Family, FamilyPart, Witness } from './family.ts'
import { refusalIn } from '../vocabulary/refusal.ts'
import { compareText } from '../vocabulary/order.ts'
import { variableAt, type Universe } from './universe.ts'

/** A compiled policy with everybody there can be, for describing some of them. */
export interface Scope {
  /** The policy whose words are used. */
  readonly policy: Policy
  readonly compiled: Compiled
  readonly universe: Universe
  /** Are these facts, whatever else is so, within a set? Left out where only `assess` can tell. */
  readonly isWithin?: (facts: Facts, set: Node) => boolean
  /** Facts to be named first: those that a change is about. */
  readonly first?: ReadonlySet<string>
  /** What facts are called where two policies are side by side, and by which of them. */
  readonly known?: (fact: string) => {
    readonly fact: string
    readonly under?: 'before' | 'after'
    readonly policy: Policy
  }
}

export interface Families {
  readonly families: readonly Family[]
  readonly moreFamilies: number
}

/** Families listed, unless the caller asks for more; and those that are counted beyond. */
const listedFamilies = 8
const countedFamilies = 200
/** Ways of making an example person that are tried before a family goes without. */
const triedExamples = 40

/**
 * Everybody in some set, as disjoint families: the plainest first, each with its smallest example.
 *
 * @param wanted the set, as a yes-or-no diagram
 * @param confirm whether `assess` says of these facts what is claimed of the set
 */
export function familiesOf(
  scope: Scope,
  wanted: Node,
  confirm: (facts: Facts) => boolean,
  most: number = listedFamilies,
): Families {
  const { compiled, universe } = scope
  const { store } = compiled
  const cubes = cubesIn(scope, wanted, Math.max(most, countedFamilies))
  const must = and(store, wanted, universe.node)
  const families = cubes.slice(0, most).map((cube): Family => {
    const parts = partsOf(scope, cube)
    const own = and(store, must, nodeOf(store, cube, widthIn(compiled)))
    return { parts, words: wordsOf(parts), example: exampleOf(scope, own, confirm, cube) }
  })
  return { families, moreFamilies: Math.max(0, cubes.length - most) }
}

/** The same in words alone: a phrase for each family, and how many more there are. */
export function familyWords(
  scope: Scope,
  wanted: Node,
  most: number,
): { readonly words: readonly string[]; readonly more: number } {
  const cubes = cubesIn(scope, wanted, countedFamilies)
  return {
    words: cubes.slice(0, most).map((cube) => wordsOf(partsOf(scope, cube))),
    more: Math.max(0, cubes.length - most),
  }
}

/** Disjoint cubes, those that ask least first. */
function cubesIn({ compiled, universe }: Scope, wanted: Node, most: number): Cube[] {
  const cubes = cover(compiled.store, wanted, universe.node, widthIn(compiled), most)
  return cubes.sort((a, b) => a.size - b.size)
}

function widthIn(compiled: Compiled): (variable: number) => number {
  return (variable) => variableAt(compiled, variable).classes.count
}

const everybody = 'everybody'

function wordsOf(parts: readonly FamilyPart[]): string {
  return parts.length === 0 ? everybody : listed(parts.map(({ words }) => words))
}

/** The smallest person in some set, as `assess` confirms; `null` where none was found. */
export function witnessOf(scope: Scope, wanted: Node, confirm: (facts: Facts) => boolean): Witness | null {
  const { store } = scope.compiled
  return exampleOf(scope, and(store, wanted, scope.universe.node), confirm, new Map())
}

function partsOf({ policy, compiled, known, first }: Scope, cube: Cube): FamilyPart[] {
  const parts = [...cube].map(([number, classes]): FamilyPart => {
    const variable = variableAt(compiled, number)
    const { fact, under, policy: own } = known?.(variable.fact) ?? { fact: variable.fact, policy }
    const words = classWords(own, compiled, variable, classes, fact)
    return {
      fact,
      ...(under === undefined ? {} : { under }),
      values: classes.map((at) => variable.classes.examples[at] as Scalar),
      words: under === undefined ? words : `${words} (${under} the change)`,
    }
  })
  const isFirst = ({ fact, under }: FamilyPart) => under !== undefined || first?.has(fact) === true
  const about = parts.filter(isFirst)
  // What a fact was stands before what it is now.
  const isNow = ({ under }: FamilyPart) => under === 'after'
  const paired = [...new Set(about.map(({ fact }) => fact))].flatMap((fact) => {
    const own = about.filter((part) => part.fact === fact)
    return [...own.filter((part) => !isNow(part)), ...own.filter(isNow)]
  })
  return [...paired, ...parts.filter((part) => !isFirst(part))]
}

function exampleOf(scope: Scope, set: Node, confirm: (facts: Facts) => boolean, cube: Cube): Witness | null {
  const { compiled, isWithin } = scope
  const within = isWithin === undefined ? confirm : (facts: Facts) => isWithin(facts, set)
  const among = (known: (facts: Facts) => Facts): Witness | null => {
    let tried = 0
    for (const facts of peopleIn(scope, set, cube)) {
      const whole = facts === null ? null : known(facts)
      const small = whole !== null && within(whole) ? smallest(whole, within) : null
      if (small !== null && confirm(small)) return { asAt: compiled.asAt, facts: small }
      tried += 1
      if (tried >= triedExamples) break
    }
    return null
  }
  const found = among((facts) => facts)
  if (found !== null || compiled.carriers.length === 0) return found
  // Lists that do not matter can leave too much open to tell: with nothing in them they leave nothing open.
  const empty = Object.fromEntries(compiled.carriers.map((list) => [list, []]))
  return among((facts) => ({ ...empty, ...facts }))
}

/** Facts for every way into a set, and `null` after each: a way is a try, whoever is found to go it. */
function* peopleIn({ compiled, universe }: Scope, set: Node, cube: Cube): Generator<Facts | null> {
  for (const classes of pathsTo(compiled.store, set, cube)) {
    yield* universe.realise(classes)
    yield null
  }
}

/** Leaves out every fact without which the claim still holds, lists first. */
export function smallest(facts: Facts, confirm: (facts: Facts) => boolean): Facts {
  let kept = facts
  const order = Object.keys(facts).sort(
    (a, b) => Number(Array.isArray(facts[b])) - Number(Array.isArray(facts[a])) || compareText(b, a),
  )
  for (const fact of order) {
    const { [fact]: _left, ...rest } = kept
    if (confirm(rest)) kept = rest
  }
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => compareText(a, b)))
}

/** The ways down to YES in a yes-or-no diagram, each as the classes it takes; those that a cube names first come first. */
function* pathsTo(store: Store, root: Node, cube: Cube): Generator<ReadonlyMap<number, number>> {
  function* walk(node: Node, taken: ReadonlyMap<number, number>): Generator<ReadonlyMap<number, number>> {
    if (node === NO) return
    if (isLeaf(store, node)) {
      yield taken
      return
    }
    const level = store.level(node)
    const children = store.children(node)
    const first = cube.get(level) ?? []
    const others = children.map((_, at) => at).filter((at) => !first.includes(at))
    for (const at of [...first, ...others])
      yield* walk(children[at] as Node, new Map([...taken, [level, at]]))
  }
  yield* walk(root, new Map())
}

/** Is this person one the policy can be asked about, and what is claimed of them so? Refusals are no. */
export function holdsFor(check: () => boolean): boolean {
  try {
    return check()
  } catch (error) {
    refusalIn(error, 'INVALID_NOMINAL', 'TOO_COMPLEX')
    return false
  }
}

/** What comes of some work; `null` where it is too complex. */
export function unlessTooComplex<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    refusalIn(error, 'TOO_COMPLEX')
    return null
  }
}
