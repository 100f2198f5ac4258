import type { Condition, Decision, FactDeclaration, PolicyDocument } from '@iom-rules/core'

/**
 * What verification is asked, free of any engine: facts that fall into so many classes, and rules over
 * them. The diagram, the SAT solver and brute force each answer it in their own way.
 */
export interface Problem {
  /** How many classes each fact has. */
  readonly facts: readonly number[]
  readonly hitPolicy: Decision['hitPolicy']
  readonly hasOtherwise: boolean
  readonly rules: readonly {
    readonly name: string
    readonly outcome: string
    readonly fallback: boolean
    readonly when: Formula
  }[]
  /** Who there can be; everybody when left out. */
  readonly universe?: Formula
}

/** Shared parts are the same object, so that what walks it can remember them. */
export type Formula =
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] }
  | { readonly not: Formula }
  | { readonly fact: number; readonly classes: readonly number[] }

/** The questions of verification about one decision: each is whether there is anybody. */
export function* questions({ rules, hitPolicy, hasOtherwise, ...problem }: Problem): Generator<{
  readonly name: string
  readonly formula: Formula
  /** Is it a fault if there is somebody, or if there is nobody? */
  readonly faultIf: 'somebody' | 'nobody'
}> {
  const within = (formula: Formula): Formula =>
    problem.universe === undefined ? formula : { all: [problem.universe, formula] }
  const single = hitPolicy !== 'COLLECT'
  // That none of the rules up to some place is met, each said once with the help of the one before.
  const none = rules.reduce<Formula[]>(
    (all, { when }) => [...all, { all: [all.at(-1) as Formula, { not: when }] }],
    [{ all: [] }],
  )
  if (single && !hasOtherwise)
    yield { name: 'gap', formula: within(none.at(-1) as Formula), faultIf: 'somebody' }
  const sides =
    hitPolicy === 'UNIQUE'
      ? rules.map(({ name, when }) => ({ name, when }))
      : [...new Set(rules.filter(({ fallback }) => !fallback).map(({ outcome }) => outcome))].map(
          (outcome) => {
            const own = rules.filter((rule) => rule.outcome === outcome && !rule.fallback)
            return { name: outcome, when: { any: own.map(({ when }) => when) } }
          },
        )
  if (single)
    for (const [at, one] of sides.entries())
      for (const other of sides.slice(at + 1)) {
        const names = [one.name, other.name].sort().join(' ')
        yield {
          name: `overlap ${names}`,
          formula: within({ all: [one.when, other.when] }),
          faultIf: 'somebody',
        }
      }
  for (const [at, { name, when }] of rules.entries()) {
    yield { name: `never ${name}`, formula: within(when), faultIf: 'nobody' }
    if (hitPolicy === 'FIRST')
      yield {
        name: `masked ${name}`,
        formula: within({ all: [when, none[at] as Formula] }),
        faultIf: 'nobody',
      }
  }
}

/** A small generator of our own seed, so that every run has the same rules. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const outcomes = ['FIXED', 'FLEX', 'FREE', 'NONE']

/** Every third fact has three classes, the others two. */
const widths = (count: number) => Array.from({ length: count }, (_, at) => (at % 3 === 2 ? 3 : 2))

/**
 * Rules as people write them: each narrows down fact by fact, and the next one begins where it branched
 * off. One branch is left out, and one rule more applies beside the others.
 */
export function treeShaped(count: number): Problem {
  const roll = dice(count)
  const facts = widths(count)
  const is = (fact: number, at: number): Formula => ({ fact, classes: [at] })
  const rules = facts.flatMap((width, fact) => {
    const before = facts.slice(0, fact).map((_, earlier) => is(earlier, 0))
    return Array.from({ length: width - 1 }, (_, at) => ({
      name: `rule-${fact}-${at}`,
      outcome: outcomes[roll(outcomes.length)] as string,
      fallback: false,
      when: { all: [...before, is(fact, at + 1)] } as Formula,
    }))
  })
  const beside = { all: [is(count - 1, 1), is(Math.floor(count / 2), 1)] }
  return {
    facts,
    hitPolicy: 'FIRST',
    hasOtherwise: false,
    rules: [...rules, { name: 'beside', outcome: 'NONE', fallback: false, when: beside }],
  }
}

/** Rules that nobody would write: each is met in any of three unconnected cases. */
export function adversarial(count: number): Problem {
  const roll = dice(count)
  const facts = widths(count)
  const test = (): Formula => {
    const fact = roll(count)
    return { fact, classes: [roll(facts[fact] as number)] }
  }
  const rules = Array.from({ length: 8 }, (_, at) => ({
    name: `rule-${at}`,
    outcome: outcomes[at % outcomes.length] as string,
    fallback: false,
    when: { any: Array.from({ length: 3 }, () => ({ all: [test(), test(), test()] })) } as Formula,
  }))
  return { facts, hitPolicy: 'FIRST', hasOtherwise: false, rules }
}

const letters = ['A', 'B', 'C']

/** The policy that asks the same. */
export function documentOf({ facts, rules }: Problem): PolicyDocument {
  const condition = (formula: Formula): Condition => {
    if ('all' in formula) return { all: formula.all.map(condition) }
    if ('any' in formula) return { any: formula.any.map(condition) }
    if ('not' in formula) return { not: condition(formula.not) }
    const { fact, classes } = formula
    return facts[fact] === 2
      ? { fact: `f${fact}`, operator: 'equal', value: classes[0] === 1 }
      : { fact: `f${fact}`, operator: 'in', value: classes.map((at) => letters[at] as string) }
  }
  const declared = facts.map((width, at): [string, FactDeclaration] => [
    `f${at}`,
    width === 2
      ? { type: 'boolean', title: `Fact ${at}` }
      : { type: 'choice', values: letters, title: `Fact ${at}` },
  ])
  return {
    language: '1.0',
    id: 'bench',
    version: '1.0.0',
    title: 'For the benchmark',
    inForce: { from: '2026-01-01' },
    facts: Object.fromEntries(declared),
    decisions: {
      decision: {
        title: 'Decision',
        hitPolicy: 'FIRST',
        outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
        rules: rules.map(({ name, outcome, when }) => ({
          name,
          conditions: condition(when),
          event: { type: outcome },
          assumption: 'For the benchmark.',
        })),
      },
    },
  }
}
