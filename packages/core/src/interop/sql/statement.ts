import type { Policy } from '../../policy/policy.ts'
import type { Constants } from './constants.ts'
import type { Dialect } from './dialect.ts'
import type { Inputs } from './inputs.ts'
import type { Scope, StartOf } from './scope.ts'

/** What every part of the statement is written from. */
export interface Writing {
  readonly policy: Policy
  readonly scope: Scope
  readonly inputs: Inputs
  readonly dialect: Dialect
  readonly constants: Constants
  readonly startOf: StartOf
  /** Before the names of the statement's own subqueries, so that none is the name of a table. */
  readonly prefix: string
}

/** A named subquery. */
export interface Part {
  readonly name: string
  readonly body: string
  /** Worked out once, because it is read more than once. */
  readonly kept?: boolean
  /** For the reader of the statement. */
  readonly note?: string
}

export interface Column {
  readonly name: string
  readonly expression: string
}

/** A relation with more columns; each layer may use the columns of those before it. */
export function layered(
  relation: string,
  layers: readonly (readonly Column[])[],
  { fence }: Dialect,
): string {
  const some = layers.filter((columns) => columns.length > 0)
  return (some.length === 0 ? [[]] : some).reduce(
    (inner, columns, at) =>
      `SELECT q.*${columns.map(({ name, expression }) => `,\n  ${expression} AS ${name}`).join('')}\nFROM ${at === 0 ? inner : `(${inner}${fence})`} AS q`,
    relation,
  )
}

/** Columns `a AS b, …`. */
export function selected(columns: readonly Column[]): string {
  return columns.map(({ name, expression }) => `\n  ${expression} AS ${name}`).join(',')
}

/** Sorts columns into layers: each after those it uses, which come before it. */
export function intoLayers(
  columns: readonly (Column & { readonly after: readonly string[] })[],
): readonly (readonly Column[])[] {
  const depths = new Map<string, number>()
  const layers: Column[][] = []
  for (const { name, expression, after } of columns) {
    const depth = after.reduce((deepest, each) => Math.max(deepest, (depths.get(each) as number) + 1), 0)
    depths.set(name, depth)
    ;(layers[depth] ??= []).push({ name, expression })
  }
  return layers
}
