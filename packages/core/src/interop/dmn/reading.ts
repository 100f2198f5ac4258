import type { TestedType } from '../../policy/operators.ts'
import type { Decision, Policy, ScalarFact } from '../../policy/policy.ts'
import { asAtReference, decisionOf, parameterPrefix } from '../../policy/references.ts'
import { elementId, type Requirements } from './model.ts'
import { asAtName, detailsOf, outcomeName, parametersName, type functionNames, type Names } from './names.ts'

/** What is tested. A value that may be none is `null` in FEEL when it is. */
export interface Tested {
  readonly type: TestedType
  readonly mayBeNone: boolean
}

/** Something that a test is made on. */
export interface Subject extends Tested {
  /** Of policies: tells subjects apart. */
  readonly key: string
  /** Its FEEL expression. */
  readonly text: string
  readonly label: string
  /** The type that DMN knows it by. */
  readonly typeRef: string
}

/** Names for what an expression reads, and a note of what that was. */
export interface Reading {
  readonly subject: (fact: string) => Subject
  readonly condition: (name: string) => Subject
  readonly value: (reference: string) => string
  readonly asAt: () => string
  readonly monthsBefore: (months: string) => string
  readonly monthsAfter: (months: string) => string
  readonly call: (name: (typeof functionNames)[number], ...given: readonly string[]) => string
  /** A list that is read as a whole, with the fields of its records. */
  readonly list: (list: string) => string
  readonly known: (list: string) => string
  readonly table: (table: string) => string
  readonly require: (element: string) => void
  readonly requires: Requirements
}

/** Where `parameter` is, as an element. */
export const parametersId = elementId('decision', parametersName, 'figures')
export const asAtId = elementId('input', asAtName, 'day')

export function openReading(policy: Policy, names: Names): Reading {
  const information = new Set<string>()
  const knowledge = new Set<string>()
  const asAt = () => {
    information.add(asAtId)
    return asAtName
  }
  const call: Reading['call'] = (name, ...given) => {
    knowledge.add(elementId('table', name, 'function'))
    return `${name}(${given.join(', ')})`
  }
  return {
    subject(fact) {
      const subject = subjectOf(policy, names, fact)
      information.add(subject.element)
      return subject
    },
    condition(name) {
      information.add(elementId('condition', name))
      return {
        key: `condition ${name}`,
        text: names.of('condition', name),
        label: spaced(name),
        typeRef: 'boolean',
        type: 'boolean',
        mayBeNone: false,
      }
    },
    value(reference) {
      if (reference === asAtReference) return asAt()
      information.add(parametersId)
      return `${parametersName}.${names.of('parameter', reference.slice(parameterPrefix.length))}`
    },
    asAt,
    monthsBefore: (months) => call('monthsBefore', asAt(), months),
    monthsAfter: (months) => call('monthsAfter', asAt(), months),
    call,
    list(list) {
      information.add(elementId('input', list))
      return names.of('fact', list)
    },
    known(list) {
      information.add(elementId('known', list))
      return names.of('known', list)
    },
    table(table) {
      knowledge.add(elementId('table', table))
      return names.of('table', table)
    },
    require: (element) => void information.add(element),
    requires: { information, knowledge },
  }
}

function subjectOf(policy: Policy, names: Names, fact: string): Subject & { readonly element: string } {
  const decision = decisionOf(fact)
  if (decision !== null) {
    const name = names.of('decision', decision)
    return {
      key: fact,
      text: detailsOf(policy, decision).length === 0 ? name : `${name}.${outcomeName}`,
      label: (policy.decisions[decision] as Decision).title,
      typeRef: outcomeTypeOf(names, decision),
      type: 'choice',
      mayBeNone: false,
      element: elementId('decision', decision),
    }
  }
  const derived = policy.derived[fact]
  if (derived !== undefined && Object.hasOwn(policy.derived, fact)) {
    const supplied = policy.facts[fact]
    return {
      key: fact,
      text: names.of('derived', fact),
      label: derived.title,
      typeRef: feelType(derived.type),
      type: derived.type,
      mayBeNone: 'latest' in derived || (supplied !== undefined && mayBeNone(supplied)),
      element: elementId('derived', fact),
    }
  }
  // No condition asks for a list.
  const declared = policy.facts[fact] as ScalarFact
  const { type } = declared
  return {
    key: fact,
    text: names.of('fact', fact),
    label: declared.title,
    typeRef: typeNameOf(names.of('fact', fact), type),
    type,
    mayBeNone: mayBeNone(declared),
    element: elementId('input', fact),
  }
}

export function mayBeNone(declared: object): boolean {
  return 'mayBeNone' in declared && Boolean(declared.mayBeNone)
}

export function feelType(type: Exclude<TestedType, 'choice'>): string {
  return type === 'day' ? 'date' : type
}

/** A number or choice has an item definition that says what it may be. */
export function typeNameOf(name: string, type: TestedType): string {
  return type === 'boolean' || type === 'day' ? feelType(type) : `t_${name}`
}

export function outcomeTypeOf(names: Names, decision: string): string {
  return `outcome_of_${names.of('decision', decision)}`
}

/** `dueForRelease` as `due for release`. */
export function spaced(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
