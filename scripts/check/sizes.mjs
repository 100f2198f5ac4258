// npm run check -- sizes [--write]: what a browser has to load of each door after tree shaking, against budgets; and that
// the weights which matter stay out. --write puts today's figures into docs/packaging.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from '../run.mjs'
import { doorsOf, libraries } from './libraries.mjs'

/** Whole libraries, or parts of one. */
const weights = {
  xstate: /node_modules\/xstate\//,
  'json-rules-engine': /node_modules\/(json-rules-engine|jsonpath-plus|eventemitter2)\//,
  dagre: /node_modules\/@dagrejs\//,
  'zod’s locales': /node_modules\/zod\/v4\/locales\/(?!en\.)/,
  'zod classic': /node_modules\/zod\/v4\/classic\//,
}

/**
 * Bytes are of the one file that a bundler makes, minified and compressed.
 * @type {readonly { what: string, code: string, budget: number, without: readonly (keyof typeof weights)[] }[]}
 */
const uses = [
  {
    what: 'read, assess, narrate: `parsePolicy`, `assess`, `narrate`',
    code: `export { parsePolicy, assess, narrate } from '@iom-rules/core'`,
    budget: 82_000,
    without: ['xstate', 'json-rules-engine', 'dagre', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'all of `@iom-rules/core`',
    code: `export * from '@iom-rules/core'`,
    budget: 102_000,
    without: ['xstate', 'json-rules-engine', 'dagre', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'replay: `parseJourney`, `replay`',
    code: `export { parseJourney, replay } from '@iom-rules/core/journey'`,
    budget: 88_000,
    without: ['json-rules-engine', 'dagre', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'all of `@iom-rules/core/journey`',
    code: `export * from '@iom-rules/core/journey'`,
    budget: 145_000,
    without: ['json-rules-engine', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'all of `@iom-rules/core/analysis`',
    code: `export * from '@iom-rules/core/analysis'`,
    budget: 160_000,
    without: ['json-rules-engine', 'dagre', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'all of `@iom-rules/core/caseload`',
    code: `export * from '@iom-rules/core/caseload'`,
    budget: 82_000,
    without: ['xstate', 'json-rules-engine', 'dagre', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'all of `@iom-rules/core/interop`',
    code: `export * from '@iom-rules/core/interop'`,
    budget: 95_000,
    without: ['xstate', 'dagre', 'zod’s locales', 'zod classic'],
  },
  {
    what: 'all of `@iom-rules/core/record`',
    code: `export * from '@iom-rules/core/record'`,
    budget: 90_000,
    without: ['xstate', 'json-rules-engine', 'dagre', 'zod’s locales', 'zod classic'],
  },
]

/** @param {string} code */
async function bundled(code) {
  const id = '\0use'
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'use',
        resolveId: (asked) => (asked === 'use' ? id : null),
        load: (asked) => (asked === id ? code : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'use', preserveEntrySignatures: 'strict', output: { codeSplitting: false } },
    },
  })
  const [result] = Array.isArray(built) ? built : [built]
  if (result === undefined || !('output' in result)) throw new Error('Nothing was built')
  const chunks = result.output.filter((part) => part.type === 'chunk')
  const text = chunks.map((chunk) => chunk.code).join('')
  const modules = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0),
  )
  return {
    plain: Buffer.byteLength(text),
    packed: gzipSync(text, { level: 9 }).length,
    modules: modules.map(([module]) => module),
  }
}

const inKilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1)

const [core] = libraries
if (core === undefined) throw new Error('There is no core')
const faults = doorsOf(core)
  .filter(({ specifier }) => !uses.some(({ code }) => code.includes(`* from '${specifier}'`)))
  .map(({ specifier }) => `${specifier} has no budget`)
const rows = []
for (const { what, code, budget, without } of uses) {
  const { plain, packed, modules } = await bundled(code)
  if (!modules.some((module) => module.includes('/packages/core/dist/esm/'))) {
    faults.push(`${what}: not bundled from the built package`)
  }
  if (packed > budget) faults.push(`${what}: ${packed} bytes compressed, and the budget is ${budget}`)
  for (const weight of without) {
    const found = modules.find((module) => weights[weight].test(module))
    if (found !== undefined) faults.push(`${what}: carries ${weight}, by ${found}`)
  }
  rows.push(
    `| ${what} | ${inKilobytes(plain)} | ${inKilobytes(packed)} | ${inKilobytes(budget)} | ${without.join(', ')} |`,
  )
}
const table = [
  '| what is used | minified | with gzip | budget | never in it |',
  '| --- | ---: | ---: | ---: | --- |',
  ...rows,
].join('\n')
console.log(table)

const page = join(root, 'docs', 'packaging.md')
const begin = '<!-- sizes: npm run check -- sizes --write -->'
const end = '<!-- /sizes -->'
if (process.argv.includes('--write')) {
  const { format, resolveConfig } = await import('prettier')
  const text = readFileSync(page, 'utf8')
  const [before, rest = ''] = text.split(begin)
  const after = rest.slice(rest.indexOf(end))
  const written = `${before}${begin}\n\n${table}\n\n${after}`
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }))
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
