// What it means for a file of DMN to say what the policy says.
import { decide, type Decided, type Facts, type Policy } from '@iom-rules/core'
import { toDmn, type DmnExport } from '@iom-rules/core/interop'
import { contradiction, inputsOf, openDmn, type Decider } from './dmn-reader.ts'
import { bearable } from '../bearable.ts'

const opened = new WeakMap<Policy, { readonly dmn: DmnExport; readonly decider: Decider }>()

function open(policy: Policy) {
  const known = opened.get(policy)
  if (known !== undefined) return known
  const dmn = toDmn(policy)
  const made = { dmn, decider: openDmn(dmn.xml) }
  opened.set(policy, made)
  return made
}

export interface Comparison {
  readonly differences: readonly string[]
  /** Decisions of which every fact was known. */
  readonly answered: number
}

/**
 * Where every fact that a decision needs is known the two say the same; where one is not, the file says
 * nothing. A fact that can be none must be known here: to DMN not known is none.
 */
export function compareWithDmn(policy: Policy, facts: Facts, asAt: string): Comparison {
  const exact = bearable(() => decide(policy, { ref: 'CASE', facts }, { asAt }))
  if (exact === null) return { differences: [], answered: 0 }
  const { dmn, decider } = open(policy)
  const inputs = inputsOf(policy, dmn, facts, asAt)
  const differences: string[] = []
  let answered = 0
  for (const [id, name] of Object.entries(dmn.names.decisions)) {
    const missing = decider.decide(dmn.names.missing[id] ?? '', inputs) as readonly string[]
    const found = decider.decide(name, inputs)
    const [said, meant] = [shown(found), exactly(exact[id] as Decided)]
    if (missing.length === 0) answered += 1
    if (said !== (missing.length === 0 ? meant : nothing(exact[id] as Decided)))
      differences.push(`${id}: DMN says ${said}, the policy ${meant}; missing: ${missing.join()}`)
  }
  return { differences, answered }
}

function nothing(decided: Decided): string {
  return 'outcomes' in decided ? '[]' : 'null'
}

function exactly(decided: Decided): string {
  if ('outcomes' in decided) return JSON.stringify([decided.outcomes.toSorted(), ...decided.possible].flat())
  return decided.certainty === 'provisional' ? 'provisional' : JSON.stringify(decided.outcome)
}

/** The outcome alone, each once. */
function shown(found: unknown): string {
  if (found === contradiction) return 'null'
  if (Array.isArray(found))
    return JSON.stringify([...new Set(found.map((each) => String(outcomeOf(each))))].toSorted())
  return JSON.stringify(outcomeOf(found))
}

function outcomeOf(found: unknown): unknown {
  return typeof found === 'object' && found !== null && 'outcome' in found ? found.outcome : found
}

/** Is everything known that can be none, in records too? */
export function nonesKnown(policy: Policy, facts: Facts): boolean {
  return Object.entries(policy.facts).every(([id, declared]) => {
    const value = facts[id] ?? null
    if (declared.type !== 'list') return !('mayBeNone' in declared && declared.mayBeNone) || value !== null
    const fields = Object.entries(declared.record ?? {}).filter(
      ([, field]) => 'mayBeNone' in field && field.mayBeNone,
    )
    return (
      !Array.isArray(value) ||
      (value as readonly Facts[]).every((record) =>
        fields.every(([field]) => (record[field] ?? null) !== null),
      )
    )
  })
}
