import type { Parameter } from '@iom-rules/core'

export type ParameterKind = 'number' | 'choice' | 'list' | 'yes-no'

const undecided = { basis: 'assumption', note: 'New in this draft; nobody has decided it yet.' } as const

/** A new parameter of a kind; what it measures and its bounds are then edited. */
export function newParameter(title: string, kind: ParameterKind, values: readonly string[]): Parameter {
  switch (kind) {
    case 'number':
      return { title, value: 0, unit: 'score', minimum: 0, maximum: 100, step: 1, ...undecided }
    case 'yes-no':
      return { title, value: false, ...undecided }
    case 'choice':
      return { title, value: values[0] ?? '', values, ...undecided }
    case 'list':
      return { title, value: values.slice(0, 1), values, ...undecided }
  }
}
