// As much of vitest as tests of the core ask for, without what makes it slow to begin anew: a file of tests is read, and
// then single tests of it are run.
import { format } from 'node:util'
import { expect } from 'vitest'

/** @typedef {() => unknown} Work */
/** @typedef {{ readonly id: string, readonly file: string, readonly run: Work, readonly before: readonly Before[] }} Test */
/** @typedef {{ readonly work: Work, done: boolean }} Before */
/** @typedef {{ readonly name: string, readonly before: Before[] }} Suite */

/** What tests find in place of vitest, and the tests that they tell of. */
export function openHarness() {
  /** @type {Map<string, Test>} */
  const tests = new Map()
  /** @type {Work[]} */
  let finishing = []
  let file = ''
  /** @type {Suite[]} */
  let suites = [{ name: '', before: [] }]

  /**
   * @param {string} name
   * @param {Work} run
   */
  function test(name, run) {
    const path = [...suites.map((suite) => suite.name), name].filter((each) => each !== '').join(' › ')
    let id = path
    for (let n = 2; tests.has(id); n += 1) id = `${path} (${n})`
    tests.set(id, { id, file, run, before: suites.flatMap(({ before }) => before) })
  }

  /**
   * @param {string} name
   * @param {Work} body
   */
  function describe(name, body) {
    suites = [...suites, { name, before: [] }]
    body()
    suites = suites.slice(0, -1)
  }

  const asked = {
    test: withTables(test),
    it: withTables(test),
    describe: withTables(describe),
    expect,
    /** @param {Work} work */
    beforeAll: (work) => void suites.at(-1)?.before.push({ work, done: false }),
    /** @param {Work} work */
    onTestFinished: (work) => void finishing.push(work),
    /** @param {string} path */
    file(path) {
      file = path
      suites = [{ name: '', before: [] }]
    },
  }

  /** @param {Test} test */
  async function run({ run: body, before }) {
    try {
      for (const each of before) {
        if (each.done) continue
        each.done = true
        await each.work()
      }
      await body()
    } finally {
      const works = finishing
      finishing = []
      for (const work of works) await work()
    }
  }

  return { asked, tests, run }
}

/**
 * `f.each(rows)(name, body)`: once for each row.
 * @param {(name: string, body: Work) => void} f
 */
function withTables(f) {
  const each =
    (/** @type {readonly unknown[]} */ rows) =>
    (/** @type {string} */ name, /** @type {(...row: any[]) => unknown} */ body) => {
      rows.forEach((row, at) => {
        const values = Array.isArray(row) ? row : [row]
        f(`${titled(name, values)} [${at}]`, () => body(...values))
      })
    }
  return Object.assign((/** @type {string} */ name, /** @type {Work} */ body) => f(name, () => body()), {
    each,
  })
}

/**
 * @param {string} name with `%s` for values, or `$key` for what an object has
 * @param {readonly unknown[]} values
 */
function titled(name, values) {
  const [first] = values
  const filled = name.includes('%')
    ? format(name, ...values)
        .replaceAll(/\s+/g, ' ')
        .slice(0, 120)
    : name
  if (typeof first !== 'object' || first === null) return filled
  return filled.replaceAll(/\$(\w+)/g, (all, key) => (key in first ? String(Reflect.get(first, key)) : all))
}
