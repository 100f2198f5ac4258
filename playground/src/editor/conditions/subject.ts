import type { PolicyDocument, RecordField } from '@iom-rules/core'
import { choiceInWords } from '../../words/facts.ts'
import { idInWords } from '../../words/titles.ts'
import type { Scope } from './scope.ts'

/** What a test can be made on. */
export interface Subject {
  readonly id: string
  readonly title: string
  readonly type: 'boolean' | 'number' | 'choice' | 'day'
  readonly mayBeNone: boolean
  /** The choices, with what they are called. */
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly unit: string | undefined
  readonly minimum: number
  readonly maximum: number
  readonly isWhole: boolean
  /** Is it never after the day of the assessment? */
  readonly isPast: boolean
}

type Declared = { readonly title: string; readonly [key: string]: unknown }

const types = ['boolean', 'number', 'choice', 'day'] as const

/** What a condition may test under this name; `null` where there is nothing of that name to be tested. */
export function subjectOf(document: PolicyDocument, scope: Scope, id: string): Subject | null {
  if (scope.kind === 'records') return subject(id, entry(fieldsOf(document, scope.list), id))
  if (id.startsWith(decisionPrefix)) return decisionSubject(document, id)
  const carried = entry(document.facts, id)
  return carried === null ? derivedSubject(id, entry(document.derived, id)) : subject(id, carried)
}

const decisionPrefix = 'decision.'

function decisionSubject(document: PolicyDocument, id: string): Subject | null {
  const decision = entry(document.decisions, id.slice(decisionPrefix.length))
  if (decision === null || decision['hitPolicy'] === 'COLLECT') return null
  const outcomes = Object.entries(decision['outcomes'] ?? {})
  const choices = outcomes.map(([value, outcome]) => ({ value, text: outcomeTitle(value, outcome) }))
  return { ...plain(id, decision.title), type: 'choice', choices }
}

function outcomeTitle(id: string, outcome: unknown): string {
  const title: unknown =
    typeof outcome === 'object' && outcome !== null ? Reflect.get(outcome, 'title') : null
  return typeof title === 'string' ? title : idInWords(id)
}

function derivedSubject(id: string, declared: Declared | null): Subject | null {
  const found = subject(id, declared)
  return found === null ? null : { ...found, minimum: 0, mayBeNone: found.type === 'day' }
}

function subject(id: string, declared: Declared | null): Subject | null {
  const type = types.find((each) => each === declared?.['type'])
  if (declared === null || type === undefined) return null
  const { minimum, maximum, unit } = declared
  const labels = (declared['labels'] ?? {}) as { readonly [value: string]: string }
  const values = Array.isArray(declared['values']) ? (declared['values'] as readonly string[]) : []
  return {
    ...plain(id, declared.title),
    type,
    mayBeNone: declared['mayBeNone'] === true,
    choices:
      type === 'choice'
        ? values.map((value) => ({ value, text: labels[value] ?? choiceInWords(value) }))
        : [],
    unit: typeof unit === 'string' ? unit : undefined,
    minimum: typeof minimum === 'number' ? minimum : -Infinity,
    maximum: typeof maximum === 'number' ? maximum : Infinity,
    isWhole: declared['whole'] === true,
    isPast: declared['past'] === true,
  }
}

function plain(id: string, title: string): Subject {
  return {
    id,
    title,
    type: 'choice',
    mayBeNone: false,
    choices: [],
    unit: undefined,
    minimum: -Infinity,
    maximum: Infinity,
    isWhole: false,
    isPast: false,
  }
}

/** A declaration under an id, as far as it can be read at all. */
function entry(map: unknown, id: string): Declared | null {
  if (typeof map !== 'object' || map === null || !Object.hasOwn(map, id)) return null
  const found: unknown = Reflect.get(map, id)
  if (typeof found !== 'object' || found === null) return null
  return typeof Reflect.get(found, 'title') === 'string' ? (found as Declared) : null
}

function fieldsOf(document: PolicyDocument, list: string): { readonly [field: string]: RecordField } {
  const declared = document.facts?.[list]
  return declared?.type === 'list' ? (declared.record ?? {}) : {}
}

/** What can be tested, in groups to choose from. */
export interface SubjectGroup {
  readonly title: string
  readonly subjects: readonly Subject[]
}

/** Everything that a condition may test, but for the decisions named. */
export function subjectGroups(
  document: PolicyDocument,
  scope: Scope,
  withoutDecisions: ReadonlySet<string>,
): SubjectGroup[] {
  const found = (ids: readonly string[]) =>
    ids.map((id) => subjectOf(document, scope, id)).filter((each) => each !== null)
  if (scope.kind === 'records') {
    return [{ title: 'Fields of a record', subjects: found(Object.keys(fieldsOf(document, scope.list))) }]
  }
  const carried = Object.keys(document.facts ?? {})
  const derived = Object.keys(document.derived ?? {}).filter((id) => !carried.includes(id))
  const decisions = Object.keys(document.decisions ?? {}).filter((id) => !withoutDecisions.has(id))
  return [
    { title: 'Facts', subjects: found(carried) },
    { title: 'Worked out from lists', subjects: found(derived) },
    { title: 'Answers of other decisions', subjects: found(decisions.map((id) => decisionPrefix + id)) },
  ].filter(({ subjects }) => subjects.length > 0)
}

/** Lists of periods, whose days a window may leave out. */
export function periodLists(document: PolicyDocument): { readonly value: string; readonly text: string }[] {
  return Object.entries(document.facts ?? {}).flatMap(([value, declared]) => {
    const fields = fieldsOf(document, value)
    const isPeriods = fields['from']?.type === 'day' && fields['to']?.type === 'day'
    return isPeriods ? [{ value, text: declared.title }] : []
  })
}
