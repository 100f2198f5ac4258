// The policies that ship, as documents that the joined code of a long run carries; each is read once.
import { parsePolicy, type Policy } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json'
import navigate from '@iom-rules/core/policies/navigate.json'
import neighbourhoodCrime from '@iom-rules/core/policies/neighbourhood-crime-2020.json'

export const shippedDocuments = [neighbourhoodCrime, navigate, cheshire] as const

const known = new WeakMap<object, Policy>()

/** A policy from a document that is one. @throws Error with the first issues */
export function readPolicy(document: object): Policy {
  let policy = known.get(document)
  if (policy === undefined) {
    const parsed = parsePolicy(document)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues.slice(0, 3)))
    known.set(document, (policy = parsed.value))
  }
  return policy
}
