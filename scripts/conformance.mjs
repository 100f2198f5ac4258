// npm run conformance: makes tests/conformance again, the suite that every evaluator answers, ours and others’.
//   -- --check                  says whether what is committed is what is made
//   -- --run                    every evaluator on every case, not on the part that npm test takes
//   -- --against "COMMAND"      a program of yours on every case: cases in, answers out, a line of JSON each
//      --policy ID, --kind assessment|explanation|journey|refusal   only these
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { differencesFrom } from '../tests/conformance/compare.mjs'
import { questionOf, readCases, readIndex } from '../tests/conformance/cases.mjs'
import { root, run, tool } from './run.mjs'

const folder = join(root, 'tests', 'conformance')
/** What is made, as against what is written by hand. */
const made = ['suite.json', 'refusals.ndjson', 'policies', 'cases', 'explained', 'journeys']

/** @returns {Promise<Readonly<Record<string, string>>>} */
async function makeSuite() {
  const { build, defaultServerConditions } = await import('vite')
  const output = join(root, 'node_modules', '.cache', 'conformance')
  const conditions = ['iom-rules-source', ...defaultServerConditions]
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions },
    ssr: { noExternal: ['@iom-rules/core'], resolve: { conditions } },
    build: {
      ssr: join(folder, 'making', 'suite.ts'),
      outDir: output,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
    },
  })
  const module = pathToFileURL(join(output, 'suite.js')).href
  const { parts, suite } = await import(module)
  const journeys = join(root, 'rules', 'journeys')
  const scenarios = readdirSync(journeys)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(journeys, file), 'utf8')))
  const made = await shared(parts(), { module, scenarios })
  return suite(made.flat())
}

/**
 * What a worker makes of each part, in the order of the parts, however many workers there are.
 *
 * @param {readonly object[]} parts
 * @param {{ module: string, scenarios: readonly object[] }} given
 * @returns {Promise<unknown[]>}
 */
async function shared(parts, given) {
  /** @type {unknown[]} */
  const results = []
  let next = 0
  const work = async () => {
    const worker = new Worker(workerSource, { eval: true, workerData: given })
    try {
      while (next < parts.length) {
        const at = next
        next += 1
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
        worker.postMessage(parts[at])
        results[at] = (await once(worker, 'message'))[0]
      }
    } catch (error) {
      // The others finish what they have begun, and no more.
      next = parts.length
      throw error
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
  return results
}

const workerSource = `
const { parentPort, workerData } = require('node:worker_threads')
const { module, scenarios } = workerData
const ready = import(module)
parentPort.on('message', async (part) => {
  const { make } = await ready
  parentPort.postMessage(make(part, scenarios))
})
`

/** @param {Readonly<Record<string, string>>} files */
function write(files) {
  for (const name of made) rmSync(join(folder, name), { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  console.log(summary())
  return 0
}

function summary() {
  const { cases, files } = readIndex(folder)
  /** @type {Record<string, number>} */
  const kinds = {}
  for (const each of files) kinds[each.kind] = (kinds[each.kind] ?? 0) + each.cases
  const parts = Object.entries(kinds).map(([kind, count]) => `${count} of kind ${kind}`)
  return `${cases.toLocaleString('en-GB')} cases: ${parts.join(', ')}`
}

/** @param {Readonly<Record<string, string>>} files */
function check(files) {
  const there = new Set(
    made.flatMap((name) =>
      name.includes('.') ? [name] : readdirSync(join(folder, name)).map((file) => `${name}/${file}`),
    ),
  )
  const wrong = [
    ...Object.keys(files).filter(
      (path) => !there.has(path) || readFileSync(join(folder, path), 'utf8') !== files[path],
    ),
    ...[...there].filter((path) => files[path] === undefined),
  ]
  for (const path of wrong) console.error(`tests/conformance/${path} is not what npm run conformance makes.`)
  if (wrong.length === 0) console.log(`${summary()}: all as they are made`)
  return wrong.length === 0 ? 0 : 1
}

/**
 * Asks a program every case and compares what it answers.
 *
 * @param {string} command
 * @param {{ kinds?: string[], policies?: string[] }} only
 */
async function against(command, only) {
  const files = new Map(readIndex(folder).policies.map(({ id, file }) => [id, join(folder, file)]))
  const cases = new Map([...readCases(folder, only)].map((each) => [each.id, each]))
  const program = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'inherit'] })
  /** @type {Promise<number>} */
  const ended = new Promise((done) => program.on('close', (code) => done(code ?? 1)))
  // A program that stops reading is told of by the answers that are not there.
  program.stdin.on('error', () => program.stdin.destroy())
  const asked = [...cases.values()].map((each) =>
    JSON.stringify({ ...questionOf(each), policyFile: files.get(each.policy) }),
  )
  program.stdin.end(`${asked.join('\n')}\n`)
  const tally = { right: 0, wrong: 0 }
  for await (const line of createInterface({ input: program.stdout })) {
    if (line.trim() === '') continue
    const answer = read(line)
    const each = cases.get(answer.id)
    if (each === undefined) {
      console.error(`An answer to no case, or a second one: ${line.slice(0, 200)}`)
      tally.wrong += 1
      continue
    }
    cases.delete(each.id)
    const differences = differencesFrom(each, answer)
    if (differences.length === 0) tally.right += 1
    else if ((tally.wrong += 1) <= 20)
      console.error(`${each.id} (${each.shows})\n  ${differences.join('\n  ')}`)
  }
  const code = await ended
  if (cases.size > 0)
    console.error(`No answer to ${cases.size} cases, ${[...cases.keys()].slice(0, 3).join(', ')} among them.`)
  if (code !== 0) console.error(`The program ended with ${code}.`)
  console.log(`${tally.right} right, ${tally.wrong} wrong, ${cases.size} without an answer`)
  return tally.wrong + cases.size + code === 0 ? 0 : 1
}

/**
 * @param {string} line
 * @returns {{ id: string }}
 */
function read(line) {
  try {
    const answer = JSON.parse(line)
    return typeof answer === 'object' && answer !== null ? answer : { id: '' }
  } catch {
    return { id: '' }
  }
}

/** Every evaluator on every case. */
function everything() {
  const env = { ...process.env, CONFORMANCE: 'all' }
  return run(
    process.execPath,
    [tool('vitest'), 'run', 'tests/conformance', 'tests/browser/conformance.test.ts'],
    { env },
  )
}

async function main() {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      run: { type: 'boolean', default: false },
      against: { type: 'string' },
      policy: { type: 'string', multiple: true },
      kind: { type: 'string', multiple: true },
    },
  })
  if (values.run) return everything()
  if (values.against !== undefined)
    return against(values.against, {
      ...(values.kind === undefined ? {} : { kinds: values.kind }),
      ...(values.policy === undefined ? {} : { policies: values.policy }),
    })
  const files = await makeSuite()
  return values.check ? check(files) : write(files)
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
