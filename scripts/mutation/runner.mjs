// How Stryker runs our tests: in one process that is begun once, not in one for each change and each file. Everything of
// ours is read anew for each change, so nothing is remembered from one to the next; what is installed is read once.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { openHarness } from './harness.mjs'
import { joinTests } from './join.mjs'

/** @typedef {import('./harness.mjs').Test} Test */
/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@stryker-mutator/api/test-runner').DryRunResult} DryRunResult */
/** @typedef {import('@stryker-mutator/api/test-runner').MutantRunOptions} MutantRunOptions */

/**
 * What the changed code asks: which change is made, and how often it was come by.
 * @type {{ activeMutant?: string | undefined, currentTestId?: string | undefined, hitCount?: number | undefined,
 *   hitLimit?: number | undefined, mutantCoverage?: import('@stryker-mutator/api/core').MutantCoverage | undefined }}
 */
const state = {}
Reflect.set(globalThis, '__stryker__', state)

class InOneProcess {
  /** @type {(require: NodeJS.Require) => void} */
  #read = () => undefined

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    const source = await joinTests(process.cwd())
    const script = new Script(`(function (require, exports, module) {${source}\n})`, { filename: 'tests.js' })
    this.#read = script.runInThisContext()
  }

  /** @returns {Promise<DryRunResult>} */
  async dryRun() {
    const result = await this.#run(undefined, false)
    if (result.status === DryRunStatus.Complete)
      writeFileSync(
        durations,
        JSON.stringify(Object.fromEntries(result.tests.map((test) => [test.id, test.timeSpentMs]))),
      )
    return result.status === DryRunStatus.Complete && state.mutantCoverage !== undefined
      ? { ...result, mutantCoverage: state.mutantCoverage }
      : result
  }

  /** @param {MutantRunOptions} options */
  async mutantRun({ testFilter, hitLimit, activeMutant, disableBail }) {
    const result = await this.#run(testFilter, !disableBail, activeMutant.id, hitLimit)
    return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? result)
  }

  /**
   * @param {readonly string[] | undefined} wanted all, where it is not said which
   * @param {boolean} isShort is the first failure enough?
   * @param {string} [change]
   * @param {number} [hitLimit]
   * @returns {Promise<DryRunResult>}
   */
  async #run(wanted, isShort, change, hitLimit) {
    const { asked, tests, run } = openHarness()
    Reflect.set(globalThis, 'iomRulesTests', asked)
    const isLimited = hitLimit !== undefined
    Object.assign(state, {
      activeMutant: change,
      currentTestId: undefined,
      hitLimit,
      hitCount: isLimited ? 0 : undefined,
    })
    state.mutantCoverage = { static: {}, perTest: {} }
    try {
      this.#read(createRequire(join(process.cwd(), 'tests.js')))
    } catch (error) {
      // The code cannot even be read.
      return { status: DryRunStatus.Complete, tests: [failed('reading', error)] }
    }
    const all = wanted === undefined ? [...tests.values()] : wanted.flatMap((id) => tests.get(id) ?? [])
    const chosen = isShort ? quickFirst(all) : all
    /** @type {TestResult[]} */
    const results = []
    for (const test of chosen) {
      const { id, file: fileName } = test
      const from = performance.now()
      state.currentTestId = id
      try {
        await run(test)
        const timeSpentMs = performance.now() - from
        results.push({ id, name: id, fileName, timeSpentMs, status: TestStatus.Success })
      } catch (error) {
        results.push({ ...failed(id, error), fileName })
        if (isShort) break
      }
    }
    state.currentTestId = undefined
    return { status: DryRunStatus.Complete, tests: results }
  }
}

/** How long each test takes: one process finds it out, and all work in the same folder. */
const durations = 'durations.json'

/**
 * Most changes are noticed by many tests, and the first is enough. Those that are too slow to be asked so often are left out.
 * @param {readonly Test[]} tests
 */
function quickFirst(tests) {
  const known = existsSync(durations) ? JSON.parse(readFileSync(durations, 'utf8')) : {}
  const slowest = Number(process.env['MUTATION_SLOWEST'] ?? Infinity)
  return tests
    .filter(({ id }) => (known[id] ?? 0) <= slowest)
    .toSorted((a, b) => (known[a.id] ?? 0) - (known[b.id] ?? 0))
}

/**
 * @param {string} id
 * @param {unknown} error
 * @returns {TestResult}
 */
function failed(id, error) {
  const failureMessage = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { id, name: id, timeSpentMs: 0, status: TestStatus.Failed, failureMessage }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-one-process', InOneProcess)]
