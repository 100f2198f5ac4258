// The schemas under rules/schema are those that the code gives: run `npm run schemas` where they are not.
import { readFileSync } from 'node:fs'
import { jsonSchema, schemaNames } from '@iom-rules/core'
import { expect, test } from 'vitest'

test.each(schemaNames)('the schema of %s is published as the code gives it', (name) => {
  const text = readFileSync(new URL(`../../rules/schema/${name}.json`, import.meta.url), 'utf8')
  expect(jsonSchema(name)).toStrictEqual(JSON.parse(text))
})
