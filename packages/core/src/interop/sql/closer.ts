import { classSql } from './classes.ts'
import type { DecisionColumns } from './decisions.ts'
import type { FactColumns } from './facts.ts'
import { support } from '../../diagram/diagram.ts'
import {
  bit,
  bitsOf,
  heldSql,
  holdingNode,
  maskColumns,
  variantsOf,
  type ClassTest,
  type Variant,
} from './masks.ts'
import { notInSql } from './refusal.ts'
import type { Component, NeededMember, OpenGroup, Root } from './scope.ts'
import { layered, type Column, type Part, type Writing } from './statement.ts'
import { suppliedSql, type Subject } from './comparison.ts'
import { groupWorlds, openColumn } from './worlds.ts'

/** The nominals for whom something unknown could matter, with all that their answers could be. */
export interface Closer {
  readonly parts: readonly Part[]
  readonly relation: string
  readonly exact: string
  /** The leaves that a decision, or one outcome of a COLLECT decision, can reach. */
  readonly maskOf: (decision: string, outcome: number | null) => string
  readonly notes: readonly string[]
}

const mostClasses = 62
const mostVariants = 32

export function closerParts(writing: Writing, facts: FactColumns, from: string): Closer {
  const { scope, dialect, prefix } = writing
  const groups = scope.groups.map((open, at) => groupWorlds(writing, facts, open, at, from))
  const bearing = [...new Set(scope.roots.flatMap(({ components }) => components))].sort((a, b) => a - b)
  const variants = scope.roots.map((root) => variantsOf(writing, root))
  variants.forEach((each, at) => {
    if (each.length <= mostVariants) return
    throw notInSql(
      ['decisions', (scope.roots[at] as Root).decision],
      `Too many assumptions bear on the decision \`${scope.roots[at]?.decision}\` to say in SQL which of them hold.`,
    )
  })
  const holding = bearing.map((at) => {
    const component = scope.components[at] as Component
    return Array.from({ length: 1 << component.assumptions.length }, (_, bits) =>
      holdingNode(writing, component, bits),
    )
  })
  const classes = classColumns(writing, facts)
  const masks = maskColumns(
    writing,
    [...variants.flat().map(({ node }) => node), ...holding.flat()],
    classes.isOneOf,
  )
  const joins = groups.map(({ relation }, at) => ` LEFT JOIN ${relation} AS w${at} ON w${at}.id = o.id`)
  const exact = groups.map((_, at) => `COALESCE(w${at}.exact, TRUE)`).join(' AND ') || 'TRUE'
  const base = `SELECT o.id, ${exact} AS exact${classes.columns.map(({ name, expression }) => `,\n  ${expression} AS ${name}`).join('')}\nFROM ${from} AS o${joins.join('')}`
  const reach: Column[] = [
    ...variants.flatMap((each, root) =>
      each.map(({ node }, at) => ({ name: `a${root}_${at}`, expression: masks.maskOf(node) })),
    ),
    ...holding.flatMap((nodes, at) =>
      nodes.map((node, bits) => ({ name: `h${at}_${bits}`, expression: masks.maskOf(node) })),
    ),
  ]
  const gathered = `SELECT id, BOOL_AND(exact) AS exact${reach.map(({ name, expression }) => `,\n  BIT_OR(CAST(${expression} AS BIGINT)) AS ${name}`).join('')}\nFROM (${layered(`${prefix}case`, masks.layers, dialect)}${dialect.fence}) AS m\nGROUP BY id`
  const held = bearing.map((at, place): Column => ({
    name: `s${at}`,
    expression: heldSql(scope.components[at] as Component, (bits) => `h${place}_${bits} <> 0`),
  }))
  const chosen = scope.roots.map((root, at): Column => ({
    name: `k${at}_`,
    expression: `CASE WHEN NOT exact THEN a${at}_0 ELSE ${chosenSql(root, variants[at] as Variant[], at)} END`,
  }))
  return {
    parts: [
      ...groups.flatMap(({ parts }) => parts),
      { name: `${prefix}case`, body: base, note: 'the classes that every fact can still have' },
      { name: `${prefix}reach`, body: gathered, note: 'the answers that those can lead to, as bits' },
      {
        name: `${prefix}closer`,
        body: `SELECT o.*, c.exact, ${chosen.map(({ name }) => `c.${name}`).join(', ')}\nFROM (${layered(`${prefix}reach`, [held, chosen], dialect)}${dialect.fence}) AS c JOIN ${from} AS o ON o.id = c.id`,
      },
    ],
    relation: `${prefix}closer`,
    exact: 'exact',
    maskOf: (decision, outcome) =>
      `k${scope.roots.findIndex((root) => root.decision === decision && root.outcome === outcome)}_`,
    notes: [...new Set(groups.flatMap(({ notes }) => notes))],
  }
}

/** For each group of lists: is it to be looked at closer? */
export function closerColumns(writing: Writing, decided: DecisionColumns): Column[] {
  return writing.scope.groups.map((open, at) =>
    openColumn(writing, open, at, asksFor(writing, open, decided)),
  )
}

/** Is an answer not settled that a group of lists bears on? */
function asksFor({ scope }: Writing, open: OpenGroup, decided: DecisionColumns): string {
  const numbers = open.members.map(({ variable }) => variable.number)
  const unsettled = scope.roots.flatMap(({ decision, outcome, node, components }) => {
    const asked = support(scope.compiled.store, node)
    const bears = (set: ReadonlySet<number>) => numbers.some((number) => set.has(number))
    if (!bears(asked) && !components.some((at) => bears((scope.components[at] as Component).variables)))
      return []
    return [`${outcome === null ? decided.leafOf(decision) : decided.givenOf(decision, outcome)} IS NULL`]
  })
  return unsettled.join(' OR ')
}

/** The diagram under the assumptions that hold. */
function chosenSql({ components }: Root, variants: readonly Variant[], at: number): string {
  if (components.length === 0) return `a${at}_0`
  const cases = variants.map(({ held }, variant) => {
    const when = held.map((bits, position) => `s${components[position]} = ${bits}`).join(' AND ')
    return `WHEN ${when} THEN a${at}_${variant}`
  })
  return `CASE ${cases.join(' ')} END`
}

/** Columns that say which classes each fact can have, and how to ask them. */
function classColumns(
  { policy, scope, constants }: Writing,
  facts: FactColumns,
): { readonly columns: readonly Column[]; readonly isOneOf: ClassTest } {
  const columns: Column[] = []
  for (const variable of scope.asked) {
    const subject = facts.subjects.get(variable.fact) as Subject
    const of = onRelation(subject, 'o.')
    const member = scope.members.findIndex(({ id }) => id === variable.fact)
    if (member < 0) {
      columns.push({
        name: `v${variable.number}`,
        expression: classSql(policy, variable, of, constants, String),
      })
      continue
    }
    if (variable.classes.count > mostClasses)
      throw notInSql(
        ['derived', variable.fact],
        `Conditions tell ${variable.classes.count} kinds of \`${variable.fact}\` apart. In SQL there can be ${mostClasses}.`,
      )
    const own = `CAST(${classSql(policy, variable, of, constants, (at) => bit(at))} AS BIGINT)`
    const group = scope.groups.findIndex(({ members }) =>
      members.includes(scope.members[member] as NeededMember),
    )
    const supplied = facts.supplied.get(variable.fact)
    const first = supplied === undefined ? '' : `WHEN ${suppliedSql(onRelation(supplied, 'o.'))} THEN ${own} `
    columns.push({
      name: `v${variable.number}`,
      expression: `CASE ${first}WHEN w${group}.id IS NOT NULL THEN w${group}.q${member} ELSE ${own} END`,
    })
  }
  return {
    columns,
    isOneOf: (variable, classes) => {
      const name = `v${variable.number}`
      if (scope.members.some(({ id }) => id === variable.fact)) return `(${name} & ${bitsOf(classes)}) <> 0`
      return `(${name} IS NULL OR ${name} IN (${classes.join(', ')}))`
    },
  }
}

function onRelation({ type, value, none }: Subject, relation: string): Subject {
  return none === undefined
    ? { type, value: `${relation}${value}` }
    : { type, value: `${relation}${value}`, none: `${relation}${none}` }
}
