// The programs in the documentation are free of faults that TypeScript would tell, and run on the built packages.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { thorough } from '../thorough.ts'
import { blocks, placeOf, root } from './pages.ts'
import { programs, withoutTypes, type Program } from './programs.ts'

interface Ran {
  readonly printed: string
  readonly failed: string | null
}

const all = programs()
const isRun = ({ block }: Program) => thorough || block.info['slow'] === undefined
const nameOf = ({ isCommonJs }: Program, at: number, ending: 'ts' | 'js') =>
  `p${at}.${isCommonJs ? 'c' : 'm'}${ending}`
let folder: string

/** Runs them one after the other in one process, as starting one takes longer than most of them. */
const runner = `import { format } from 'node:util'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const results = []
const log = console.log
for (const name of process.argv.slice(2)) {
  let printed = ''
  let failed = null
  console.log = (...values) => { printed += format(...values) + '\\n' }
  try {
    if (name.endsWith('.cjs')) require(name); else await import(name)
    await new Promise((done) => setImmediate(done))
  } catch (error) {
    failed = String(error?.stack ?? error)
  }
  results.push({ printed, failed })
}
log(JSON.stringify(results))
`
const results = new Map<Program, Ran>()

beforeAll(async () => {
  // Where the packages are found as they are when they have been installed.
  folder = mkdtempSync(join(root, 'node_modules', '.docs-'))
  mkdirSync(join(folder, 'run'))
  const chosen = all.filter(isRun)
  for (const [at, program] of all.entries()) {
    if (!program.isCommonJs) writeFileSync(join(folder, nameOf(program, at, 'ts')), program.text)
    writeFileSync(join(folder, 'run', nameOf(program, at, 'js')), await withoutTypes(program))
  }
  writeFileSync(join(folder, 'run/runner.mjs'), runner)
  const names = chosen.map((program) => `./${nameOf(program, all.indexOf(program), 'js')}`)
  const ran = spawnSync(
    process.execPath,
    ['--no-warnings', join(folder, 'run/runner.mjs'), ...names],
    // Programs read files by their path from the repository.
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (ran.status !== 0) throw new Error(ran.stderr)
  const told = JSON.parse(ran.stdout) as readonly Ran[]
  for (const [at, program] of chosen.entries()) results.set(program, told[at] as Ran)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

test('TypeScript has nothing to tell of any of them', () => {
  const config = {
    compilerOptions: {
      noEmit: true,
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2023', 'dom'],
      skipLibCheck: true,
      resolveJsonModule: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['*.mts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
  const places = all.map((program, at) => [nameOf(program, at, 'ts'), placeOf(program.block)] as const)
  const told = stdout.replaceAll(/p\d+\.mts/g, (name) => places.find(([file]) => file === name)?.[1] ?? name)
  expect(told).toBe('')
}, 60_000)

describe('a program runs, and prints what the page says', () => {
  test.each(all.filter(isRun).map((program): [string, Program] => [placeOf(program.block), program]))(
    '%s',
    (_, program) => {
      const ran = results.get(program)
      expect(ran?.failed).toBeNull()
      expect(ran?.printed.trim()).toBe(program.prints ?? ran?.printed.trim())
    },
  )
})

test('a program that is not run says why, and few are not', () => {
  const skipped = blocks.filter(
    ({ language, info }) => ['ts', 'js'].includes(language) && info['skip'] !== undefined,
  )
  expect(skipped.filter(({ info }) => (info['skip'] ?? '').length < 10)).toEqual([])
  expect(skipped.length).toBeLessThan(4)
  expect(all.length).toBeGreaterThan(12)
})
