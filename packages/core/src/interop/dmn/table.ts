import type { Citation, Decision, Otherwise, Policy, Rule, Source } from '../../policy/policy.ts'
import { outcomesInOrder } from '../../policy/references.ts'
import { sayCondition } from './condition.ts'
import { feelText, feelValue } from './feel.ts'
import { elementId, type DecisionElement, type Requirements, type Table } from './model.ts'
import { detailsOf, outcomeName, type Names } from './names.ts'
import { openReading, outcomeTypeOf, type Reading, type Subject } from './reading.ts'
import { rowsOf, type Row } from './rows.ts'

/** A rule whose alternatives take more rows than this is asked as one condition of its own. */
const mostRows = 4

export interface DecisionTable {
  readonly table: Table
  readonly requires: Requirements
  /** Conditions of rules that do not fit cells, as decisions of their own. */
  readonly helpers: readonly DecisionElement[]
}

interface Line {
  readonly rule: Rule | Otherwise
  readonly name: string
  readonly row: Row
}

/**
 * A decision as a decision table with the same hit policy, a row for each rule or alternative of a rule.
 * The first column asks whether every fact the decision needs is known: where one is not, no row is met.
 */
export function decisionTable(policy: Policy, names: Names, id: string, decision: Decision): DecisionTable {
  const reading = openReading(policy, names)
  const helpers: DecisionElement[] = []
  // Alternatives as rows would give an outcome twice under COLLECT, and contradict each other under UNIQUE.
  const most = decision.hitPolicy === 'FIRST' ? mostRows : 1
  const lines = decision.rules.flatMap((rule): Line[] => {
    // What an attempt reads is only required when its rows are used.
    if (rowsOf(rule.conditions, openReading(policy, names), most) === null) {
      helpers.push(ruleCondition(policy, names, id, decision, rule))
      return [{ rule, name: rule.name, row: helperRow(names, id, rule.name, rule.title, reading) }]
    }
    const rows = rowsOf(rule.conditions, reading, most) as Row[]
    return rows.map((row, at) => ({
      rule,
      name: rows.length === 1 ? rule.name : `${rule.name} (${at + 1} of ${rows.length})`,
      row,
    }))
  })
  const { otherwise } = decision
  if (otherwise !== undefined) {
    const isLast = decision.hitPolicy === 'FIRST'
    if (!isLast) helpers.push(noRule(policy, names, id, decision))
    const row: Row = isLast ? new Map() : helperRow(names, id, 'otherwise', 'No rule is met', reading)
    lines.push({ rule: otherwise, name: 'otherwise', row })
  }
  reading.require(elementId('missing', id))
  const columns = new Map<string, Subject>()
  for (const { row } of lines) for (const { subject } of row.values()) columns.set(subject.key, subject)
  const details = detailsOf(policy, id)
  return {
    requires: reading.requires,
    helpers,
    table: {
      kind: 'table',
      hitPolicy: decision.hitPolicy,
      inputs: [
        {
          label: 'Every fact it needs is known',
          text: `count(${names.of('missing', id)}) = 0`,
          type: 'boolean',
        },
        ...[...columns.values()].map(({ label, text, typeRef }) => ({ label, text, type: typeRef })),
      ],
      outputs: [
        {
          ...(details.length === 0 ? {} : { name: outcomeName }),
          label: decision.title,
          type: outcomeTypeOf(names, id),
          values: outcomesInOrder(decision).map(feelText).join(', '),
        },
        ...details.map((detail) => ({ name: names.of('detail', id, detail), label: detail, type: 'Any' })),
      ],
      annotations: ['Rule', 'Source', 'Note'],
      rows: lines.map(({ rule, name, row }, at) => ({
        id: `${elementId('rule', id)}.row.${at + 1}`,
        cells: ['true', ...[...columns.keys()].map((key) => row.get(key)?.saying.cell ?? '-')],
        results: resultsOf(rule, details),
        annotations: [name, citationsText(policy, rule.cite), noteText(rule)],
      })),
    },
  }
}

function resultsOf(rule: Rule | Otherwise, details: readonly string[]): string[] {
  const [outcome, params] =
    'event' in rule ? [rule.event.type, rule.event.params] : [rule.outcome, rule.params]
  return [
    feelText(outcome),
    ...details.map((detail) => {
      const value = params !== undefined && Object.hasOwn(params, detail) ? params[detail] : undefined
      return value === undefined ? 'null' : feelValue(value)
    }),
  ]
}

function noteText(rule: Rule | Otherwise): string {
  const parts = [
    'fallback' in rule && rule.fallback ? 'Fallback: the source is silent here.' : '',
    rule.assumption === undefined ? '' : `Assumption: ${rule.assumption}`,
    rule.note ?? '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Passages as text: the document, the line and the words. */
export function citationsText(policy: Policy, cite: readonly Citation[] = []): string {
  return cite
    .map(({ source, line, quote }) => `${(policy.sources[source] as Source).title}, line ${line}: “${quote}”`)
    .join('\n')
}

function helperRow(names: Names, id: string, rule: string, title: string | undefined, reading: Reading): Row {
  reading.require(elementId('rule', id, rule))
  const text = names.of('rule', id, rule)
  const subject: Subject = {
    key: `rule ${rule}`,
    text,
    label: title ?? rule,
    typeRef: 'boolean',
    type: 'boolean',
    mayBeNone: false,
  }
  return new Map([[subject.key, { subject, saying: { cell: 'true', of: () => text, plain: false } }]])
}

function ruleCondition(
  policy: Policy,
  names: Names,
  id: string,
  { title }: Decision,
  rule: Rule,
): DecisionElement {
  const reading = openReading(policy, names)
  return {
    kind: 'decision',
    id: elementId('rule', id, rule.name),
    name: names.of('rule', id, rule.name),
    label: rule.title ?? rule.name,
    description: `The condition of the rule ${rule.name} of ${title}, which takes more than a row of a table.`,
    type: 'boolean',
    logic: { kind: 'literal', text: sayCondition(rule.conditions, reading) },
    requires: reading.requires,
    authorities: [],
  }
}

function noRule(policy: Policy, names: Names, id: string, decision: Decision): DecisionElement {
  const reading = openReading(policy, names)
  const any = { any: decision.rules.map(({ conditions }) => conditions) }
  return {
    kind: 'decision',
    id: elementId('rule', id, 'otherwise'),
    name: names.of('rule', id, 'otherwise'),
    label: `No rule of ${decision.title} is met`,
    type: 'boolean',
    logic: { kind: 'literal', text: sayCondition(any, reading, false) },
    requires: reading.requires,
    authorities: [],
  }
}
