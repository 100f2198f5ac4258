import { didYouMean, fault, pointer, whichOf, type Issue } from '../vocabulary/issue.ts'
import { isDay } from '../vocabulary/day.ts'
import { readKeys, type ConditionKeys } from './check-keys.ts'
import { limits } from './limits.ts'
import { operators, type TestedType } from './operators.ts'
import type { Condition, DerivedFact, FlatDocument, ScalarFact } from './policy.ts'
import { asAtReference, decisionOf, namesIn, own, parameterOf } from './references.ts'
import { shown } from './shape.ts'

type Path = readonly (string | number)[]

/** What a test can be made on: its type, and the values it may have. */
export type Subject =
  | { readonly type: 'choice'; readonly mayBeNone: boolean; readonly values: readonly string[] }
  | { readonly type: Exclude<TestedType, 'choice'>; readonly mayBeNone: boolean }

const keys: ConditionKeys = {
  kinds: ['all', 'any', 'not', 'condition', 'fact'],
  test: 'fact',
  besideTest: ['operator', 'value'],
  called: 'a condition',
}

/** The subject a scalar fact makes. */
export function subjectOf(fact: ScalarFact): Subject {
  const mayBeNone = 'mayBeNone' in fact && fact.mayBeNone
  return fact.type === 'choice'
    ? { type: 'choice', mayBeNone, values: fact.values }
    : { type: fact.type, mayBeNone }
}

function derivedSubject(derived: DerivedFact): Subject {
  return { type: derived.type, mayBeNone: derived.type === 'day' }
}

/** What a condition of this policy may test under this name, or the issue with it. */
function subject(document: FlatDocument, name: string, place: string): Subject | Issue {
  const decision = decisionOf(name)
  if (decision !== null) {
    const tested = own(document.decisions, decision)
    const known = Object.keys(document.decisions)
    if (tested === undefined) {
      return fault(
        'unknown-decision',
        place,
        `There is no decision \`${decision}\`.`,
        whichOf(decision, known),
      )
    }
    if (tested.hitPolicy === 'COLLECT') {
      const message = `\`${decision}\` collects outcomes, so a condition cannot test it.`
      return fault('untestable-decision', place, message, 'Test the conditions of its rules instead.')
    }
    return { type: 'choice', mayBeNone: false, values: Object.keys(tested.outcomes) }
  }
  const derived = own(document.derived, name)
  const declared = own(document.facts, name)
  if (declared?.type === 'list') {
    const message = `\`${name}\` is a list, and a condition tests single values.`
    return fault('untestable-fact', place, message, 'Declare a derived fact over the list, and test that.')
  }
  if (declared !== undefined) return subjectOf(declared)
  if (derived !== undefined) return derivedSubject(derived)
  const known = new Set([...Object.keys(document.facts), ...Object.keys(document.derived)])
  return fault('unknown-fact', place, `There is no fact \`${name}\`.`, whichOf(name, known))
}

/** Everything wrong with a condition: names, operators, values, and their fit. */
export function conditionIssues(document: FlatDocument, condition: unknown, path: Path): Issue[] {
  const place = pointer(path)
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    const help = 'Write a group (`all`, `any`, `not`), a named `condition`, or a test of a `fact`.'
    return [fault('wrong-shape', place, `A condition is an object, not ${shown(condition)}.`, help)]
  }
  const { kinds, issues } = readKeys(condition, keys, path)
  const kind = kinds[0]
  if (kind === undefined || kinds.length > 1) {
    if (kind === undefined && issues.length > 0) return issues
    const help =
      'A condition has one of `all`, `any`, `not`, `condition` or `fact`; nest groups to combine them.'
    return [
      ...issues,
      fault(
        'wrong-shape',
        place,
        `This condition has ${kind === undefined ? 'no kind' : `several kinds at once: ${kinds.join(', ')}`}.`,
        help,
      ),
    ]
  }
  const body = condition as Record<string, unknown>
  if (kind === 'all' || kind === 'any') {
    const parts = body[kind]
    if (!Array.isArray(parts))
      return [
        ...issues,
        fault('wrong-type', pointer([...path, kind]), `\`${kind}\` must be a list of conditions.`),
      ]
    if (parts.length === 0) {
      return [
        ...issues,
        fault(
          'empty-group',
          pointer([...path, kind]),
          `The group \`${kind}\` is empty.`,
          'Add a condition, or take the group out.',
        ),
      ]
    }
    return [...issues, ...parts.flatMap((part, at) => conditionIssues(document, part, [...path, kind, at]))]
  }
  if (kind === 'not') return [...issues, ...conditionIssues(document, body['not'], [...path, 'not'])]
  if (kind === 'condition') {
    const name = body['condition']
    if (typeof name !== 'string') return [...issues, notText('condition', name, path)]
    if (Object.hasOwn(document.conditions, name)) return issues
    const help = whichOf(name, Object.keys(document.conditions))
    return [
      ...issues,
      fault(
        'unknown-condition',
        pointer([...path, 'condition']),
        `There is no named condition \`${name}\`.`,
        help,
      ),
    ]
  }
  const name = body['fact']
  if (typeof name !== 'string') return [...issues, notText('fact', name, path)]
  const tested = subject(document, name, pointer([...path, 'fact']))
  if ('code' in tested) return [...issues, tested]
  return [...issues, ...testIssues(document, tested, name, body['operator'], body['value'], path)]
}

/** What is said of a name that is not even a text. */
export function notText(key: string, value: unknown, path: Path): Issue {
  return fault('wrong-type', pointer([...path, key]), `\`${key}\` must be a text, not ${shown(value)}.`)
}

/** Everything wrong with the operator and value of a test on a known subject. */
export function testIssues(
  document: FlatDocument,
  tested: Subject,
  name: string,
  operator: unknown,
  value: unknown,
  path: Path,
): Issue[] {
  const known = typeof operator === 'string' ? own(operators, operator) : undefined
  const fitting = Object.entries(operators)
    .filter(([, each]) => each.fits.includes(tested.type) && (each.fitsNone || !tested.mayBeNone))
    .filter(([id]) => id !== 'isNone' || tested.mayBeNone)
    .map(([id]) => id)
  const place = pointer([...path, 'operator'])
  if (known === undefined) {
    if (operator === undefined) {
      return [
        fault(
          'missing-key',
          place,
          '`operator` is missing.',
          `Operators for \`${name}\`: ${fitting.join(', ')}.`,
        ),
      ]
    }
    const help =
      (typeof operator === 'string' ? didYouMean(operator, fitting) : undefined) ??
      `Operators for \`${name}\`: ${fitting.join(', ')}.`
    return [fault('unknown-operator', place, `There is no operator ${shown(operator)}.`, help)]
  }
  if (!fitting.includes(String(operator))) {
    const why = known.fits.includes(tested.type)
      ? operator === 'isNone'
        ? 'can never be NONE'
        : 'may be NONE, of which this would be true'
      : `is of type ${tested.type}`
    const message = `The operator \`${String(operator)}\` does not fit \`${name}\`, which ${why}.`
    return [fault('operator-does-not-fit', place, message, `Use one of: ${fitting.join(', ')}.`)]
  }
  if (value === undefined)
    return [
      fault(
        'missing-key',
        pointer([...path, 'value']),
        '`value` is missing.',
        'Give the value to compare with.',
      ),
    ]
  return valueIssues(document, tested, known.takes, value, [...path, 'value'])
}

function valueIssues(
  document: FlatDocument,
  tested: Subject,
  takes: 'same' | 'list' | 'months' | 'yes-no',
  value: unknown,
  path: Path,
): Issue[] {
  const place = pointer(path)
  let found = value
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const parameter = parameterOf(value)
    const name = (value as { fact?: unknown }).fact
    if (name === asAtReference && tested.type === 'day' && takes === 'same') return []
    if (parameter === null) {
      const help = 'A value is a literal, {"fact": "parameter.…"}, or on a day {"fact": "asAt"}.'
      return [fault('unknown-value', place, `A condition cannot compare with ${shown(name)}.`, help)]
    }
    const declared = own(document.parameters, parameter)
    if (declared === undefined) {
      const help = whichOf(parameter, Object.keys(document.parameters))
      return [
        fault(
          'unknown-parameter',
          pointer([...path, 'fact']),
          `There is no parameter \`${parameter}\`.`,
          help,
        ),
      ]
    }
    found = declared.value
  }
  const wanted = wants(tested, takes)
  return wanted.accepts(found)
    ? []
    : [
        fault(
          'value-does-not-fit',
          place,
          `The value ${list(found)} does not fit: ${wanted.words}.`,
          wanted.help?.(found),
        ),
      ]
}

function list(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : shown(value)
}

interface Wanted {
  readonly words: string
  readonly accepts: (value: unknown) => boolean
  readonly help?: (value: unknown) => string | undefined
}

const yesOrNo: Wanted = {
  words: 'it must be true or false',
  accepts: (value) => typeof value === 'boolean',
}
const months: Wanted = { words: 'it must be a whole number of months from 0 to 1200', accepts: isMonthCount }

/** A whole number of months, and at most a hundred years. */
export function isMonthCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1200
}

function wants(tested: Subject, takes: 'same' | 'list' | 'months' | 'yes-no'): Wanted {
  if (takes === 'yes-no') return yesOrNo
  if (takes === 'months') return months
  switch (tested.type) {
    case 'boolean':
      return yesOrNo
    case 'number':
      return { words: 'it must be a number', accepts: (value) => typeof value === 'number' }
    case 'day':
      return { words: 'it must be a day such as `2026-11-22`', accepts: isDay }
    case 'choice':
      return takes === 'list' ? someOf(tested.values) : oneOf(tested.values)
  }
}

function oneOf(choices: readonly string[]): Wanted {
  return {
    words: `it must be one of: ${choices.join(', ')}`,
    accepts: (value) => choices.includes(value as string),
    help: (value) => suggestion(value, choices),
  }
}

function someOf(choices: readonly string[]): Wanted {
  const isStrange = (member: unknown) => !choices.includes(member as string)
  return {
    words: `it must be a list of: ${choices.join(', ')}`,
    accepts: (value) => Array.isArray(value) && !value.some(isStrange),
    help: (value) => (Array.isArray(value) ? suggestion(value.find(isStrange), choices) : undefined),
  }
}

function suggestion(value: unknown, choices: readonly string[]): string | undefined {
  return typeof value === 'string' ? didYouMean(value, choices) : undefined
}

/** How many named conditions may be opened inside one another. */
const deepestNames = 100

/** What a named condition comes to: its parts once the names in it are opened, and how many lie inside one another. */
interface Opened {
  readonly size: number
  readonly depth: number
}

/** Circular named conditions, and conditions that grow too large or deep once their names are opened. */
export function namingIssues(document: FlatDocument): Issue[] {
  const named = document.conditions
  const done = new Map<string, Opened>()
  const issues: Issue[] = []
  const refuse = (code: string, name: string, message: string, help: string): Opened => {
    issues.push(fault(code, pointer(['conditions', name]), message, help))
    return { size: 1, depth: 1 }
  }
  const visit = (name: string, open: readonly string[]): Opened => {
    if (open.includes(name)) {
      const circle = [...open.slice(open.indexOf(name)), name].join(' → ')
      const message = `The named condition \`${name}\` is circular: ${circle}.`
      return refuse('circular-condition', name, message, 'Break the circle.')
    }
    const known = done.get(name)
    // What was opened before counts as deep as it is, so that the order of conditions never shows.
    if (open.length + (known?.depth ?? 1) > deepestNames) {
      const message = `Named conditions are opened more than ${deepestNames} deep here.`
      return refuse('too-deep', name, message, 'Put some of them in place.')
    }
    if (known !== undefined) return known
    const condition = named[name] as Condition
    const within = [...namesIn(condition)].map((inner) => visit(inner, [...open, name]))
    const opened = {
      size: within.reduce((sum, { size }) => sum + size, parts(condition)),
      depth: within.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
    }
    done.set(name, opened)
    return opened
  }
  let total = 0
  for (const root of rootsOf(document)) {
    total += parts(root)
    for (const inner of namesIn(root)) total += visit(inner, []).size
  }
  for (const name of Object.keys(named)) visit(name, [])
  if (issues.length > 0) return issues.slice(0, 1)
  if (total > limits.conditionParts) {
    const message = `The conditions come to ${total} parts once named conditions are put in place; the most is ${limits.conditionParts}.`
    return [fault('too-many-conditions', '/decisions', message, 'Simplify the rules, or split the policy.')]
  }
  return []
}

/** Every condition that stands by itself, and the names that none of them needs: guards and triggers ask such. */
function rootsOf({ decisions, assumptions, conditions, deselection }: FlatDocument): Condition[] {
  const written = [
    ...Object.values(decisions).flatMap(({ rules }) => rules.map((rule) => rule.conditions)),
    ...assumptions.map(({ condition }) => condition),
    ...(deselection === undefined ? [] : deselection.suggestions.flatMap(({ condition }) => condition ?? [])),
  ]
  const used = new Set([...written, ...Object.values(conditions)].flatMap((each) => [...namesIn(each)]))
  const others = Object.keys(conditions).filter((name) => !used.has(name))
  return [...written, ...others.map((condition) => ({ condition }))]
}

function parts(condition: Condition): number {
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + parts(part), 1)
  if ('any' in condition) return condition.any.reduce((sum, part) => sum + parts(part), 1)
  return 'not' in condition ? 1 + parts(condition.not) : 1
}
