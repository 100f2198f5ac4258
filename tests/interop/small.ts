// The smallest policies that show one thing each.
import { parsePolicy, type Policy } from '@iom-rules/core'
import { toRulesEngine, type RulesRunner } from '@iom-rules/core/interop'

const basis = { assumption: 'For the tests.' }

/** A document with these parts, as it would come from a file. */
export function document(parts: object): object {
  const whole = {
    language: '1.0',
    id: 'small',
    version: '1.0.0',
    title: 'Small',
    inForce: { from: '2021-01-01' },
    ...parts,
  }
  return JSON.parse(JSON.stringify(whole)) as object
}

/** The policy with these parts, which must be right. */
export function policy(parts: object): Policy {
  const parsed = parsePolicy(document(parts))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** The codes of the issues that keep these parts from being a policy. */
export function refusal(parts: object): string[] {
  return parsePolicy(document(parts)).issues.map(({ code }) => code)
}

export const yes = (fact: string) => ({ fact, operator: 'equal', value: true })

export const boolean = (title: string) => ({ type: 'boolean', title })

/** A decision with a rule for each entry, which gives the outcome of its name in capitals. */
export function decision(rules: Readonly<Record<string, object>>, more: object = {}): object {
  const outcomes = Object.fromEntries(Object.keys(rules).map((name) => [name.toUpperCase(), {}]))
  return {
    title: 'Decision',
    hitPolicy: 'FIRST',
    outcomes: { ...outcomes, NONE: {} },
    rules: Object.entries(rules).map(([name, conditions]) => ({
      name,
      conditions,
      event: { type: name.toUpperCase() },
      ...basis,
    })),
    otherwise: { outcome: 'NONE', ...basis },
    ...more,
  }
}

/** Two booleans and a decision on the first. */
export const plain = {
  facts: { a: boolean('A'), b: boolean('B') },
  decisions: { d: decision({ yes: { all: [yes('a')] } }) },
}

export const asAt = '2026-11-22'

type Engine = ReturnType<RulesRunner['engine']>

/** json-rules-engine's own `Engine`, the very one that policies run on. */
export const StockEngine = toRulesEngine(policy(plain)).engine({ ref: 'X', facts: {} }, { asAt })
  .constructor as new (rules?: readonly object[], options?: object) => Engine
