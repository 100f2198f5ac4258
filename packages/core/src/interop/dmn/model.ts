/** A value with the type that DMN gives it: a FEEL type, or the name of an item definition. */
export interface ItemDefinition {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly isCollection?: boolean
  /** A type made of named parts has no type of its own. */
  readonly typeRef?: string
  /** Unary tests, such as `"A","B"` or `[0..100]`. */
  readonly allowed?: string
  readonly components?: readonly ItemDefinition[]
}

interface DrawnElement {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly description?: string
}

export interface InputData extends DrawnElement {
  readonly kind: 'input'
  readonly type: string
}

export interface KnowledgeSource extends DrawnElement {
  readonly kind: 'source'
}

/** What something relies on, by the ids of elements. */
export interface Requirements {
  /** Input data and decisions. */
  readonly information: ReadonlySet<string>
  /** Business knowledge models. */
  readonly knowledge: ReadonlySet<string>
}

export interface DecisionElement extends DrawnElement {
  readonly kind: 'decision'
  readonly type: string
  readonly question?: string
  readonly allowedAnswers?: string
  readonly requires: Requirements
  /** Ids of the knowledge sources it is taken from. */
  readonly authorities: readonly string[]
  readonly logic: Logic
}

/** Logic that others call with values, as a function. */
export interface KnowledgeModel extends DrawnElement {
  readonly kind: 'knowledge'
  readonly parameters: readonly { readonly name: string; readonly type: string }[]
  readonly type: string
  readonly logic: Logic
}

export type Element = InputData | KnowledgeSource | DecisionElement | KnowledgeModel

export type Logic = LiteralExpression | Context | Table

export interface LiteralExpression {
  readonly kind: 'literal'
  readonly text: string
}

/** Named values; an entry without a name is the result. */
export interface Context {
  readonly kind: 'context'
  readonly entries: readonly {
    readonly name?: string
    readonly type: string
    readonly description?: string
    readonly text: string
  }[]
}

export interface Table {
  readonly kind: 'table'
  readonly hitPolicy: 'FIRST' | 'UNIQUE' | 'COLLECT'
  readonly inputs: readonly {
    readonly label: string
    readonly text: string
    readonly type: string
    readonly values?: string
  }[]
  readonly outputs: readonly {
    readonly name?: string
    readonly label: string
    readonly type: string
    readonly values?: string
  }[]
  readonly annotations: readonly string[]
  readonly rows: readonly {
    readonly id: string
    readonly cells: readonly string[]
    readonly results: readonly string[]
    readonly annotations: readonly string[]
  }[]
}

/** The id of an element. No id of a policy holds a dot, so no two are alike. */
export function elementId(
  kind: 'input' | 'decision' | 'derived' | 'condition' | 'rule' | 'known' | 'missing' | 'table' | 'source',
  ...parts: readonly string[]
): string {
  return [kind, ...parts].join('.')
}

/** The id of the arrow from one element to another that needs it. */
export function requirementId(from: string, to: string): string {
  return `requirement.${to}.needs.${from}`
}
