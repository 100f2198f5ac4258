// npm run mutation -- [NAME] [--only FILE] [--record]: changes a part of the core in every small way that Stryker knows,
// and tells which changes no test notices and nobody has explained. Without a name it lists the parts with what was
// recorded; with `--only FILE` it changes one file of the part, and `--record` keeps what came of a whole one.
import { mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { explainedBy, inOneLine, readExplained } from './mutation/explained.mjs'
import { readScores, record } from './mutation/page.mjs'
import { targets } from './mutation/targets.mjs'
import { bundlePolicies } from './policies.mjs'
import { root } from './run.mjs'

/** @typedef {import('./mutation/explained.mjs').Change} Change */
/** @typedef {Awaited<ReturnType<Stryker['runMutationTest']>>[number]} MutantResult */

const cache = join(root, 'node_modules', '.cache', 'mutation')
const noticed = ['Killed', 'Timeout']
const unnoticed = ['Survived', 'NoCoverage']

/**
 * The changes of a part with what came of each. What was tried before, and has not changed since, is not tried again.
 * @param {string} name
 * @param {import('./mutation/targets.mjs').Target} target
 */
async function tryAll(name, { mutate, tests, slowest }) {
  mkdirSync(cache, { recursive: true })
  process.env['MUTATION_TESTS'] = JSON.stringify(tests)
  process.env['MUTATION_SLOWEST'] = String(slowest ?? Infinity)
  const stryker = new Stryker({
    mutate: [...mutate],
    testRunner: 'in-one-process',
    plugins: [join(root, 'scripts', 'mutation', 'runner.mjs')],
    coverageAnalysis: 'perTest',
    incremental: true,
    incrementalFile: join(cache, `${name.replaceAll('/', '-')}.json`),
    // There is nothing for it to rewrite.
    tsconfigFile: 'none.json',
    ignorePatterns: ['playground', 'docs', 'packages/*/dist'],
    tempDirName: join(cache, 'copy'),
    concurrency: availableParallelism(),
    reporters: ['progress-append-only'],
    // Slow machines are slow, and not wrong.
    timeoutMS: 10_000,
  })
  return stryker.runMutationTest()
}

/**
 * Stryker counts lines and columns from 1.
 * @param {MutantResult} mutant
 * @returns {Change}
 */
function changeOf({ fileName, location, replacement }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(location.start.line - 1, location.end.line)
  const last = lines.length - 1
  const first = inOneLine(lines[0] ?? '')
  lines[last] = (lines[last] ?? '').slice(0, location.end.column - 1)
  lines[0] = (lines[0] ?? '').slice(location.start.column - 1)
  const file = relative(root, fileName).replaceAll('\\', '/')
  return {
    file,
    line: location.start.line,
    in: first,
    was: inOneLine(lines.join('\n')),
    becomes: inOneLine(replacement),
  }
}

/**
 * @param {string} name
 * @param {string} [only] one file of the part
 */
async function run(name, only) {
  const part = targets[name]
  if (part === undefined)
    throw new Error(`There is no part \`${name}\`. Parts: ${Object.keys(targets).join(', ')}`)
  const target = only === undefined ? part : { ...part, mutate: [only] }
  await bundlePolicies()
  const mutants = await tryAll(name, target)
  const missed = mutants.filter(({ status }) => unnoticed.includes(status)).map(changeOf)
  const explained = readExplained()
  const open = missed.filter((change) => explainedBy(explained, change) === undefined)
  const files = new Set(mutants.map((mutant) => changeOf(mutant).file))
  // A short way that only saves time may be missed by its time alone, on a slow machine.
  const late = mutants.filter(({ status }) => status === 'Timeout').map(changeOf)
  const used = new Set([...missed, ...late].map((change) => explainedBy(explained, change)))
  for (const needless of explained.filter((each) => files.has(each.file) && !used.has(each)))
    console.log(
      `${needless.file}\n  is explained, but noticed by now or gone: ${needless.was} → ${needless.becomes}`,
    )
  for (const { file, line, was, becomes } of open) console.log(`${file}:${line}\n  - ${was}\n  + ${becomes}`)
  const killed = mutants.filter(({ status }) => noticed.includes(status)).length
  const score = { tried: killed + missed.length, noticed: killed, explained: missed.length - open.length }
  console.log(
    `${name}: ${killed} of ${score.tried} changes noticed, ${score.explained} others explained, ${open.length} open`,
  )
  return score
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { record: { type: 'boolean' }, only: { type: 'string' } },
  })
  if (values.only !== undefined && values.record === true)
    throw new Error('Only a whole part is recorded: leave out --only, or --record.')
  if (positionals.length === 0) console.log(readScores())
  for (const name of positionals) {
    const score = await run(name, values.only)
    if (values.record === true) await record(name, score)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
