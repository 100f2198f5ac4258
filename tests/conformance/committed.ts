// The suite as it is committed, read once for all tests of a worker.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePolicy, type Policy, type PolicyDocument } from '@iom-rules/core'
import type { AssessmentCase, Case, Index } from './case.ts'
import { readCases, readIndex } from './cases.mjs'

export const folder = fileURLToPath(new URL('.', import.meta.url))
export const index: Index = readIndex(folder)

/** With `npm run conformance -- --run` slow evaluators answer every case, and otherwise a fixed part of them. */
export const everything = process.env['CONFORMANCE'] === 'all'

const documents = new Map<string, PolicyDocument>()
const policies = new Map<string, Policy>()

export function documentOf(id: string): PolicyDocument {
  let document = documents.get(id)
  if (document === undefined) {
    const file = index.policies.find((each) => each.id === id)?.file
    if (file === undefined) throw new Error(`suite.json has no policy ${id}.`)
    document = JSON.parse(readFileSync(join(folder, file), 'utf8')) as PolicyDocument
    documents.set(id, document)
  }
  return document
}

export function policyOf(id: string): Policy {
  let policy = policies.get(id)
  if (policy === undefined) {
    const parsed = parsePolicy(documentOf(id))
    if (!parsed.ok)
      throw new Error(`${id}: ${parsed.issues.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
    policies.set(id, (policy = parsed.value))
  }
  return policy
}

/** The cases of a kind, in their order. */
export function casesOf<Kind extends Case['kind']>(kind: Kind): Extract<Case, { kind: Kind }>[] {
  return [...readCases(folder, { kinds: [kind] })] as Extract<Case, { kind: Kind }>[]
}

/** Cases that one statement, or one caseload, can answer together. */
export interface Together {
  readonly policy: Policy
  readonly asAt: string
  readonly cases: readonly AssessmentCase[]
}

export function together(cases: readonly AssessmentCase[]): Together[] {
  const groups = new Map<string, AssessmentCase[]>()
  for (const each of cases) {
    const key = `${each.policy} ${each.asAt}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups.values()].map((each) => {
    const [{ policy, asAt }] = each as [AssessmentCase]
    return { policy: policyOf(policy), asAt, cases: each }
  })
}

/** Every nth case, from the first. */
export function everyNth<T>(cases: readonly T[], n: number): T[] {
  return cases.filter((_, at) => at % n === 0)
}
