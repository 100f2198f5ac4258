import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { importCore, readPolicies } from '../scripts/policies.mjs'

const rules = fileURLToPath(new URL('../rules', import.meta.url))
const shown = 'cheshire'

/** What the application imports, and the text of the module it gets. */
const modules: { readonly [address: string]: () => string | Promise<string> } = {
  'virtual:policies': policyAndCaseload,
  'virtual:examples': async () => `export const examples = ${parsed((await shownPolicy())?.examples ?? [])}`,
  'virtual:journeys': () => `export const journeys = ${parsed(readJourneys())}`,
}

/** Gives the application the policy it shows, joined and flat, the sample caseload, and the scenarios. */
export function policies(): Plugin {
  return {
    name: 'policies',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : null),
    async load(id) {
      const make = modules[id.replace('\0', '')]
      if (!id.startsWith('\0') || make === undefined) return null
      this.addWatchFile(rules)
      return make()
    },
  }
}

async function policyAndCaseload(): Promise<string> {
  const document = await shownPolicy()
  const caseload: unknown = JSON.parse(readFileSync(join(rules, 'nominals', `${shown}.json`), 'utf8'))
  // The policy's examples are its tests, and half of its size: they come after the first screen.
  return [
    `export const document = ${parsed({ ...document, examples: undefined })}`,
    `export const caseload = ${parsed(caseload)}`,
  ].join('\n')
}

async function shownPolicy() {
  return readPolicies(await importCore(), rules).get(shown)?.document
}

/** The scenarios that ship, in the order of their file names. */
function readJourneys(): unknown[] {
  const folder = join(rules, 'journeys')
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

// Text that is parsed starts faster than an object literal of this size.
function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}
