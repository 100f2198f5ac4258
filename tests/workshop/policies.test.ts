import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as core from '@iom-rules/core'
import { expect, onTestFinished, test } from 'vitest'
import { readPolicies } from '../../scripts/policies.mjs'

async function folderOf(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'iom-rules-policies-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

const small = { language: '1.0', version: '1.0.0', title: 'Small', inForce: { from: '2026-01-01' } }

test('every folder with a policy.json becomes one flat policy, on its bases', async () => {
  const rules = await folderOf({
    'base/policy.json': { ...small, id: 'base' },
    'base/areas.json': { NORTH: { title: 'North' } },
    'local/policy.json': { ...small, id: 'local', extends: [{ policy: 'base@1.0.0' }] },
    'sources/notes.txt': 'not a policy',
  })
  const policies = readPolicies(core, rules)
  expect([...policies.keys()]).toEqual(['base', 'local'])
  expect(policies.get('local')?.document).not.toHaveProperty('extends')
  expect(policies.get('local')?.areas).toEqual({ NORTH: { title: 'North' } })
})

test('a fault says which policy, where and what to do', async () => {
  const rules = await folderOf({ 'odd/policy.json': { ...small, id: 'odd', tilte: 'x' } })
  expect(() => readPolicies(core, rules)).toThrow(/rules\/odd[\s\S]*\/tilte[\s\S]*Did you mean `title`/)
})
