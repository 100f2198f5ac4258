import {
  nextQuestion,
  type FactDeclaration,
  type FactValue,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import type { NominalForm } from './form.ts'

export interface Question {
  readonly fact: string
  readonly declaration: FactDeclaration
}

/** The fact to ask next: the one that matters most, those said not to be known left out; `null` when done. */
export function questionFor(
  policy: Policy,
  nominal: Nominal,
  decision: string,
  asAt: string,
  notKnown: ReadonlySet<string>,
): Question | null {
  const next = nextQuestion(policy, nominal, decision, { asAt, skip: [...notKnown] })
  return next === null ? null : { fact: next.fact, declaration: next.declaration }
}

/** The person as far as the form can be read; a reference is not needed to decide. */
export function personSoFar(form: NominalForm, facts: { readonly [fact: string]: FactValue }): Nominal {
  return { ref: 'so-far', ...(form.area === '' ? {} : { area: form.area }), facts }
}
