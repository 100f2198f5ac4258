// npm run campaign -- verification|sql [cases]: the long run of the random tests, in shards that can be stopped and taken
// up again. Prints the seed of whatever fails. With --record it also writes docs/assurance/<name>.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, defaultServerConditions } from 'vite'
import { root } from './run.mjs'

/** @typedef {import('../tests/properties/verification-campaign.ts').Shard} Shard */
/**
 * @typedef {{ started: string, shards: number, minutes: number, cases: Record<string, number>,
 *   tally: Record<string, number>, failures: string[] }} State
 */

const pages = {
  verification: {
    title: 'The long run of verification',
    intro: `\`npm run campaign -- verification\` holds \`verify\`, \`compare\`, \`sameDecision\` and \`apart\` against brute force on random
policies, as \`tests/properties/verification.test.ts\` does on 2,000 of them at every run of the tests. It can be
stopped at any time and goes on where it stopped. \`--record\` writes this page.`,
    cases: 'policies, or changes of one',
  },
  sql: {
    title: 'The long run of SQL',
    intro: `\`npm run campaign -- sql\` holds what the statement of \`toSql\` answers in a real DuckDB and a real PostgreSQL against
\`decide\`, every column of every decision, with a third of the facts unknown: on random policies and on the shipped
ones. \`tests/interop/sql/answers.test.ts\` does it on 100,000 nominals at every run of the tests. It can be
stopped at any time and goes on where it stopped. \`--record\` writes this page.`,
    cases: 'nominals',
  },
}
const names = Object.keys(pages)
const size = 200
const firstSeed = 1_000_000

/** @param {string} name */
const statePath = (name) => join(root, 'node_modules', '.cache', 'campaign', `${name}.json`)

/**
 * @param {string} name
 * @returns {State}
 */
function readState(name) {
  try {
    return JSON.parse(readFileSync(statePath(name), 'utf8'))
  } catch {
    return { started: today(), shards: 0, minutes: 0, cases: {}, tally: {}, failures: [] }
  }
}

const today = () => new Date().toISOString().slice(0, 10)

/**
 * @param {Record<string, number>} sums
 * @param {Readonly<Record<string, number>>} more
 */
function add(sums, more) {
  for (const [key, value] of Object.entries(more)) sums[key] = (sums[key] ?? 0) + value
}

/** @param {Readonly<Record<string, number>>} counts */
const total = (counts) => Object.values(counts).reduce((sum, each) => sum + each, 0)

/**
 * The tests' own source and the core's, joined so that plain Node can run them.
 * @param {string} name
 * @returns {Promise<(seed: number, size: number) => Promise<Shard>>}
 */
async function shardsOf(name) {
  const output = join(dirname(statePath(name)), name)
  const conditions = ['iom-rules-source', ...defaultServerConditions]
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions },
    ssr: { noExternal: ['@iom-rules/core'], resolve: { conditions } },
    build: {
      ssr: join(root, 'tests', 'properties', `${name}-campaign.ts`),
      outDir: output,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
    },
  })
  const { shard } = await import(pathToFileURL(join(output, `${name}-campaign.js`)).href)
  return shard
}

/**
 * @param {string} name
 * @param {number} wanted
 */
async function campaign(name, wanted) {
  const shard = await shardsOf(name)
  const state = readState(name)
  while (total(state.cases) < wanted) {
    const from = performance.now()
    const seed = firstSeed + state.shards
    const { cases, tally, failures } = await shard(seed, size)
    state.shards += 1
    state.minutes += (performance.now() - from) / 60_000
    add(state.cases, cases)
    add(state.tally, tally)
    state.failures.push(...failures)
    writeFileSync(statePath(name), JSON.stringify(state, null, 1))
    console.log(`seed ${seed}: ${total(state.cases)} of ${wanted}, ${state.failures.length} failed`)
    for (const failure of failures) console.error(failure)
  }
  return state
}

/**
 * @param {string} name
 * @param {State} state
 */
function record(name, { started, shards, minutes, cases, tally, failures }) {
  const path = join(root, 'docs', 'assurance', `${name}.md`)
  const rows = (/** @type {Readonly<Record<string, number>>} */ counts) =>
    Object.entries(counts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, times]) => `| ${what} | ${times.toLocaleString('en-GB')} |`)
      .join('\n')
  const { title, intro, cases: what } = pages[/** @type {keyof typeof pages} */ (name)]
  const text = `# ${title}

${intro}

- Begun ${started}, recorded ${today()}.
- ${total(cases).toLocaleString('en-GB')} ${what}, in ${shards.toLocaleString('en-GB')} shards: seeds ${firstSeed} to ${firstSeed + shards - 1}.
- ${failures.length === 0 ? 'None failed.' : `${failures.length} failed.`}
- About ${Math.round(minutes).toLocaleString('en-GB')} minutes of work of one core of ${cpus().length}; Node ${process.version}.

| law | cases |
| --- | ---: |
${rows(cases)}

What the cases had in them, findings by their codes among it:

| what | times |
| --- | ---: |
${rows(tally)}
`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

async function main() {
  const [name = '', ...rest] = process.argv.slice(2)
  if (!names.includes(name)) throw new Error(`Campaigns: ${names.join(', ')}`)
  mkdirSync(dirname(statePath(name)), { recursive: true })
  const wanted = Number(rest.find((argument) => /^\d+$/.test(argument)) ?? 100_000)
  const state = await campaign(name, wanted)
  if (rest.includes('--record')) record(name, state)
  return state.failures.length === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
