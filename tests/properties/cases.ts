// Random policies with random nominals that fit them, and what is needed to run them.
import { isIomRulesError, parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import * as fc from 'fast-check'
import { factsFor, policyCase, type NominalShape, type PolicyCase, type PolicyShape } from '../arbitraries.ts'

export interface Case {
  readonly made: PolicyCase
  readonly facts: Facts
}

export function cases(shape: PolicyShape, nominal: NominalShape): fc.Arbitrary<Case> {
  return policyCase(shape).chain((made) => factsFor(made, nominal).map((facts) => ({ made, facts })))
}

export function policyOf({ document }: PolicyCase): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** A property that looks elsewhere when unknown lists leave more ways open than can be worked out exactly. */
export function affordable<T>(law: (value: T) => void): (value: T) => void {
  return (value) => {
    try {
      law(value)
    } catch (error) {
      fc.pre(!isIomRulesError(error) || error.code !== 'TOO_COMPLEX')
      throw error
    }
  }
}
