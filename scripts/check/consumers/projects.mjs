// Projects of others: what each installs beside the packages, what it has written, what it runs and what must come of it.
import { commonjs, modules, said, types } from './programs.mjs'

/**
 * @typedef {{ readonly run: readonly string[], readonly says?: string | RegExp }} Step
 * @typedef {{
 *   readonly name: string, readonly type: 'module' | 'commonjs', readonly packages: readonly string[],
 *   readonly dependencies: Readonly<Record<string, string>>, readonly files: Readonly<Record<string, string>>,
 *   readonly install?: readonly string[], readonly steps: readonly Step[]
 * }} Project
 */

const core = ['@iom-rules/core']
const nodeTypes = { '@types/node': '20.19.43' }
const compilers = { 'typescript-5.9': '5.9.3', 'typescript-6.0': '6.0.3', 'typescript-7.0': '7.0.2' }

/**
 * @param {Readonly<Record<string, unknown>>} options
 * @param {readonly string[]} files
 */
const tsconfig = (options, ...files) =>
  JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: 'es2022', types: ['node'], ...options },
    files,
  })

const configs = {
  'nodenext.json': tsconfig({ module: 'nodenext', skipLibCheck: true }, 'program.mts', 'program.cts'),
  'node16.json': tsconfig(
    { module: 'node16', resolveJsonModule: true, skipLibCheck: true },
    'older.mts',
    'program.cts',
  ),
  'bundler.json': tsconfig(
    { module: 'esnext', moduleResolution: 'bundler', resolveJsonModule: true, skipLibCheck: true },
    'program.mts',
  ),
  'bundler-all.json': tsconfig(
    { module: 'esnext', moduleResolution: 'bundler', resolveJsonModule: true, skipLibCheck: false },
    'program.mts',
  ),
  'strictest.json': tsconfig(
    {
      module: 'nodenext',
      skipLibCheck: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    },
    'program.mts',
  ),
}

/** @type {Project} */
const typed = {
  name: 'types under TypeScript 5.9, 6.0 and 7.0',
  type: 'module',
  packages: [...core, '@iom-rules/cli'],
  dependencies: {
    ...nodeTypes,
    ...Object.fromEntries(
      Object.entries(compilers).map(([name, version]) => [name, `npm:typescript@${version}`]),
    ),
  },
  files: {
    'program.mts': types,
    // The syntax of import attributes is younger than this kind of resolution.
    'older.mts': types.replace(/^import cheshire.*$/m, 'declare const cheshire: { readonly id: string }'),
    'program.cts': types
      .replace(/^import cheshire.*$/m, "import cheshire = require('@iom-rules/core/policies/cheshire.json')")
      .replace(/^import \* as (\w+) from ('[^']+')$/gm, 'import $1 = require($2)'),
    ...configs,
  },
  steps: Object.keys(compilers).flatMap((compiler) =>
    Object.keys(configs).map((config) => ({
      run: ['node', `node_modules/${compiler}/bin/tsc`, '-p', config],
      says: /^\s*$/,
    })),
  ),
}

/** @type {Project} */
const plain = {
  name: 'a program in ES modules, and one in CommonJS',
  type: 'module',
  packages: core,
  dependencies: {},
  files: {
    'program.mjs': `${modules}\nconsole.log(said)\n`,
    'program.cjs': `${commonjs}\nconsole.log(said)\n`,
  },
  steps: [
    { run: ['node', '--no-warnings', 'program.mjs'], says: said },
    { run: ['node', '--no-experimental-require-module', 'program.cjs'], says: said },
  ],
}

/** As the Node.js services of HM Prison and Probation Service are tested. @type {Project} */
const jest = {
  name: 'CommonJS under jest with ts-jest, as in services of HMPPS',
  type: 'commonjs',
  packages: core,
  dependencies: {
    ...nodeTypes,
    jest: '30.5.2',
    'ts-jest': '29.4.15',
    '@types/jest': '30.0.0',
    typescript: '5.9.3',
  },
  files: {
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        module: 'CommonJS',
        moduleResolution: 'Node',
        esModuleInterop: true,
        resolveJsonModule: true,
        skipLibCheck: true,
        strict: true,
        types: ['jest', 'node'],
      },
      include: ['*.ts'],
    }),
    'jest.config.json': JSON.stringify({
      testEnvironment: 'node',
      transform: { '^.+\\.ts$': ['ts-jest', {}] },
      testMatch: ['<rootDir>/*.test.ts'],
    }),
    'cohort.test.ts': `
import { readFileSync } from 'node:fs'
import * as core from '@iom-rules/core'
import * as journey from '@iom-rules/core/journey'
import * as analysis from '@iom-rules/core/analysis'
import * as caseload from '@iom-rules/core/caseload'
import * as interop from '@iom-rules/core/interop'

const cheshire: unknown = JSON.parse(readFileSync(require.resolve('@iom-rules/core/policies/cheshire.json'), 'utf8'))
${commonjs.slice(commonjs.indexOf('const parsed'))}
test('every door answers', () => expect(said).toBe(${JSON.stringify(said)}))

test('the stock engine answers too, with more caution', async () => {
  const answer = await interop.toRulesEngine(policy).assess(nominal, { asAt })
  expect(answer.decisions['cohort']).toMatchObject({ certainty: 'undetermined' })
})
`,
  },
  steps: [{ run: ['node', 'node_modules/jest/bin/jest.js', '--ci'], says: /Tests: +2 passed, 2 total/ }],
}

const page = `${modules.replace(" with { type: 'json' }", '')}\nglobalThis.console.log(said)\n`

/** @type {Project} */
const bundled = {
  name: 'a bundle for browsers by vite, rollup and esbuild',
  type: 'module',
  packages: core,
  dependencies: {
    vite: '8.3.8',
    esbuild: '0.28.2',
    rollup: '4.68.8',
    '@rollup/plugin-node-resolve': '16.0.3',
    '@rollup/plugin-commonjs': '29.0.0',
    '@rollup/plugin-json': '6.1.0',
  },
  files: {
    'page.js': page,
    'index.html': '<!doctype html><script type="module" src="/page.js"></script>',
    'vite.config.js': `
export default { build: { modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1_000 } }
`,
    'rollup.config.js': `
import resolve from '@rollup/plugin-node-resolve'
import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
export default {
  input: 'page.js',
  output: { file: 'by-rollup.mjs', inlineDynamicImports: true },
  plugins: [resolve({ browser: true }), commonjs(), json()],
}
`,
    'run.mjs': `
import { readFileSync, readdirSync } from 'node:fs'
import vm from 'node:vm'
// Only what a browser has, and of that as little as will do: no \`process\`, no \`require\`, no \`Buffer\`.
const [, , file] = process.argv
const path = file === 'vite' ? 'dist/assets/' + readdirSync('dist/assets').find((name) => name.endsWith('.js')) : file
const context = vm.createContext({ console, TextEncoder, TextDecoder, URL, setTimeout, queueMicrotask, structuredClone })
const text = readFileSync(path, 'utf8')
if (/^import |from ?["']node:/m.test(text)) throw new Error('It imports something')
vm.runInContext('(() => {' + text.replace(/^export .*$/gm, '') + '})()', context)
`,
  },
  install: ['--ignore-scripts'],
  steps: [
    { run: ['node', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], says: /^\s*$/ },
    { run: ['node', 'run.mjs', 'vite'], says: said },
    {
      run: ['node', 'node_modules/rollup/dist/bin/rollup', '-c', '--silent'],
      says: /^\s*$/,
    },
    { run: ['node', 'run.mjs', 'by-rollup.mjs'], says: said },
    {
      run: [
        'node',
        'node_modules/esbuild/bin/esbuild',
        'page.js',
        '--bundle',
        '--platform=browser',
        '--format=esm',
        '--outfile=by-esbuild.mjs',
        '--log-level=warning',
      ],
      says: /^\s*$/,
    },
    { run: ['node', 'run.mjs', 'by-esbuild.mjs'], says: said },
  ],
}

const row = '{"ref":"A","area":"HALTON","facts":{"cssScore":5000,"ogrsScore":80,"cspAgrees":false}}'
const command = 'node_modules/@iom-rules/cli/bin/iom-rules.js'

/** @type {Project} */
const commandLine = {
  name: 'the command line, without what is optional',
  type: 'commonjs',
  packages: [...core, '@iom-rules/cli'],
  dependencies: {},
  files: { 'rows.ndjson': `${row}\n` },
  install: ['--omit=optional'],
  steps: [
    { run: ['node', command, '--version'], says: /^iom-rules \d+\.\d+\.\d+$/m },
    {
      run: ['node', command, 'assess', '--as-at', '2026-11-22', '--input', 'rows.ndjson', '--format', 'csv'],
      says: /^ref,area,.*\r?\nA,HALTON,/m,
    },
    { run: ['node', command, 'test'], says: /passed/ },
    {
      run: ['npm', 'sbom', '--sbom-format', 'cyclonedx'],
      says: /"name": "json-rules-engine",\s+"version": "7\.3\.1"/,
    },
  ],
}

export const projects = [plain, commandLine, typed, jest, bundled]
