import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultServerConditions, runnerImport, type Plugin } from 'vite'
import type { joinPolicy, parsePolicy, Issue } from '@iom-rules/core'

interface Core {
  readonly joinPolicy: typeof joinPolicy
  readonly parsePolicy: typeof parsePolicy
}

const rules = fileURLToPath(new URL('../rules', import.meta.url))
const core = fileURLToPath(new URL('../packages/core/src/index.ts', import.meta.url))
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
      const document = await flatPolicy(shown)
      const caseload = readFileSync(join(rules, 'nominals', `${shown}.json`), 'utf8')
      // The policy's examples are its tests: nothing on the screens reads them yet.
      const text = JSON.stringify({ ...document, examples: undefined })
      // Text that is parsed at once starts faster than an object literal of this size.
      return [
        `export const document = JSON.parse(${JSON.stringify(text)})`,
        `export const caseload = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(caseload)))})`,
      ].join('\n')
    },
  }
}

async function flatPolicy(id: string): Promise<object> {
  const { module } = await runnerImport<Core>(core, {
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['iom-rules-source', ...defaultServerConditions] },
  })
  const documents = readdirSync(rules)
    .filter((name) => existsSync(join(rules, name, 'policy.json')))
    .map((name) => ({ name, document: settled(name, module.joinPolicy(filesOf(join(rules, name)))) }))
  const wanted = documents.find(({ name }) => name === id)
  if (wanted === undefined) throw new Error(`rules/${id} has no policy.json`)
  const bases = documents.filter((one) => one !== wanted).map(({ document }) => document)
  return settled(id, module.parsePolicy(wanted.document, { bases })).document
}

function settled<T>(
  name: string,
  result: { ok: true; value: T } | { ok: false; issues: readonly Issue[] },
): T {
  if (result.ok) return result.value
  throw new Error(`rules/${name}:\n${result.issues.map(({ path, message }) => `${path}: ${message}`).join('\n')}`)
}

function filesOf(folder: string): Record<string, string> {
  const files: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (statSync(path).isFile() && name.endsWith('.json')) {
      files[relative(folder, path).split(sep).join('/')] = readFileSync(path, 'utf8')
    }
  }
  return files
}
