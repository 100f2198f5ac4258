// The published schemas of a record and of an entry take what the product makes, and have no room for a name.
import { readFileSync } from 'node:fs'
import { entryOf, recordOf } from '@iom-rules/core/record'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { versionOf } from './versions.ts'

function validator(name: string): (value: unknown) => boolean {
  const text = readFileSync(new URL(`../../rules/schema/${name}.json`, import.meta.url), 'utf8')
  return new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(
    JSON.parse(text) as object,
  )
}

const policy = versionOf('1.0.0', '2021-01-01')
const nominal = { ref: 'A', area: 'NORTH', facts: { score: 80 }, evidence: { score: { role: 'probation' } } }
const record = recordOf(policy, nominal, { asAt: '2026-11-22', madeOn: '2026-11-22', by: 'panel chair' })
const reason = { ground: 'judgement', reason: 'The score is two years old.' } as const
const entry = entryOf(policy, record, 'band', { outcome: 'NONE', by: 'MACC', on: '2026-11-24', ...reason })

test('a record and an entry have a schema', () => {
  const [records, entries] = [validator('record'), validator('register')]
  expect(records(record)).toBe(true)
  expect(records({ ...record, name: 'Somebody' })).toBe(false)
  expect(records({ ...record, made: { ...record.made, by: 'Jane Doe' } })).toBe(false)
  expect(entries(entry)).toBe(true)
  expect(entries({ ...entry, ref: 'A' })).toBe(false)
  expect(entries({ ...entry, decided: { ...entry.decided, by: 'Jane Doe' } })).toBe(false)
})
