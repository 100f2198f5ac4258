// The lint rules that keep the layers apart: each test plants a violation in a copy of the layout and must see it.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tool } from '../../scripts/run.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const core = 'packages/core/src'
let folder: string
let config: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iom-rules-layers-'))
  // None of these rules needs types, and the copies have none.
  const { options: _, ...rest } = JSON.parse(await readFile(join(root, '.oxlintrc.json'), 'utf8'))
  config = JSON.stringify(rest)
})

afterAll(() => rm(folder, { recursive: true }))

/** The codes of what oxlint finds in these files. */
async function findings(files: Readonly<Record<string, string>>): Promise<string[]> {
  const work = await mkdtemp(join(folder, 'case-'))
  await writeFile(join(work, '.oxlintrc.json'), config)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(work, path)), { recursive: true })
    await writeFile(join(work, path), text)
  }
  const lint = promisify(execFile)(
    process.execPath,
    [tool('oxlint'), '--config', '.oxlintrc.json', '--format', 'json'],
    { cwd: work },
  )
  const { stdout } = await lint.catch((error: { stdout: string }) => error)
  const report = JSON.parse(stdout) as { diagnostics: { code: string }[] }
  return report.diagnostics.map(({ code }) => code)
}

const layering = 'eslint(no-restricted-imports)'

describe('what may not be imported', () => {
  test.each([
    ['vocabulary', '../policy/policy.ts'],
    ['policy', '../diagram/compile.ts'],
    ['diagram', '../decision/assess.ts'],
    ['decision', '../explanation/narrate.ts'],
    ['explanation', '../caseload/columns.ts'],
    ['explanation', '../journey/replay.ts'],
    ['journey', '../caseload/generate.ts'],
    ['caseload', '../interop/sql.ts'],
    ['interop', '../journey/machine.ts'],
    ['record', '../journey/replay.ts'],
    ['explanation', '../record/record.ts'],
    ['journey', '../explanation/../analysis/verify.ts'],
    ['decision', '../index.ts'],
    ['interop', '../interop.ts'],
    ['decision', './index.ts'],
    ['decision', '@iom-rules/core'],
    ['decision', 'node:fs'],
    ['decision', 'json-rules-engine'],
    ['analysis', 'xstate'],
  ])('%s: %s', async (layer, target) => {
    const text = `import type { Thing } from '${target}'\nexport type Planted = Thing\n`
    expect(await findings({ [`${core}/${layer}/planted.ts`]: text })).toContain(layering)
  })

  test.each([
    ['packages/cli/src/planted.ts', '../../core/src/index.ts'],
    ['packages/cli/src/commands/planted.ts', '@iom-rules/core/src/policy/parse.ts'],
    ['playground/src/screens/planted.tsx', '../../../packages/core/src/index.ts'],
    ['playground/src/planted.tsx', '@iom-rules/cli'],
  ])('%s: %s', async (file, target) => {
    expect(await findings({ [file]: `export { thing } from '${target}'\n` })).toContain(layering)
  })

  test('import cycles, of types too', async () => {
    const found = await findings({
      [`${core}/policy/one.ts`]: `import type { Two } from './two.ts'\nexport type One = Two | 1\n`,
      [`${core}/policy/two.ts`]: `import type { One } from './one.ts'\nexport type Two = One | 2\n`,
    })
    expect(found).toContain('import(no-cycle)')
  })
})

describe('what may be imported', () => {
  test.each([
    [`${core}/analysis/planted.ts`, '../interop/sql.ts'],
    [`${core}/explanation/planted.ts`, '../decision/assess.ts'],
    [`${core}/decision/nested/planted.ts`, '../assess.ts'],
    [`${core}/interop/planted.ts`, 'json-rules-engine'],
    [`${core}/planted.ts`, './analysis/verify.ts'],
    ['packages/cli/src/planted.ts', '@iom-rules/core/interop'],
    ['playground/src/planted.tsx', '@iom-rules/core'],
  ])('%s: %s', async (file, target) => {
    const text = `import type { Thing } from '${target}'\nexport type Planted = Thing\n`
    expect(await findings({ [file]: text })).toEqual([])
  })
})

describe('the core is pure', () => {
  test.each([
    ['Date.now()', 'eslint(no-restricted-globals)'],
    ['new Date()', 'eslint(no-restricted-globals)'],
    ['process.env', 'eslint(no-restricted-globals)'],
    ['globalThis', 'eslint(no-restricted-globals)'],
    ['Math.random()', 'eslint(no-restricted-properties)'],
    ["console.log('planted')", 'eslint(no-console)'],
  ])('no %s', async (expression, code) => {
    const files = { [`${core}/decision/planted.ts`]: `export const planted = () => ${expression}\n` }
    expect(await findings(files)).toContain(code)
  })

  test('no import() that the layer rules would not see', async () => {
    const names = await readdir(join(root, core), { recursive: true })
    for (const name of names.filter((name) => name.endsWith('.ts'))) {
      expect(await readFile(join(root, core, name), 'utf8'), name).not.toMatch(/\bimport\s*\(/)
    }
  })
})
