import { isDay } from '../vocabulary/day.ts'
import { fault, pointer, whichOf, type Issue } from '../vocabulary/issue.ts'
import { notText, subjectOf, testIssues } from './check-conditions.ts'
import { readKeys, type ConditionKeys } from './check-keys.ts'
import { limits } from './limits.ts'
import type { DerivedFact, ListFact, FlatDocument, RecordField } from './policy.ts'
import { listOf, own } from './references.ts'
import { shown } from './shape.ts'

type Path = readonly (string | number)[]
const spoken = new Set(['asAt', 'parameter', 'decision'])
const keys: ConditionKeys = {
  kinds: ['all', 'any', 'not', 'field'],
  test: 'field',
  besideTest: ['operator', 'value', 'notCounting'],
  called: 'a condition on records',
}

/** Faults in the declarations of facts, tables, derived facts and parameters. */
export function declarationIssues(document: FlatDocument): Issue[] {
  return [...factIssues(document), ...derivedIssues(document), ...parameterIssues(document)]
}

function factIssues(document: FlatDocument): Issue[] {
  const facts = Object.entries(document.facts)
  const issues: Issue[] = []
  if (facts.length > limits.facts) {
    issues.push(
      fault(
        'too-many-facts',
        '/facts',
        `The policy declares ${facts.length} facts; the most is ${limits.facts}.`,
        'Leave out facts that no condition tests, or split the policy.',
      ),
    )
  }
  for (const [id, fact] of facts) {
    const path = ['facts', id]
    if (spoken.has(id))
      issues.push(
        fault(
          'reserved-name',
          pointer(path),
          `The name \`${id}\` has a meaning of its own.`,
          'Choose another name.',
        ),
      )
    if (fact.type !== 'list') issues.push(...domainIssues(fact, path))
    else if ((fact.record === undefined) === (fact.values === undefined)) {
      issues.push(
        fault(
          'wrong-shape',
          pointer(path),
          `The list \`${id}\` needs either \`record\` or \`values\`, not both.`,
        ),
      )
    } else {
      for (const [field, declared] of Object.entries(fact.record ?? {})) {
        issues.push(...domainIssues(declared, [...path, 'record', field]))
      }
    }
  }
  return issues
}

function domainIssues(fact: RecordField, path: Path): Issue[] {
  if (fact.type === 'number') {
    if (fact.minimum < fact.maximum) return []
    const message = `The minimum ${fact.minimum} must be below the maximum ${fact.maximum}.`
    return [fault('empty-domain', pointer([...path, 'minimum']), message)]
  }
  if (fact.type !== 'choice') return []
  const issues: Issue[] = []
  fact.values.forEach((value, at) => {
    if (fact.values.indexOf(value) !== at) {
      issues.push(
        fault(
          'duplicate-value',
          pointer([...path, 'values', at]),
          `The value \`${value}\` is listed twice.`,
          'Keep one of them.',
        ),
      )
    }
  })
  for (const value of Object.keys(fact.labels ?? {})) {
    if (fact.values.includes(value)) continue
    issues.push(
      fault(
        'unknown-value',
        pointer([...path, 'labels', value]),
        `There is no value \`${value}\` to label.`,
        whichOf(value, fact.values),
      ),
    )
  }
  return issues
}

function derivedIssues(document: FlatDocument): Issue[] {
  return Object.entries(document.derived).flatMap(([id, derived]) => {
    const path = ['derived', id]
    const issues: Issue[] = []
    if (spoken.has(id)) {
      issues.push(
        fault(
          'reserved-name',
          pointer(path),
          `The name \`${id}\` has a meaning of its own.`,
          'Choose another name.',
        ),
      )
    }
    const declared = document.facts[id]
    if (derived.unlessSupplied === true && declared?.type !== derived.type) {
      const message = `\`${id}\` may be supplied, so it must also be declared under \`facts\` as a ${derived.type}.`
      issues.push(fault('missing-declaration', pointer(path), message))
    }
    if (derived.unlessSupplied !== true && declared !== undefined) {
      const help = 'Set `unlessSupplied`, or give it another name.'
      issues.push(
        fault(
          'duplicate-fact',
          pointer(path),
          `\`${id}\` is declared as a fact and as a derived fact.`,
          help,
        ),
      )
    }
    const list = recordList(document, listOf(derived))
    if (list === null) {
      const lists = Object.keys(document.facts).filter((name) => recordList(document, name) !== null)
      const message = `There is no list of records \`${listOf(derived)}\`.`
      return [...issues, fault('unknown-list', pointer(path), message, whichOf(listOf(derived), lists))]
    }
    return [
      ...issues,
      ...sourceIssues(document, derived, list, path),
      ...whereIssues(document, derived.where, list, [...path, 'where']),
    ]
  })
}

function recordList(
  document: FlatDocument,
  name: string,
): (ListFact & { record: Record<string, RecordField> }) | null {
  const fact = own(document.facts, name)
  return fact?.type === 'list' && fact.record !== undefined ? { ...fact, record: fact.record } : null
}

function sourceIssues(
  document: FlatDocument,
  derived: DerivedFact,
  list: { record: Record<string, RecordField> },
  path: Path,
): Issue[] {
  if ('latest' in derived) {
    if (own(list.record, derived.of)?.type === 'day') return []
    return [
      fault(
        'unknown-field',
        pointer([...path, 'of']),
        `The records have no day \`${derived.of}\`.`,
        whichOf(derived.of, fieldsOfType(list, 'day')),
      ),
    ]
  }
  if (!('sum' in derived)) return []
  const issues: Issue[] = []
  if (own(document.tables, derived.of.table) === undefined) {
    const help = whichOf(derived.of.table, Object.keys(document.tables))
    issues.push(
      fault(
        'unknown-table',
        pointer([...path, 'of', 'table']),
        `There is no table \`${derived.of.table}\`.`,
        help,
      ),
    )
  }
  const by = own(list.record, derived.of.by)
  if (by?.type !== 'choice') {
    const message = `The records have no choice \`${derived.of.by}\` to look weights up by.`
    issues.push(
      fault(
        'unknown-field',
        pointer([...path, 'of', 'by']),
        message,
        whichOf(derived.of.by, fieldsOfType(list, 'choice')),
      ),
    )
  }
  return issues
}

function fieldsOfType(list: { record: Record<string, RecordField> }, type: RecordField['type']): string[] {
  return Object.entries(list.record).flatMap(([name, field]) => (field.type === type ? [name] : []))
}

function whereIssues(
  document: FlatDocument,
  where: unknown,
  list: { record: Record<string, RecordField> },
  path: Path,
): Issue[] {
  if (where === undefined) return []
  if (typeof where !== 'object' || where === null || Array.isArray(where))
    return [fault('wrong-shape', pointer(path), 'A condition on records must be an object.')]
  const body = where as Record<string, unknown>
  const { kinds, issues } = readKeys(body, keys, path)
  const kind = kinds[0]
  if (kind === undefined || kinds.length > 1) {
    if (kind === undefined && issues.length > 0) return issues
    return [
      ...issues,
      fault(
        'wrong-shape',
        pointer(path),
        'A condition on records must have one of `all`, `any`, `not` or `field`.',
      ),
    ]
  }
  if (kind === 'not') return [...issues, ...whereIssues(document, body['not'], list, [...path, 'not'])]
  if (kind !== 'field') {
    const parts = body[kind]
    if (!Array.isArray(parts) || parts.length === 0)
      return [
        ...issues,
        fault(
          'empty-group',
          pointer([...path, kind]),
          `The group \`${kind}\` must be a list with at least one condition.`,
        ),
      ]
    return [...issues, ...parts.flatMap((part, at) => whereIssues(document, part, list, [...path, kind, at]))]
  }
  const name = body['field']
  if (typeof name !== 'string') return [...issues, notText('field', name, path)]
  const field = own(list.record, name)
  if (field === undefined) {
    return [
      ...issues,
      fault(
        'unknown-field',
        pointer([...path, 'field']),
        `The records have no field \`${name}\`.`,
        whichOf(name, Object.keys(list.record)),
      ),
    ]
  }
  if (field.type === 'code') {
    return [
      ...issues,
      fault(
        'untestable-field',
        pointer([...path, 'field']),
        `\`${name}\` is a code, which conditions cannot test.`,
        'Test another field, or declare this one as a choice.',
      ),
    ]
  }
  return [
    ...issues,
    ...testIssues(document, subjectOf(field), name, body['operator'], body['value'], path),
    ...windowIssues(document, field, body, path),
  ]
}

function windowIssues(
  document: FlatDocument,
  field: RecordField,
  body: Record<string, unknown>,
  path: Path,
): Issue[] {
  const issues: Issue[] = []
  if (body['operator'] === 'withinLastMonths' && field.type === 'day' && field.past !== true) {
    issues.push(
      fault(
        'operator-does-not-fit',
        pointer([...path, 'operator']),
        'A window of past months needs a field declared `past`.',
      ),
    )
  }
  const periods = body['notCounting']
  if (periods === undefined) return issues
  const place = pointer([...path, 'notCounting'])
  if (body['operator'] !== 'withinLastMonths') {
    issues.push(
      fault('unknown-key', place, '`notCounting` only goes with `withinLastMonths`.', 'Take it out.'),
    )
  }
  const list = typeof periods === 'string' ? recordList(document, periods) : null
  if (list?.record['from']?.type !== 'day' || list.record['to']?.type !== 'day') {
    issues.push(
      fault(
        'unknown-list',
        place,
        `${shown(periods)} is not a list of periods with the days \`from\` and \`to\`.`,
        'Name a list whose records have both.',
      ),
    )
  }
  return issues
}

function parameterIssues(document: FlatDocument): Issue[] {
  return Object.entries(document.parameters).flatMap(([id, parameter]) => {
    const path = ['parameters', id]
    const issues: Issue[] = []
    const { value, minimum, maximum } = parameter
    const place = pointer([...path, 'value'])
    if (typeof value === 'number') {
      if (minimum === undefined || maximum === undefined || parameter.unit === undefined) {
        issues.push(
          fault(
            'missing-key',
            pointer(path),
            `The parameter \`${id}\` is a number, so it needs \`unit\`, \`minimum\` and \`maximum\`.`,
          ),
        )
      } else if (value < minimum || value > maximum) {
        const message = `${parameter.title} must be between ${minimum.toLocaleString('en-GB')} and ${maximum.toLocaleString('en-GB')}; it is ${value}.`
        issues.push(fault('out-of-bounds', place, message))
      }
    }
    if (typeof value !== 'number' && (minimum !== undefined || maximum !== undefined)) {
      const message = `The parameter \`${id}\` has bounds, so its value must be a number, not ${shown(value)}.`
      issues.push(fault('wrong-type', place, message, 'Write numbers without quotes.'))
    }
    const members = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
    for (const member of members as string[]) {
      if (parameter.values === undefined || parameter.values.includes(member)) continue
      issues.push(
        fault(
          'unknown-value',
          place,
          `\`${member}\` is not one of the values of \`${id}\`.`,
          whichOf(member, parameter.values),
        ),
      )
    }
    const needs = { published: 'cite', local: 'decidedBy', assumption: 'note' } as const
    const needed = needs[parameter.basis]
    if (parameter[needed] === undefined) {
      issues.push(
        fault(
          'missing-key',
          pointer([...path, needed]),
          `The parameter \`${id}\` rests on “${parameter.basis}”, so it needs \`${needed}\`.`,
        ),
      )
    }
    if (parameter.basis === 'local' && parameter.decidedOn === undefined) {
      issues.push(
        fault(
          'missing-key',
          pointer([...path, 'decidedOn']),
          `The parameter \`${id}\` was decided locally: say when.`,
        ),
      )
    }
    if (parameter.decidedOn !== undefined && !isDay(parameter.decidedOn)) {
      issues.push(
        fault(
          'wrong-day',
          pointer([...path, 'decidedOn']),
          `${shown(parameter.decidedOn)} is not a day that exists.`,
          'Write a day as `2026-11-22`.',
        ),
      )
    }
    return issues
  })
}
