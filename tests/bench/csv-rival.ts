import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Facts } from '@iom-rules/core'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify'
import { dayByDigits } from './handwritten.ts'
import { jsonLogic } from './json-logic.ts'
import { decisions, policy, today } from './people.ts'

/** What one would write with json-logic-engine: reads a CSV of nominals, and writes their outcomes as CSV. */
export async function csvRival(input: string, output: string): Promise<void> {
  const decide = jsonLogic(policy, today, dayByDigits)
  await pipeline(
    createReadStream(input),
    parse({ columns: true, cast: value }),
    async function* (rows: AsyncIterable<Facts & { readonly ref: string; readonly area: string }>) {
      yield ['ref', 'area', ...decisions]
      for await (const row of rows) {
        const answers = decide(row)
        yield [row.ref, row.area, ...decisions.map((id) => cell(answers[id] ?? ''))]
      }
    },
    stringify(),
    createWriteStream(output),
  )
}

function cell(answer: string | readonly string[]): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

function value(text: string, { column }: { column: string | number }): unknown {
  const declared = policy.facts[String(column)]
  if (declared === undefined || text === 'NONE') return text
  return declared.type === 'choice' || declared.type === 'day' ? text : JSON.parse(text)
}
