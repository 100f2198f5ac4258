import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { parse } from 'csv-parse/sync'
import { asAt, invented, lineOf, policy } from '../people.ts'
import type { FactValue } from '@iom-rules/core'
import type { Open } from './contender.ts'

// End to end: from a CSV of nominals to a CSV of outcomes, starting the program included.

const program = join('packages', 'cli', 'bin', 'iom-rules.js')

export const open: Open = (most) => {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'))
  const written = new Set<number>()
  const input = (size: number) => join(folder, `${size}.csv`)
  const output = join(folder, 'out.csv')
  const prepare = async (size: number) => {
    if (written.has(size)) return
    written.add(size)
    const facts = Object.keys(policy.facts)
    const rows = function* () {
      yield ['ref', 'area', ...facts]
      for (const { ref, area, facts: values } of invented(size))
        yield [ref, area, ...facts.map((id) => cell(values[id]))]
    }
    await pipeline(Readable.from(rows()), stringify(), createWriteStream(input(size)))
  }
  const ours = (size: number, jobs: readonly string[]) => {
    const options = [
      '--as-at',
      asAt,
      '--answers',
      '--format',
      'csv',
      '--input',
      input(size),
      '--output',
      output,
    ]
    return run([program, 'assess', ...options, ...jobs])
  }
  return {
    answers: async (count) => {
      await prepare(count)
      await ours(count, [])
      const rows = parse<Record<string, string>>(readFileSync(output), { columns: true })
      return rows.map((row) =>
        lineOf((id) => {
          const text = row[id] ?? ''
          if (policy.decisions[id]?.hitPolicy !== 'COLLECT') return text
          return JSON.parse(text) as string[]
        }),
      )
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
    jobs: {
      'command line, CSV to CSV': { most: Math.min(most, 1_000_000), prepare, run: (size) => ours(size, []) },
      'command line, CSV to CSV, one thread': {
        most: 100_000,
        prepare,
        run: (size) => ours(size, ['--jobs', '1']),
      },
      'CSV read and json-logic-engine called, CSV to CSV': {
        most: 100_000,
        prepare,
        run: (size) => run([process.argv[1] as string, 'csv-rival', input(size), output]),
      },
    },
  }
}

function cell(value: FactValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Runs a Node.js program to its end. */
function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    )
  })
}
