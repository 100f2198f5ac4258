// The policies of the suite: those that ship, and small ones that each show one construct.
import type { PolicyDocument } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json'
import navigate from '@iom-rules/core/policies/navigate.json'
import neighbourhoodCrime from '@iom-rules/core/policies/neighbourhood-crime-2020.json'
import { assumptionConstructs } from './constructs/assumptions.ts'
import { usualDay, type Construct } from './constructs/construct.ts'
import { decisionConstructs } from './constructs/decisions.ts'
import { listConstructs } from './constructs/lists.ts'
import { logicConstructs } from './constructs/logic.ts'
import { operatorConstructs } from './constructs/operators.ts'

export const shipped: readonly Construct[] = [cheshire, navigate, neighbourhoodCrime].map((document) => {
  // What the hash leaves out says nothing of what a policy means.
  const {
    examples: _,
    acceptances: __,
    signOffs: ___,
    changes: ____,
    ...meaning
  } = document as PolicyDocument
  return { document: meaning, days: [usualDay] }
})

export const constructs: readonly Construct[] = [
  ...operatorConstructs,
  ...logicConstructs,
  ...decisionConstructs,
  ...assumptionConstructs,
  ...listConstructs,
]
