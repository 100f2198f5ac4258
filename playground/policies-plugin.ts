import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { importCore, readPolicies } from '../scripts/policies.mjs'

const rules = fileURLToPath(new URL('../rules', import.meta.url))
const shown = 'cheshire'
const address = 'virtual:policies'

/** Gives the application the policy it shows, joined and flat, and the sample caseload. */
export function policies(): Plugin {
  return {
    name: 'policies',
    resolveId: (id) => (id === address ? `\0${address}` : null),
    async load(id) {
      if (id !== `\0${address}`) return null
      this.addWatchFile(rules)
      const document = readPolicies(await importCore(), rules).get(shown)?.document
      const caseload: unknown = JSON.parse(readFileSync(join(rules, 'nominals', `${shown}.json`), 'utf8'))
      // The policy's examples are its tests: nothing on the screens reads them yet.
      return [
        `export const document = ${parsed({ ...document, examples: undefined })}`,
        `export const caseload = ${parsed(caseload)}`,
      ].join('\n')
    },
  }
}

// Text that is parsed starts faster than an object literal of this size.
function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}
