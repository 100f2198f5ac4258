import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packages } from '../../playground/src/about/packages.ts'

/** Dependencies of our packages that the page does not contain. */
const notInThePage = new Set(['@iom-rules/core'])

function dependencies(file: string): string[] {
  const manifest = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as {
    dependencies?: Record<string, string>
  }
  return Object.keys(manifest.dependencies ?? {}).filter((name) => !notInThePage.has(name))
}

test('the page on licences names every package the playground is built with', () => {
  const used = [
    ...dependencies('../../playground/package.json'),
    ...dependencies('../../packages/core/package.json'),
  ]
  expect(packages.map(({ name }) => name)).toEqual([...new Set(used)].sort())
})
