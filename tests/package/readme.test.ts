import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The READMEs with programs: what is shown first, and what is shown where packages are looked up. */
const readmes = ['README.md', 'packages/core/README.md'].map((file) => readFileSync(join(root, file), 'utf8'))

function blocks(language: string): string[] {
  const fenced = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g')
  return readmes.flatMap((readme) => [...readme.matchAll(fenced)].map(([, text = '']) => text))
}

const examples = blocks('ts')
const said = blocks('text')

test.each(examples.map((_, at) => at))(
  'SDK example %i of the READMEs prints what they say, on the built package',
  (at) => {
    const folder = mkdtempSync(join(root, 'node_modules', '.readme-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'example.mjs')
    writeFileSync(file, examples[at] ?? '')
    const printed = execFileSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
    expect(printed.trim()).toBe(said[at]?.trim())
  },
)

test('every SDK example of the READMEs says what it prints', () => {
  expect(examples).toHaveLength(said.length)
  expect(examples.length).toBeGreaterThan(2)
})
