import { readFile } from 'node:fs/promises'
import { assess, parsePolicy, type Policy } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import navigate from '@iom-rules/core/policies/navigate.json' with { type: 'json' }
import neighbourhood from '@iom-rules/core/policies/neighbourhood-crime-2020.json' with { type: 'json' }
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'

const documents: readonly { readonly id: string }[] = [cheshire, navigate, neighbourhood]

async function validator(name: string): Promise<ValidateFunction> {
  const text = await readFile(new URL(`../../rules/schema/${name}.json`, import.meta.url), 'utf8')
  return new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(JSON.parse(text) as object)
}

function policyOf(document: object): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2))
  return parsed.value
}

test.each(documents)('the schema of policies accepts $id', async (document) => {
  const valid = await validator('policy')
  expect(valid(document), JSON.stringify(valid.errors)).toBe(true)
})

test('the schema of policies refuses a misspelt key and a bare version', async () => {
  const valid = await validator('policy')
  expect(valid({ ...cheshire, tilte: 'x' })).toBe(false)
  expect(valid({ ...cheshire, version: '1' })).toBe(false)
})

test.each(documents)('every example of $id is a nominal, and its assessment an assessment', async (document) => {
  const policy = policyOf(document)
  const nominals = await validator('nominal')
  const assessments = await validator('assessment')
  for (const example of policy.examples) {
    const nominal = { ref: 'EXAMPLE', facts: example.facts }
    expect(nominals(nominal), example.title).toBe(true)
    const assessment: unknown = JSON.parse(JSON.stringify(assess(policy, nominal, { asAt: example.asAt })))
    expect(assessments(assessment), JSON.stringify(assessments.errors)).toBe(true)
  }
})

test('the schema of nominals has no room for a name', async () => {
  const valid = await validator('nominal')
  expect(valid({ ref: 'A', facts: {} })).toBe(true)
  expect(valid({ ref: 'A', name: 'Somebody', facts: {} })).toBe(false)
})
