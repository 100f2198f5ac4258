import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePolicy, type Policy } from '@iom-rules/core'
import { parseJourney, type Journey } from '@iom-rules/core/journey'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

/** The policy that the playground shows. */
export function shownPolicy(): Policy {
  const parsed = parsePolicy(readJson('packages/core/policies/cheshire.json'))
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

/** A scenario that ships. */
export function scenario(policy: Policy, id: string): Journey {
  const parsed = parseJourney(policy, readJson(`rules/journeys/${id}.json`))
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}
