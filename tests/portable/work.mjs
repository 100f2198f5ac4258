// Everything the packages answer about the shipped policies, as digests by name. The program gets the doors from whoever
// loaded them, so that the same work is done on ES modules and on CommonJS.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {{
 *   core: typeof import('@iom-rules/core'), journey: typeof import('@iom-rules/core/journey'),
 *   analysis: typeof import('@iom-rules/core/analysis'), caseload: typeof import('@iom-rules/core/caseload'),
 *   interop: typeof import('@iom-rules/core/interop'), cli: typeof import('@iom-rules/cli')
 * }} Doors
 * @typedef {import('@iom-rules/core').Policy} Policy
 * @typedef {import('@iom-rules/core').Nominal} Nominal
 * @typedef {<T>(all: readonly T[]) => readonly T[]} Part
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const asAt = '2026-11-22'

/** @param {string[]} path */
const read = (...path) => readFileSync(join(root, ...path), 'utf8')

/** @param {string[]} path */
const jsonFiles = (...path) =>
  readdirSync(join(root, ...path))
    .filter((name) => name.endsWith('.json'))
    .toSorted()

/**
 * What a program is able to notice of the place it runs in: with none of it different, equal digests would prove nothing.
 */
function surroundings() {
  return {
    node: process.version,
    offset: new Date(2026, 10, 22).getTimezoneOffset(),
    locale: new Intl.NumberFormat().resolvedOptions().locale,
    number: (1234.5).toLocaleString(),
  }
}

/**
 * @param {Doors} doors
 * @param {string} id
 * @returns {Policy}
 */
function policyOf({ core }, id) {
  const parsed = core.parsePolicy(read('packages', 'core', 'policies', `${id}.json`))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/**
 * @param {Doors} doors
 * @param {Policy} policy
 * @param {readonly Nominal[]} nominals
 * @param {Part} part
 */
function assessed({ core }, policy, nominals, part) {
  const ids = Object.keys(policy.decisions)
  const examples = { ...policy, examples: part(policy.examples) }
  const assessments = [
    ...core.runExamples(examples).map(({ assessment }) => assessment),
    ...nominals.map((nominal) => core.assess(policy, nominal, { asAt })),
  ]
  return {
    assessments,
    narrations: assessments.map((assessment) => ids.map((id) => core.narrate(policy, assessment, id))),
    questions: nominals.map((nominal) => ids.map((id) => core.nextQuestion(policy, nominal, id, { asAt }))),
  }
}

/**
 * @param {Doors} doors
 * @param {Policy} policy
 * @param {readonly Nominal[]} nominals
 */
function counted({ caseload }, policy, nominals) {
  const opened = caseload.openCaseload(policy, nominals, { asAt })
  return Object.keys(policy.decisions).map((id) => [id, caseload.countsOf(opened, id)])
}

/**
 * @param {Doors} doors
 * @param {Policy} policy
 * @param {Part} part
 */
function replayed({ journey }, policy, part) {
  return part(jsonFiles('rules', 'journeys')).map((file) => {
    const parsed = journey.parseJourney(policy, read('rules', 'journeys', file))
    if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.issues)}`)
    return [file, journey.replay(policy, parsed.value, { under: 'this' })]
  })
}

/**
 * The answers of the command line, as CSV.
 * @param {Doors} doors
 * @param {string} policy
 * @param {readonly Nominal[]} nominals
 */
async function csv({ cli }, policy, nominals) {
  let text = ''
  const screen = () =>
    new Writable({
      write: (chunk, _, done) => {
        text += String(chunk)
        done()
      },
    })
  const rows = Readable.from(nominals.map((nominal) => Buffer.from(`${JSON.stringify(nominal)}\n`)))
  const args = [
    'assess',
    '--policy',
    policy,
    '--as-at',
    asAt,
    '--input',
    '-',
    '--format',
    'csv',
    '--jobs',
    '1',
  ]
  const code = await cli.run(args, {
    stdin: rows,
    stdout: screen(),
    stderr: screen(),
    env: {},
    folder: root,
    today: () => asAt,
    from: fileURLToPath(import.meta.url),
    whenInterrupted: () => () => undefined,
  })
  if (code !== 0) throw new Error(text)
  return text
}

/** @type {Part} */
const all = (items) => items

/** @type {Part} */
const some = (items) => items.filter((_, at) => at % 16 === 0)

/**
 * @param {Doors} doors
 * @param {boolean} quick one policy, a sample of its examples, journeys and nominals, and no proofs about machines
 * @returns {Promise<Record<string, unknown>>}
 */
async function everything(doors, quick) {
  const part = quick ? some : all
  /** @type {Record<string, unknown>} */
  const parts = {}
  const ids = jsonFiles('packages', 'core', 'policies').map((file) => file.replace('.json', ''))
  const policies = (quick ? ['cheshire'] : ids).map((id) => policyOf(doors, id))
  for (const policy of policies) {
    const { id } = policy
    /** @type {Nominal[]} */
    const recorded = id === 'cheshire' ? JSON.parse(read('rules', 'nominals', 'cheshire.json')) : []
    const generated = [...doors.caseload.generate(policy, { seed: 7, asAt, count: 40 })]
    const nominals = part([...recorded, ...generated])
    for (const [name, value] of Object.entries({
      hash: policy.hash,
      generated,
      ...assessed(doors, policy, nominals, part),
      findings: doors.analysis.verify(policy, { machines: !quick }),
      counts: counted(doors, policy, nominals),
      csv: await csv(doors, id, nominals),
      sql: doors.interop.toSql(policy, { dialect: 'duckdb', mode: 'full', asAt }),
      dmn: doors.interop.toDmn(policy),
    })) {
      parts[`${id}: ${name}`] = value
    }
  }
  const cheshire = policies.find(({ id }) => id === 'cheshire')
  if (cheshire === undefined) throw new Error('The journeys are told of a policy that is not there: cheshire')
  parts['cheshire: timelines'] = replayed(doors, cheshire, part)
  parts['cheshire: machines'] = doors.interop.toMermaid(cheshire)
  return parts
}

/** @param {unknown} value */
const digest = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/**
 * Prints one line of JSON: where this ran, and a digest of every part.
 * @param {Doors} doors
 */
export async function print(doors) {
  const parts = Object.entries(await everything(doors, process.argv.includes('--quick'))).map(
    ([name, value]) => [name, digest(value)],
  )
  process.stdout.write(
    `${JSON.stringify({ surroundings: surroundings(), digests: Object.fromEntries(parts) })}\n`,
  )
}
