import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinPolicy } from '../../scripts/policies.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iom-rules-policies-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function write(files: Readonly<Record<string, unknown>>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), JSON.stringify(content))
  }
}

test('small keys, then files, folders of members and folders of lists', async () => {
  await write({
    'policy.json': { id: 'p' },
    'facts.json': { a: {} },
    'decisions/status.json': { rules: [] },
    'decisions/cohort.json': { rules: [1] },
    'examples/b.json': [3],
    'examples/a.json': [1, 2],
    'notes.txt': 'not part of the policy',
  })
  expect(joinPolicy(folder)).toEqual({
    id: 'p',
    facts: { a: {} },
    decisions: { cohort: { rules: [1] }, status: { rules: [] } },
    examples: [1, 2, 3],
  })
})

test('index.json gives the order, and lists every file', async () => {
  await write({
    'policy.json': {},
    'decisions/index.json': ['status', 'cohort'],
    'decisions/cohort.json': {},
    'decisions/status.json': {},
  })
  expect(Object.keys(joinPolicy(folder).decisions)).toEqual(['status', 'cohort'])
  await write({ 'decisions/index.json': ['status'] })
  expect(() => joinPolicy(folder)).toThrow('index.json lists status, but the files are cohort, status')
})

test('a key that is written twice is refused', async () => {
  await write({ 'policy.json': { facts: {} }, 'facts.json': {} })
  expect(() => joinPolicy(folder)).toThrow('keep one')
})

test('broken JSON says which file', async () => {
  await write({ 'policy.json': {} })
  await writeFile(join(folder, 'facts.json'), '{')
  expect(() => joinPolicy(folder)).toThrow('facts.json')
})
