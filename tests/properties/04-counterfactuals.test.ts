// Property 4: applied, a counterfactual gives the answer; nothing smaller does; and the past stays.
import {
  assess,
  parsePolicy,
  type Assessment,
  type Facts,
  type FactValue,
  type Policy,
} from '@iom-rules/core'
import { counterfactuals, type Counterfactuals, type Wanted } from '@iom-rules/core/analysis'
import cheshireDocument from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import nominals from '../../rules/nominals/cheshire.json' with { type: 'json' }
import { affordable, cases, policyOf, type Case } from './cases.ts'

interface Question {
  readonly policy: Policy
  readonly facts: Facts
  readonly asAt: string
  readonly decision: string
  readonly wanted: Wanted
}

function assessed({ policy, asAt, decision }: Question, facts: Facts): Assessment {
  return assess(policy, { ref: 'A', facts }, { asAt, decisions: [decision] })
}

function isCertain({ decision, wanted }: Question, { decisions }: Assessment): boolean {
  const result = decisions[decision]
  if (result === undefined) throw new Error(decision)
  const outcome = typeof wanted === 'string' ? wanted : wanted.not
  const certain =
    result.hitPolicy === 'COLLECT' ? result.outcomes : result.possible.length === 1 ? result.possible : []
  return typeof wanted === 'string'
    ? certain.includes(outcome)
    : !certain.includes(outcome) && !result.possible.includes(outcome)
}

/** Every value worth trying of the facts that may be otherwise, one for each class; none of lists. */
function worthTrying({ policy, facts, asAt }: Question): [string, readonly FactValue[]][] {
  const compiled = compile(policy, asAt)
  return Object.entries(policy.facts).flatMap(([id, declared]): [string, readonly FactValue[]][] => {
    const classes = compiled.variable(id)?.classes
    if (declared.type === 'list' || classes === undefined) return []
    const now = facts[id] ?? null
    if (now !== null && (declared.changeable === false || (declared.type === 'day' && declared.past)))
      return []
    // What lists give is supplied only where it was, or where nothing is known of them.
    if (now === null && policy.derived[id] !== undefined) return []
    const bounds = declared.type === 'number' ? declared : { minimum: -Infinity, maximum: Infinity }
    const values = classes.examples.filter(
      (value) => typeof value !== 'number' || (value >= bounds.minimum && value <= bounds.maximum),
    )
    const same = now === null ? -1 : classes.classOf(now as never)
    return [[id, values.filter((value) => classes.classOf(value) !== same)]]
  })
}

/** Everything that so many facts can be instead, by ever more of them. */
function* changed(
  values: readonly (readonly [string, readonly FactValue[]])[],
  size: number,
): Generator<{ readonly [fact: string]: FactValue }> {
  if (size === 0) yield {}
  else
    for (const [at, [id, own]] of values.entries())
      for (const rest of changed(values.slice(at + 1), size - 1))
        for (const value of own) yield { ...rest, [id]: value }
}

/** For each assumption whether it is for reasoning. */
function reasoning({ policy }: Question): ReadonlyMap<string, boolean> {
  return new Map(policy.assumptions.map(({ id, use }) => [id, use !== 'report']))
}

function conflictsIn(question: Question, assessment: Assessment, reasons: boolean): string[] {
  const uses = reasoning(question)
  return assessment.conflicts.map(({ assumption }) => assumption).filter((id) => uses.get(id) === reasons)
}

/** The contradictions that no change can mend: those left when as many of the first as can be are mended. */
function unmendable(question: Question, tried: readonly Assessment[]): ReadonlySet<string> {
  const ids = [...reasoning(question)].filter(([, reasons]) => reasons).map(([id]) => id)
  const marks = tried.map((assessment) => {
    const conflicts = new Set(conflictsIn(question, assessment, true))
    return ids.map((id) => (conflicts.has(id) ? '1' : '0')).join('')
  })
  const least = marks.toSorted()[0] ?? ''
  return new Set(ids.filter((_, at) => least[at] === '1'))
}

/** What has happened, or is marked as not changeable. */
function isPast(policy: Policy, fact: string): boolean {
  const declared = policy.facts[fact]
  if (declared === undefined || declared.type === 'list' || declared.changeable === false) return true
  return declared.type === 'day' && declared.past === true
}

/** What is true of every answer, whatever is asked. */
function expectTrue(question: Question, result: Counterfactuals): void {
  const { policy, facts } = question
  const now = assessed(question, facts)
  expect(result.alreadySo).toBe(isCertain(question, now))
  expect(result.found.length === 0).toBe(result.alreadySo || result.impossible !== undefined)
  const sets = result.found.map(({ changes }) => changes.map(({ fact }) => fact))
  for (const [at, { changes, facts: after, contradicts, words }] of result.found.entries()) {
    const then = assessed(question, after)
    expect(isCertain(question, then)).toBe(true)
    expect(words).toMatch(/^[^\n]+ (if|once) [^\n]+\.$/)
    for (const { fact, kind, from, to } of changes) {
      expect(from).toBe(facts[fact] ?? null)
      expect(kind).toBe(from === null ? 'learn' : 'change')
      expect(after[fact]).toEqual(to)
      expect(kind === 'change' && isPast(policy, fact)).toBe(false)
    }
    const touched = new Set(changes.map(({ fact }) => fact))
    const rest = (all: Facts) => Object.entries(all).filter(([id]) => !touched.has(id))
    expect(rest(after)).toEqual(rest(facts))
    // None can be left out, or the rest would contradict itself.
    const needless = changes.filter(({ fact, from }) => {
      const without = assessed(question, { ...after, [fact]: from })
      return isCertain(question, without) && without.conflicts.length === 0
    })
    expect(needless).toEqual([])
    // Nor is another set that is offered part of this one; and they come in order.
    const parts = sets.filter((set, other) => other !== at && set.every((fact) => touched.has(fact)))
    expect(parts).toEqual([])
    expect(changes.length).toBeGreaterThanOrEqual(sets[at - 1]?.length ?? 0)
    const before = new Set(conflictsIn(question, now, false))
    const brought = conflictsIn(question, then, false).filter((id) => !before.has(id))
    expect(contradicts.length).toBe(brought.length)
  }
}

/** What is better than the first that was found, of everything that is smaller; where nothing was, of all there is. */
function smaller(question: Question, result: Counterfactuals): unknown[] {
  if (result.alreadySo) return []
  const values = worthTrying(question)
  const [first] = result.found
  const everything = Array.from({ length: values.length + 1 }, (_, size) => [...changed(values, size)]).flat()
  if (everything.length > 500) return []
  const tried = everything.map((change) => ({
    size: Object.keys(change).length,
    assessment: assessed(question, { ...question.facts, ...change }),
  }))
  const cannotMend = unmendable(
    question,
    tried.map(({ assessment }) => assessment),
  )
  const before = new Set(conflictsIn(question, assessed(question, question.facts), false))
  const most = first?.changes.length ?? Infinity
  const isStrict = first === undefined || first.contradicts.length === 0
  return tried.filter(({ size, assessment }) => {
    if (!isCertain(question, assessment)) return false
    if (conflictsIn(question, assessment, true).some((id) => !cannotMend.has(id))) return false
    const brought = conflictsIn(question, assessment, false).some((id) => !before.has(id))
    // Without new contradictions any size would be better than a way that brings one in.
    return first === undefined || (brought ? !isStrict && size < most : !isStrict || size < most)
  })
}

function questionsOf(policy: Policy, facts: Facts, asAt: string): Question[] {
  return Object.entries(policy.decisions).flatMap(([decision, { outcomes, hitPolicy }]) => {
    const all = [...Object.keys(outcomes), ...(hitPolicy === 'COLLECT' ? [] : ['SILENT', 'CONFLICT'])]
    const wanted: Wanted[] = [...all, ...all.slice(0, 1).map((not) => ({ not }))]
    return wanted.map((each) => ({ policy, facts, asAt, decision, wanted: each }))
  })
}

function ask({ policy, facts, asAt, decision, wanted }: Question): Counterfactuals {
  return counterfactuals(policy, { ref: 'A', facts }, decision, wanted, { asAt, most: 20 })
}

function expectLaws({ made, facts }: Case): void {
  for (const question of questionsOf(policyOf(made), facts, made.asAt)) {
    const result = ask(question)
    expectTrue(question, result)
    expect(smaller(question, result)).toEqual([])
  }
}

const some = { unknown: 2, unknownFields: 2 }
const plain = { facts: { least: 2, most: 4 }, derived: 0, assumptions: 2 }
const withLists = { facts: { least: 1, most: 2 }, derived: 2, assumptions: 1 }

describe('a counterfactual flips the decision, is smallest, respects assumptions, and changes only what can change', () => {
  it('on random policies', () => {
    fc.assert(fc.property(cases(plain, some), affordable(expectLaws)), { numRuns: 80 })
  })
  it('on random policies with lists', () => {
    fc.assert(fc.property(cases(withLists, some), affordable(expectLaws)), { numRuns: 60 })
  })
})

describe('on the bundled policy', () => {
  const parsed = parsePolicy(cheshireDocument)
  if (!parsed.ok) throw new Error('cheshire')
  const policy = parsed.value

  it('a counterfactual of a sample person holds, and is the same when asked again', () => {
    const people = (nominals as { ref: string; facts: Facts }[]).filter((_, at) => at % 28 === 0)
    for (const { facts } of people) {
      const questions = questionsOf(policy, facts, '2026-11-22')
      for (const question of questions) expectTrue(question, ask(question))
      const again = questions.slice(0, 6)
      expect(again.map(ask)).toEqual(again.map(ask))
    }
  })
})
