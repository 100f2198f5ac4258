// The shipped policies, and small ones with facts of every kind, for the tests of the caseload.
import { parsePolicy, type Policy, type PolicyDocument } from '@iom-rules/core'
import cheshireDocument from '@iom-rules/core/policies/cheshire.json'
import navigateDocument from '@iom-rules/core/policies/navigate.json'
import neighbourhoodDocument from '@iom-rules/core/policies/neighbourhood-crime-2020.json'

export const asAt = '2026-11-22'

export function parsed(document: unknown): Policy {
  const result = parsePolicy(document)
  if (!result.ok) throw new Error(result.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.value
}

export const cheshire = parsed(cheshireDocument)
export const shipped: readonly Policy[] = [cheshire, parsed(navigateDocument), parsed(neighbourhoodDocument)]

/** A policy with these facts and nothing to decide. */
export function policyWith(rest: Partial<PolicyDocument>): Policy {
  return parsed({
    language: '1.0',
    id: 'small',
    version: '1.0.0',
    title: 'Small',
    inForce: { from: '2020-01-01' },
    ...rest,
  })
}

/** The facts of `cheshire` that mean nothing of some people, and so are often absent. */
export const idle = ['cssScore', 'pncReason', 'custodyKind', 'mappaLevel', 'mappaCategory', 'issueScope']
