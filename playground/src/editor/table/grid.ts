import type { PolicyDocument, Rule } from '@iom-rules/core'
import { pathTo } from '../place.ts'
import { isMembers } from '../rules/members.ts'
import { partsOf, type Part } from './part.ts'

/** What a column asks: a fact (or another decision’s outcome), or a named condition. */
export interface Column {
  readonly key: string
  readonly kind: 'fact' | 'named'
  readonly id: string
}

/** A rule as a row: what it asks of each column, and what fits no column. */
export interface Row {
  readonly rule: Rule
  /** JSON Pointer to the rule, by its name. */
  readonly path: string
  readonly position: number
  readonly cells: { readonly [column: string]: readonly Cell[] }
  readonly groups: readonly Extract<Part, { readonly kind: 'group' }>[]
}

export type Cell = Exclude<Part, { readonly kind: 'group' }>

/** A decision as DMN would draw it: rules down, what they ask across. */
export interface Grid {
  readonly decision: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export function factColumn(id: string): Column {
  return { key: `fact ${id}`, kind: 'fact', id }
}

export function namedColumn(id: string): Column {
  return { key: `named ${id}`, kind: 'named', id }
}

export function columnOf(cell: Cell): Column {
  return cell.kind === 'test' ? factColumn(cell.test.fact) : namedColumn(cell.condition)
}

/** The table of a decision; `null` where the document has no such decision with rules to read. */
export function gridOf(document: PolicyDocument, decision: string): Grid | null {
  const rules = rulesOf(document, decision)
  if (rules === null) return null
  const rows = rules.map((rule, position) => rowOf(rule, rulePath(decision, rules, position), position))
  const columns = new Map<string, Column>()
  for (const row of rows)
    for (const [key, [first]] of Object.entries(row.cells))
      if (first !== undefined && !columns.has(key)) columns.set(key, columnOf(first))
  return { decision, columns: [...columns.values()], rows }
}

/** The rules of a decision in a document that may say anything; `null` when they cannot be read as rules. */
export function rulesOf(document: PolicyDocument, decision: string): readonly Rule[] | null {
  const decisions: unknown = document.decisions
  const found = isMembers(decisions) && Object.hasOwn(decisions, decision) ? decisions[decision] : undefined
  const rules: unknown = isMembers(found) ? found['rules'] : undefined
  if (!Array.isArray(rules) || !rules.every(isRuleLike)) return null
  return rules as readonly Rule[]
}

function isRuleLike(rule: unknown): boolean {
  return isMembers(rule) && typeof rule['name'] === 'string' && isMembers(rule['event'])
}

// Two rules of one name are a fault to be mended, and until then each is still itself.
function rulePath(decision: string, rules: readonly Rule[], position: number): string {
  const name = rules[position]?.name ?? ''
  const isClear = rules.filter((rule) => rule.name === name).length === 1 && !/^(\d+|-)?$/.test(name)
  return pathTo('decisions', decision, 'rules', isClear ? name : position)
}

function rowOf(rule: Rule, path: string, position: number): Row {
  const cells: { [column: string]: Cell[] } = {}
  const groups: Row['groups'][number][] = []
  for (const part of partsOf(rule.conditions, path + pathTo('conditions'))) {
    if (part.kind === 'group') groups.push(part)
    else (cells[columnOf(part).key] ??= []).push(part)
  }
  return { rule, path, position, cells, groups }
}
