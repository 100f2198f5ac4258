import type { Scalar } from '../../vocabulary/fact.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { Decision, Policy, Rule } from '../../policy/policy.ts'
import { figure, outcomeWords } from '../../explanation/words.ts'
import { conditionMutations } from './conditions.ts'
import { otherNumbers } from './figures.ts'
import { inside, type Mutation, type Place } from './mutant.ts'
import { personReader } from './reader.ts'

/** The small changes of every decision: its rules, their order, their outcomes and what is left. */
export function* decisionMutations(policy: Policy): Generator<Mutation> {
  for (const [id, decision] of Object.entries(policy.decisions)) {
    for (const [at, rule] of decision.rules.entries()) {
      const place = rulePlace(id, decision, at, rule)
      yield* conditionMutations(policy, rule.conditions, inside(place, 'conditions'), personReader(policy))
      yield* ruleMutations(policy, id, decision, rule, place)
      const before = decision.rules[at - 1]
      // Only under FIRST does the order decide anything.
      if (before !== undefined && decision.hitPolicy === 'FIRST') yield swapped(place, before, rule)
    }
    yield* otherwiseMutations(policy, id, decision)
  }
}

function rulePlace(id: string, decision: Decision, at: number, rule: Rule): Place {
  return {
    path: ['decisions', id, 'rules', at],
    named: ['decisions', id, 'rules', rule.name],
    part: { kind: 'decisions', id },
    words: `${decision.title}, rule ${ruleWords(rule)}`,
  }
}

function ruleWords(rule: Rule): string {
  return `“${rule.title ?? rule.name}”`
}

function* ruleMutations(
  policy: Policy,
  id: string,
  decision: Decision,
  rule: Rule,
  place: Place,
): Generator<Mutation> {
  yield {
    kind: 'removed',
    place,
    edit: [{ op: 'remove', path: pointer(place.named) }],
    variant: 'left out',
    change: 'the rule was left out',
  }
  yield* outcomeMutations(policy, id, rule.event.type, inside(place, 'event', 'type'))
  // A decision that collects outcomes answers with nothing else.
  if (decision.hitPolicy === 'COLLECT') return
  yield* detailMutations(rule.event.params, inside(place, 'event', 'params'))
  const there = inside(place, 'fallback')
  yield {
    kind: 'details',
    place: there,
    edit:
      rule.fallback === true
        ? [{ op: 'remove', path: pointer(there.named) }]
        : [{ op: 'add', path: pointer(there.named), value: true }],
    variant: rule.fallback === true ? 'definition' : 'fallback',
    change:
      rule.fallback === true
        ? 'the rule became a definition found in a source'
        : 'the rule became a fallback, for where the source is silent',
  }
}

function* outcomeMutations(policy: Policy, id: string, outcome: string, place: Place): Generator<Mutation> {
  for (const other of Object.keys((policy.decisions[id] as Decision).outcomes).sort()) {
    if (other === outcome) continue
    yield {
      kind: 'outcome',
      place,
      edit: [{ op: 'replace', path: pointer(place.named), value: other }],
      variant: other,
      change: `“${outcomeWords(policy, id, outcome)}” became “${outcomeWords(policy, id, other)}”`,
    }
  }
}

function* detailMutations(
  params: { readonly [key: string]: Scalar } | undefined,
  place: Place,
): Generator<Mutation> {
  for (const [key, value] of Object.entries(params ?? {})) {
    const there = inside(place, key)
    const path = pointer(there.named)
    const change = (kind: 'threshold' | 'details', after: Scalar): Mutation => ({
      kind,
      place: there,
      edit: [{ op: 'replace', path, value: after }],
      variant: String(after),
      change: `${key} ${detailWords(value)} became ${detailWords(after)}`,
    })
    yield {
      kind: 'details',
      place: there,
      edit: [{ op: 'remove', path }],
      variant: 'left out',
      change: `${key} ${detailWords(value)} was left out`,
    }
    if (typeof value === 'boolean') yield change('details', !value)
    if (typeof value === 'number') for (const other of otherNumbers(value)) yield change('threshold', other)
  }
}

function detailWords(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? figure(value) : `“${value}”`
}

function swapped(place: Place, before: Rule, rule: Rule): Mutation {
  const earlier = [...place.named.slice(0, -1), before.name]
  return {
    kind: 'order',
    place,
    edit: [{ op: 'move', from: pointer(place.named), path: pointer(earlier) }],
    variant: `before ${before.name}`,
    change: `${ruleWords(rule)} came before ${ruleWords(before)}`,
  }
}

function* otherwiseMutations(policy: Policy, id: string, decision: Decision): Generator<Mutation> {
  const { otherwise } = decision
  if (otherwise === undefined) return
  const path = ['decisions', id, 'otherwise']
  const place: Place = {
    path,
    named: path,
    part: { kind: 'decisions', id },
    words: `${decision.title}, where no rule applies`,
  }
  yield {
    kind: 'removed',
    place,
    edit: [{ op: 'remove', path: pointer(path) }],
    variant: 'left out',
    change: `“${outcomeWords(policy, id, otherwise.outcome)}” was left out`,
  }
  yield* outcomeMutations(policy, id, otherwise.outcome, inside(place, 'outcome'))
  yield* detailMutations(otherwise.params, inside(place, 'params'))
}
