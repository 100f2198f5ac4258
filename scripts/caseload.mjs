// Writes the sample caseload, rules/nominals/cheshire.json, from the generator: node scripts/caseload.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defaultServerConditions, runnerImport } from 'vite'
import { importCore, readPolicies } from './policies.mjs'
import { root } from './run.mjs'

/** @typedef {import('../packages/core/src/index.ts').Nominal} Nominal */
/** @typedef {import('../packages/core/src/index.ts').Policy} Policy */
/** @typedef {typeof import('../packages/core/src/caseload.ts')} Caseload */

export const samplePath = join(root, 'rules', 'nominals', 'cheshire.json')
export const sampleDay = '2026-11-22'
const seed = 102

/**
 * Places by area and membership. The members are the published headcounts (national-refresh-slides, from
 * line 68); people outside are there so that a change can bring somebody in.
 * @type {Readonly<Record<string, Readonly<Record<string, number>>>>}
 */
export const places = {
  CWAC: { FIXED: 11, FLEX: 33, FREE: 16, NONE: 16 },
  CEAST: { FIXED: 11, FLEX: 33, FREE: 15, NONE: 16 },
  HALTON: { FIXED: 12, FLEX: 29, FREE: 13, NONE: 16 },
  WARRINGTON: { FIXED: 11, FLEX: 23, FREE: 9, NONE: 16 },
}

/** Far more people than it takes to fill every place. */
const enough = 100_000

/**
 * The text of the file: the first people the generator invents for each place, whatever a policy decides
 * of them.
 * @param {Policy} policy
 * @param {Caseload['generate']} generate
 */
export function sampleCaseload(policy, generate) {
  /** @type {Map<string, Nominal[]>} */
  const taken = new Map(Object.keys(places).map((area) => [area, []]))
  /** @type {Record<string, Record<string, number>>} */
  const free = structuredClone(places)
  let left = Object.values(places)
    .flatMap((memberships) => Object.values(memberships))
    .reduce((one, other) => one + other)
  for (const nominal of generate(policy, { count: enough, seed, asAt: sampleDay })) {
    const { area = '', facts } = nominal
    const membership = /** @type {string} */ (facts['membership'] ?? 'UNKNOWN')
    const here = free[area]?.[membership] ?? 0
    if (here === 0) continue
    free[area] = { ...free[area], [membership]: here - 1 }
    const people = taken.get(area) ?? []
    people.push({ ...nominal, ref: `${area.slice(0, 3)}-${String(people.length + 1).padStart(3, '0')}` })
    left -= 1
    if (left === 0) break
  }
  if (left > 0) throw new Error(`${left} places of the sample caseload are empty`)
  return `${laidOut([...taken.values()].flat())}\n`
}

const width = 110

/**
 * JSON as a person reads it: a record to a line, and a fact to a line.
 * @param {unknown} value
 * @returns {string}
 */
function laidOut(value, indent = '', taken = 0) {
  const line = JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/\[ | \]/g, (end) => end.trim())
  if (typeof value !== 'object' || value === null) return line
  if (!('facts' in value) && indent.length + taken + line.length < width) return line
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((member) => `${inner}${laidOut(member, inner)}`)
    : Object.entries(value).map(
        ([key, member]) => `${inner}"${key}": ${laidOut(member, inner, key.length + 4)}`,
      )
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}

async function write() {
  const policy = readPolicies(await importCore(), join(root, 'rules')).get('cheshire')
  if (policy === undefined) throw new Error('rules/cheshire is missing')
  const { module } = await runnerImport(join(root, 'packages', 'core', 'src', 'caseload.ts'), {
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['iom-rules-source', ...defaultServerConditions] },
  })
  mkdirSync(dirname(samplePath), { recursive: true })
  writeFileSync(samplePath, sampleCaseload(policy, /** @type {Caseload} */ (module).generate))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await write()
