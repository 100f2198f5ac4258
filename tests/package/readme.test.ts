import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (found === undefined) throw new Error(`the README has no block of ${language}`)
  return found
}

test('the SDK example of the README prints what the README says, on the built package', () => {
  const folder = mkdtempSync(join(root, 'node_modules', '.readme-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'example.mjs')
  writeFileSync(file, block('ts'))
  const printed = execFileSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
  expect(printed.trim()).toBe(block('text').trim())
})
