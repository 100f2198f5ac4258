import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PolicyDocument } from '@iom-rules/core'
import type { Plugin } from 'vite'
import { importCore, readPolicies } from '../scripts/policies.mjs'

const rules = fileURLToPath(new URL('../rules', import.meta.url))
const shown = 'cheshire'

/** What the application imports, and the text of the module it gets. */
const modules: { readonly [address: string]: () => string | Promise<string> } = {
  'virtual:policies': policyAndCaseload,
  'virtual:examples': async () => `export const examples = ${parsed((await shownPolicy())?.examples ?? [])}`,
  'virtual:shipped': otherPolicies,
  'virtual:bases': async () => `export const bases = ${parsed(await basesOf(shown))}`,
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
  // The policy's examples are its tests, and half of its size: they come after the first screen. An empty list keeps
  // their place in the document.
  return [
    `export const document = ${parsed({ ...document, examples: [] })}`,
    `export const caseload = ${parsed(caseload)}`,
  ].join('\n')
}

/** The other policies, whole: the ones it rests on, and those of which a draft can be made. */
async function otherPolicies(): Promise<string> {
  const all = readPolicies(await importCore(), rules)
  const others = [...all].flatMap(([id, { document }]) => (id === shown ? [] : [document]))
  return `export const documents = ${parsed(others)}`
}

async function shownPolicy() {
  return readPolicies(await importCore(), rules).get(shown)?.document
}

/**
 * What the policy rests on, as edits: of the policy into all that its bases give it, and of that into what they give
 * without one of them. Documents ship flat, so that nothing else says what is local in them.
 */
async function basesOf(id: string) {
  const core = await importCore()
  const policies = readPolicies(core, rules)
  const written: unknown = JSON.parse(readFileSync(join(rules, id, 'policy.json'), 'utf8'))
  const { extends: from = [], ...head } = written as PolicyDocument
  const { document } = policies.get(id) ?? {}
  if (document === undefined || from.length === 0) return {}
  const bases = [...policies.values()].map((policy) => policy.document)
  const { language, version, title, inForce } = head
  const given = (some: typeof from) => {
    const read = core.parsePolicy({ language, id, version, title, inForce, extends: some }, { bases })
    if (!read.ok) throw new Error(read.issues.map(({ path, message }) => `${path} ${message}`).join('\n'))
    return read.value.document
  }
  const all = given(from)
  const on = from.map((base) => {
    const others = from.filter((other) => other !== base)
    const [name = '', number = ''] = base.policy.split('@')
    const without = base === from[0] || others.length === 0 ? [] : core.editBetween(all, given(others))
    return { id: name, version: number, title: policies.get(name)?.title ?? name, without }
  })
  return { [id]: { rests: core.editBetween({ ...document, examples: [] }, all), on } }
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
