import { NONE, type Scalar } from '../vocabulary/fact.ts'
import type {
  DerivedFact,
  FactDeclaration,
  FieldTest,
  Parameter,
  Policy,
  RecordCondition,
  RecordField,
} from '../policy/policy.ts'
import { asAtReference, listOf, own } from '../policy/references.ts'
import { resolved } from './phrase.ts'
import { amount, dayWords, factTitle, figure, inSentence, listed, measure } from './words.ts'

/** What a fact, or a field of a record, may be: `a number from 0 to 100 percent`, `one of “Home” or “Office”`. */
export function declarationWords(declared: FactDeclaration | RecordField): string {
  const orNone = 'mayBeNone' in declared && declared.mayBeNone ? ', or none' : ''
  switch (declared.type) {
    case 'boolean':
      return 'yes or no'
    case 'number':
      return `a ${declared.whole === true ? 'whole ' : ''}number from ${figure(declared.minimum)} to ${measure(declared.maximum, declared.unit)}${orNone}`
    case 'choice':
      return `one of ${labelled(declared.values, declared.labels, 'or')}`
    case 'day':
      return `a day${declared.past === true ? ', not after the day of the assessment' : ''}${orNone}`
    case 'code':
      return 'a code'
    case 'list':
      // A list has records, or the values that are there instead.
      return declared.record === undefined
        ? `a list of ${labelled(declared.values as readonly string[], declared.labels, 'and')}`
        : `a list of records with ${listed(Object.values(declared.record).map(({ title }) => inSentence(title)))}`
  }
}

function labelled(
  values: readonly string[],
  labels: { readonly [value: string]: string } | undefined,
  joiner: 'and' | 'or',
): string {
  return listed(
    values.map((value) => `“${own(labels, value) ?? value}”`),
    joiner,
  )
}

/** `1,000 (assumption)`, `“Convicted” and “Charged” (published)`. */
export function parameterWords(policy: Policy, parameter: Parameter): string {
  return `${parameterValueWords(policy, parameter, parameter.value)} (${basisName[parameter.basis]})`
}

export const basisName: { readonly [basis in Parameter['basis']]: string } = {
  published: 'published',
  local: 'decided locally',
  assumption: 'assumption',
}

/** A value that a parameter has, or could have, with its unit. */
export function parameterValueWords(
  policy: Policy,
  parameter: Parameter | undefined,
  value: Parameter['value'],
): string {
  if (typeof value === 'number') return measure(value, parameter?.unit)
  if (typeof value === 'object') return listed(value.map((each) => choiceWords(policy, each)))
  return scalarWords(policy, value)
}

/** A value without a fact to say what it is: days as days, choices as any fact of the policy labels them. */
export function scalarWords(policy: Policy, value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return figure(value)
  if (value === NONE) return 'none'
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayWords(value) : choiceWords(policy, value)
}

/** `“Theft from a person”`: the label that a fact of the policy gives to a choice, else the choice itself. */
export function choiceWords(policy: Policy, value: string): string {
  for (const fact of Object.values(policy.facts)) {
    const fields = fact.type === 'list' ? [fact, ...Object.values(fact.record ?? {})] : [fact]
    for (const field of fields) {
      const label = 'labels' in field ? own(field.labels, value) : undefined
      if (label !== undefined) return `“${label}”`
    }
  }
  return `“${value}”`
}

/** A choice as its own fact or field calls it, whatever another does. */
export function labelWords(declared: FactDeclaration | RecordField | undefined, value: string): string {
  return labelled([value], declared !== undefined && 'labels' in declared ? declared.labels : undefined, 'or')
}

/** The same; what is none of its values, as any fact of the policy calls it. */
function ownChoiceWords(
  policy: Policy,
  declared: FactDeclaration | RecordField | undefined,
  value: string,
): string {
  const isOwn = declared !== undefined && 'values' in declared && declared.values.includes(value)
  return isOwn ? labelWords(declared, value) : choiceWords(policy, value)
}

/** A value as its own fact or field calls it. */
export function ownValueWords(
  policy: Policy,
  declared: FactDeclaration | RecordField | undefined,
  value: Scalar,
): string {
  const isChoice =
    declared !== undefined && 'values' in declared && typeof value === 'string' && value !== NONE
  return isChoice ? ownChoiceWords(policy, declared, value) : scalarWords(policy, value)
}

/** How a derived fact is worked out: `whether there is a record of offences whose type is …`. */
export function derivedWords(policy: Policy, derived: DerivedFact): string {
  const list = inSentence(factTitle(policy, listOf(derived)))
  const where =
    derived.where === undefined
      ? ''
      : ` where ${recordConditionWords(policy, listOf(derived), derived.where)}`
  if ('exists' in derived) return `whether there is a record of ${list}${where}`
  if ('count' in derived) return `how many records of ${list} there are${where}`
  if ('sum' in derived) {
    const table = policy.tables[derived.of.table]?.title ?? derived.of.table
    return `the sum of “${table}” over the records of ${list}${where}`
  }
  return `the latest ${fieldTitle(policy, listOf(derived), derived.of)} of the records of ${list}${where}`
}

/** What is asked of a record: `the type is one of “Burglary” or “Robbery” and the day is within the last 12 months`. */
export function recordConditionWords(
  policy: Policy,
  list: string,
  condition: RecordCondition,
  within: 'outside' | 'all' | 'any' | 'not' = 'outside',
): string {
  if ('field' in condition) return fieldTestWords(policy, list, condition)
  if ('not' in condition)
    return `it is not so that ${recordConditionWords(policy, list, condition.not, 'not')}`
  const kind = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  const inner = parts.length === 1 ? within : kind
  const joined = listed(
    parts.map((part) => recordConditionWords(policy, list, part, inner)),
    kind === 'all' ? 'and' : 'or',
  )
  return parts.length === 1 || within === 'outside' || within === kind ? joined : `(${joined})`
}

const asked: { readonly [operator: string]: string } = {
  equal: 'is',
  notEqual: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  lessThan: 'is below',
  lessThanInclusive: 'is at most',
  greaterThan: 'is more than',
  greaterThanInclusive: 'is at least',
  onOrBefore: 'is on or before',
  onOrAfter: 'is on or after',
  withinLastMonths: 'is within the last',
  withinNextMonths: 'is within the next',
}

function fieldTestWords(policy: Policy, list: string, test: FieldTest): string {
  const { field, operator, notCounting } = test
  const title = subjectOf(fieldTitle(policy, list, field))
  const declared = fieldOf(policy, list, field)
  const value = resolved(policy, test.value)
  if (operator === 'isNone') return `${title} is ${value === true ? 'none' : 'a set one, not none'}`
  const words =
    typeof value === 'object'
      ? listed(
          value.map((each) => ownChoiceWords(policy, declared, each)),
          'or',
        )
      : null
  const months = operator.endsWith('Months') ? amount(value, 'months') : null
  const left = notCounting === undefined ? '' : `, not counting ${inSentence(factTitle(policy, notCounting))}`
  return `${title} ${asked[operator] ?? operator} ${months ?? words ?? fieldValueWords(policy, declared, value as Scalar)}${left}`
}

/** `the type of offence`, but `how far it is proved`. */
function subjectOf(title: string): string {
  return /^(the|a|an|how|which|why|where) /i.test(title) ? title : `the ${title}`
}

function fieldValueWords(policy: Policy, declared: RecordField | undefined, value: Scalar): string {
  return value === asAtReference ? 'the day of the assessment' : ownValueWords(policy, declared, value)
}

/** The declaration of a field of the records of a list; a draft may name one that is not there. */
export function fieldOf(policy: Policy, list: string, field: string): RecordField | undefined {
  const declared = own(policy.facts, list)
  return declared?.type === 'list' ? own(declared.record, field) : undefined
}

/** What a field of the records of a list is called. */
export function fieldTitle(policy: Policy, list: string, field: string): string {
  return inSentence(fieldOf(policy, list, field)?.title ?? field)
}
