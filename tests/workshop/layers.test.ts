// The lint rules that keep the layers apart: each plants a violation in a copy of the layout, and oxlint must see it.
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
const layering = 'eslint(no-restricted-imports)'

/** What is planted, by what it shows: files, and the code that oxlint must find in them, if any. */
interface Planted {
  readonly files: Readonly<Record<string, string>>
  readonly code: string | null
}

const imported = (target: string) => `import type { Thing } from '${target}'\nexport type Planted = Thing\n`

const forbidden = [
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
].map(([layer = '', target = '']) => [`${core}/${layer}/planted.ts`, target] as const)

const forbiddenOutside = [
  ['packages/cli/src/planted.ts', '../../core/src/index.ts'],
  ['packages/cli/src/commands/planted.ts', '@iom-rules/core/src/policy/parse.ts'],
  ['playground/src/screens/planted.tsx', '../../../packages/core/src/index.ts'],
  ['playground/src/planted.tsx', '@iom-rules/cli'],
] as const

const allowed = [
  [`${core}/analysis/planted.ts`, '../interop/sql.ts'],
  [`${core}/explanation/planted.ts`, '../decision/assess.ts'],
  [`${core}/decision/nested/planted.ts`, '../assess.ts'],
  [`${core}/interop/planted.ts`, 'json-rules-engine'],
  [`${core}/planted.ts`, './analysis/verify.ts'],
  ['packages/cli/src/planted.ts', '@iom-rules/core/interop'],
  ['playground/src/planted.tsx', '@iom-rules/core'],
] as const

const impure = [
  ['Date.now()', 'eslint(no-restricted-globals)'],
  ['new Date()', 'eslint(no-restricted-globals)'],
  ['process.env', 'eslint(no-restricted-globals)'],
  ['globalThis', 'eslint(no-restricted-globals)'],
  ['Math.random()', 'eslint(no-restricted-properties)'],
  ["console.log('planted')", 'eslint(no-console)'],
] as const

const planted: Readonly<Record<string, Planted>> = {
  ...Object.fromEntries(
    forbidden.map(([file, target]) => [
      `${file} may not import ${target}`,
      { files: { [file]: imported(target) }, code: layering },
    ]),
  ),
  ...Object.fromEntries(
    forbiddenOutside.map(([file, target]) => [
      `${file} may not re-export ${target}`,
      { files: { [file]: `export { thing } from '${target}'\n` }, code: layering },
    ]),
  ),
  'no import cycles, of types too': {
    files: {
      [`${core}/policy/one.ts`]: `import type { Two } from './two.ts'\nexport type One = Two | 1\n`,
      [`${core}/policy/two.ts`]: `import type { One } from './one.ts'\nexport type Two = One | 2\n`,
    },
    code: 'import(no-cycle)',
  },
  ...Object.fromEntries(
    allowed.map(([file, target]) => [
      `${file} may import ${target}`,
      { files: { [file]: imported(target) }, code: null },
    ]),
  ),
  ...Object.fromEntries(
    impure.map(([expression, code]) => [
      `the core is pure: no ${expression}`,
      { files: { [`${core}/decision/planted.ts`]: `export const planted = () => ${expression}\n` }, code },
    ]),
  ),
}

describe('the lint rules', () => {
  let folder: string
  /** The codes found, by the copy they were found in. */
  const found: Record<string, string[]> = {}
  const copyOf = (name: string) => `copy-${Object.keys(planted).indexOf(name)}`

  // Each in a copy of the layout with rules of its own, and one run for all of them.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'iom-rules-layers-'))
    // None of these rules needs types, and the copies have none.
    const { options: _, ...rest } = JSON.parse(await readFile(join(root, '.oxlintrc.json'), 'utf8'))
    for (const [name, { files }] of Object.entries(planted)) {
      const all = Object.entries({ ...files, '.oxlintrc.json': JSON.stringify(rest) })
      for (const [path, text] of all) {
        const file = join(folder, copyOf(name), path)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, text)
      }
    }
    const args = [tool('oxlint'), '--format', 'json']
    const lint = promisify(execFile)(process.execPath, args, { cwd: folder })
    const { stdout } = await lint.catch((error: { stdout: string }) => error)
    const report = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
    for (const { code, filename } of report.diagnostics)
      (found[filename.split(/[\\/]/)[0] as string] ??= []).push(code)
  })

  afterAll(() => rm(folder, { recursive: true }))

  test.each(Object.entries(planted))('%s', (name, { code }) => {
    const codes = found[copyOf(name)] ?? []
    const isRefused = code === null ? codes.length > 0 : codes.includes(code)
    expect(isRefused, codes.join(', ')).toBe(code !== null)
  })
})

describe('what lint cannot see', () => {
  test('no import() that the layer rules would not see', async () => {
    const names = await readdir(join(root, core), { recursive: true })
    for (const name of names.filter((name) => name.endsWith('.ts'))) {
      expect(await readFile(join(root, core, name), 'utf8'), name).not.toMatch(/\bimport\s*\(/)
    }
  })
})
