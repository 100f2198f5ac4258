import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  )
}

const examples = blocks('ts')
const said = blocks('text')

test.each(examples.map((_, at) => at))(
  'SDK example %i of the README prints what the README says, on the built package',
  (at) => {
    const folder = mkdtempSync(join(root, 'node_modules', '.readme-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'example.mjs')
    writeFileSync(file, examples[at] ?? '')
    const printed = execFileSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
    expect(printed.trim()).toBe(said[at]?.trim())
  },
)

test('every SDK example of the README says what it prints', () => {
  expect(examples).toHaveLength(said.length)
  expect(examples.length).toBeGreaterThan(1)
})
