import type { HitPolicy } from '@iom-rules/core'

/** How the rules of a decision act together, in a sentence. */
export const howRulesAct: { readonly [policy in HitPolicy]: string } = {
  FIRST: 'In order of precedence: the first rule whose conditions are met gives the outcome.',
  UNIQUE: 'At most one of these rules may be met: two at once is a fault in the policy.',
  COLLECT: 'Every rule whose conditions are met gives its outcome.',
}

/** The same as choices, each with what follows from it. */
export const hitPolicyChoices: readonly {
  readonly value: HitPolicy
  readonly text: string
  readonly hint: string
}[] = [
  {
    value: 'FIRST',
    text: 'The first rule that is met',
    hint: 'The order of the rules decides. A later rule counts only for people whom no earlier rule takes.',
  },
  {
    value: 'UNIQUE',
    text: 'The only rule that is met',
    hint: 'The order says nothing. Two rules met at once are a conflict, which the checks report.',
  },
  {
    value: 'COLLECT',
    text: 'Every rule that is met',
    hint: 'Somebody can have several outcomes at once, or none. There is no “otherwise”, and conditions cannot test it.',
  },
]
