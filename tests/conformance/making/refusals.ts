// Nominals that must be refused, each with one fault, and where the fault is.
import { parseNominal, type FactDeclaration, type Policy, type RecordField } from '@iom-rules/core'
import { dayAfter } from '../../properties/calendar.ts'
import { fewest } from './coverage.ts'

/** A nominal that does not fit, with the code and the place (JSON Pointer) of each fault. */
export interface Refused {
  readonly policy: Policy
  readonly shows: string
  readonly asAt: string
  readonly nominal: object
  readonly issues: readonly { readonly code: string; readonly path: string }[]
}

/** One for each way in which a value can miss each kind of fact that the policies declare. */
export function refusalsOf(
  policies: readonly { readonly policy: Policy; readonly asAt: string }[],
): Refused[] {
  return fewest(
    policies.flatMap(({ policy, asAt }) =>
      wrongFacts(policy, asAt).map(({ what, nominal }) => {
        const parsed = parseNominal(policy, nominal, { asAt })
        if (parsed.ok) throw new Error(`${policy.id} takes ${what}`)
        const issues = parsed.issues.map(({ code, path }) => ({ code, path }))
        return { policy, asAt, nominal, issues, goals: [what] }
      }),
    ),
  ).map(({ shows, policy, asAt, nominal, issues }) => ({ shows, policy, asAt, nominal, issues }))
}

interface Wrong {
  readonly what: string
  readonly nominal: object
}

function wrongFacts(policy: Policy, asAt: string): Wrong[] {
  const nominal = (facts: object, more: object = {}) => ({ ref: 'A', facts, ...more })
  const facts = Object.entries(policy.facts).flatMap(([id, fact]): Wrong[] =>
    (fact.type === 'list' ? wrongLists(fact, asAt) : wrongValues(fact, asAt)).map(({ what, value }) => ({
      what,
      nominal: nominal({ [id]: value }),
    })),
  )
  const derived = Object.keys(policy.derived)
    .filter((id) => policy.facts[id] === undefined)
    .map((id) => ({ what: 'a derived fact that may not be supplied', nominal: nominal({ [id]: true }) }))
  return [
    ...facts,
    ...derived,
    { what: 'a fact that the policy does not declare', nominal: nominal({ nothing: 1 }) },
    { what: 'a key that a nominal does not have', nominal: nominal({}, { name: 'Somebody' }) },
    { what: 'a nominal without a reference', nominal: { facts: {} } },
    { what: 'a nominal without facts', nominal: { ref: 'A' } },
    { what: 'a reference with a space', nominal: { ref: 'A B', facts: {} } },
    ...(Object.keys(policy.areas).length === 0
      ? []
      : [{ what: 'an area that the policy does not have', nominal: nominal({}, { area: 'NOWHERE' }) }]),
  ]
}

interface WrongValue {
  readonly what: string
  readonly value: unknown
}

function wrongValues(fact: RecordField | FactDeclaration, asAt: string): WrongValue[] {
  const words = (what: string, value: unknown): WrongValue => ({ what: `${kindOf(fact)}: ${what}`, value })
  const none = 'mayBeNone' in fact && fact.mayBeNone ? [] : [words('NONE', 'NONE')]
  switch (fact.type) {
    case 'boolean':
      return [words('text', 'true'), words('a number', 1), words('a list', [true]), words('an object', {})]
    case 'number':
      return [
        ...none,
        words('text', '1'),
        words('yes or no', true),
        words('a list', [1]),
        words('less than the least', fact.minimum - 1),
        words('more than the most', fact.maximum + 1),
        ...(fact.whole === true ? [words('not whole', fact.minimum + 0.5)] : []),
      ]
    case 'choice':
      return [
        words('a value not listed', 'ELSEWHERE'),
        words('small letters', String(fact.values.at(-1)).toLowerCase()),
        words('a number', 1),
      ]
    case 'day':
      return [
        ...none,
        words('30 February', '2026-02-30'),
        words('29 February of a common year', '2025-02-29'),
        words('without leading noughts', '2026-2-3'),
        words('day first', '01-02-2026'),
        words('with a time', '2026-02-03T00:00:00Z'),
        words('a number', 20_260_203),
        ...(fact.past === true ? [words('after the day of the assessment', dayAfter(asAt, 1))] : []),
      ]
    default:
      return []
  }
}

function wrongLists(fact: Extract<FactDeclaration, { type: 'list' }>, asAt: string): WrongValue[] {
  const words = (what: string, value: unknown): WrongValue => ({ what: `list: ${what}`, value })
  const plain = [words('text', 'NONE'), words('an object', {}), words('yes or no', false)]
  if (fact.record === undefined)
    return [...plain, words('a value not listed', ['ELSEWHERE']), words('a number', [1])]
  const inside = Object.entries(fact.record).flatMap(([field, declared]) =>
    wrongValues(declared, asAt).map(({ what, value }) =>
      words(`a record with ${what}`, [{ [field]: value }]),
    ),
  )
  const backwards =
    fact.record['from'] === undefined
      ? []
      : [words('a period that ends before it starts', [{ from: dayAfter(asAt, -1), to: dayAfter(asAt, -2) }])]
  return [
    ...plain,
    ...inside,
    ...backwards,
    words('an unknown field', [{ nothing: 1 }]),
    words('a text for a record', ['X']),
  ]
}

function kindOf(fact: RecordField | FactDeclaration): string {
  const options = ['whole', 'mayBeNone', 'past'].filter((key) => key in fact && (fact as never)[key] === true)
  return [fact.type, ...options].join(', ')
}
