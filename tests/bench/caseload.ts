import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCaseload, countsOf } from '@iom-rules/core/caseload'
import { contenders } from './contenders/all.ts'
import { serve } from './contenders/child.ts'
import { canPin, memoryOf, start, stop, type Running } from './contenders/processes.ts'
import { csvRival } from './csv-rival.ts'
import { asAt, decisions, invented, policy, type Tally } from './people.ts'
import { growth, mainTable, targets, type Memory, type Results } from './caseload-tables.ts'

/**
 * Whole caseloads from one run: every contender decides the same people under the same policy, in a process of its own, in
 * turn, round after round. All must agree before anything is timed. Arguments: the number of rounds, and
 * `--size N` for another largest size than 100,000.
 */
const [mode, ...rest] = process.argv.slice(2)
if (mode === 'contender') serve(rest[0] as string)
else if (mode === 'csv-rival') await csvRival(rest[0] as string, rest[1] as string)
else if (mode === 'memory') {
  const caseload = openCaseload(policy, invented(Number(rest[0]), 'unknowns'), { asAt })
  for (const decision of decisions) countsOf(caseload, decision)
} else await bench(process.argv.slice(2))

async function bench(given: readonly string[]): Promise<void> {
  const asked = given.indexOf('--size')
  const largest = asked < 0 ? 100_000 : Number(given[asked + 1])
  const wanted = given.find((word, at) => /^\d+$/.test(word) && given[at - 1] !== '--size')
  if (!Number.isInteger(largest) || largest < 1) throw new Error('--size takes a number of nominals.')
  const sizes = [...new Set([1, 1_000, 10_000, 100_000, largest])].filter((size) => size <= largest)
  const running: Running[] = []
  for (const name of Object.keys(contenders)) {
    console.error(`${name} gets ready`)
    const one = await start(name, largest)
    if (one.absent !== null) console.log(`Without ${name}: ${one.absent}\n`)
    running.push(one)
  }
  await agree(running, Math.min(largest, 1_000), Math.min(largest, 100_000))
  const { results, rounds } = await measure(running, sizes, wanted === undefined ? null : Number(wanted))
  for (const one of running) await stop(one)
  const memory = await memories(largest)
  const { version, hash } = policy
  console.log(
    `cheshire ${version}, ${hash.slice(0, 12)}; invented people; ${rounds} rounds; Node ${process.version}`,
  )
  console.log('All agreed on every decision of every person first.')
  if (!canPin) console.log('zen-engine could not be kept to one core, which counts against it.')
  console.log(
    `\n${mainTable(results, sizes)}\n\n${growth(results, sizes)}\n\n${targets(results, sizes, memory)}`,
  )
  // A database's threads would keep the process.
  process.exit()
}

/** Everybody's answers to the first people are the same; and so are all who count, of all of them. */
async function agree(running: readonly Running[], few: number, many: number): Promise<void> {
  let wanted: readonly string[] | undefined
  let counted: Tally | undefined
  for (const one of running) {
    if (one.hasAnswers) {
      const answers = await one.ask<readonly string[]>({ ask: 'answers', count: few })
      wanted ??= answers
      const at = wanted.findIndex((line, place) => line !== answers[place])
      if (at >= 0) throw new Error(`${one.name} disagrees on person ${at}: ${answers[at]} for ${wanted[at]}`)
    }
    if (one.hasTally) {
      const tally = await one.ask<Tally>({ ask: 'tally', count: many })
      counted ??= tally
      for (const key of Object.keys({ ...counted, ...tally }))
        if (counted[key] !== tally[key])
          throw new Error(`${one.name} counts ${key}: ${tally[key]} for ${counted[key]}`)
    }
  }
}

/** Without a number of rounds: five, or as many as there is time for, and three at least. */
async function measure(
  running: readonly Running[],
  sizes: readonly number[],
  wanted: number | null,
): Promise<{ readonly results: Results; readonly rounds: number }> {
  const results = new Map<string, Map<number, number[]>>()
  const until = performance.now() + 180_000
  let rounds = 0
  while (rounds < (wanted ?? (performance.now() < until ? 5 : 3))) {
    rounds += 1
    console.error(`Round ${rounds}`)
    for (const size of sizes) {
      for (const { jobs, ask } of running) {
        for (const { name, most } of jobs) {
          // What is too slow for a size is run on as many as it can be, once in a round.
          const run = size <= most || size !== sizes.at(-1) ? size : most
          if (run > most) continue
          const bySize = results.get(name) ?? new Map<number, number[]>()
          results.set(name, bySize)
          const times = bySize.get(run) ?? []
          bySize.set(run, times)
          if (times.length < rounds) times.push(await ask<number>({ ask: 'run', job: name, size: run }))
        }
      }
    }
  }
  return { results, rounds }
}

/** What the largest caseload takes, read as it is invented; and the command line, from a file. */
async function memories(size: number): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'))
  const [people, out] = ['people.csv', 'out.csv'].map((name) => join(folder, name)) as [string, string]
  const program = join('packages', 'cli', 'bin', 'iom-rules.js')
  const day = ['--as-at', asAt, '--format', 'csv']
  const caseload = await memoryOf([process.argv[1] as string, 'memory', String(size)])
  await memoryOf([program, 'generate', ...day, '--count', String(size), '--output', people])
  const commandLine = await memoryOf([
    program,
    'assess',
    ...day,
    '--answers',
    '--input',
    people,
    '--output',
    out,
  ])
  rmSync(folder, { recursive: true, force: true })
  return { size, caseload, commandLine }
}
