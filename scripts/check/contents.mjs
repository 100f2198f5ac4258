// npm run check -- contents: what goes into the published packages, file by file, and nothing else; and that packing twice
// gives the same bytes.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { libraries } from './libraries.mjs'
import { pack } from './npm.mjs'

/** The build of a library, of which every file is there for both module systems. */
const build = /^dist\/(esm|cjs)\/([\w.-]+\/)*[\w.-]+(\.js|\.d\.ts)$/
const always = ['LICENSE', 'README.md', 'package.json', 'dist/cjs/package.json']

/** @type {Readonly<Record<string, { files: readonly string[], patterns: readonly RegExp[] }>>} */
const expected = {
  '@iom-rules/core': {
    files: [
      ...always,
      'policies/cheshire.json',
      'policies/navigate.json',
      'policies/neighbourhood-crime-2020.json',
    ],
    patterns: [build, /^policies\/[\w-]+\.json$/, /^schema\/[\w-]+\.json$/, /^sources\/[\w-]+\.txt$/],
  },
  '@iom-rules/cli': {
    files: [
      ...always,
      'bin/iom-rules.js',
      ...['index.html', 'iom-rules.html', 'licences.md', 'service-worker.js'].map(
        (name) => `playground/${name}`,
      ),
    ],
    patterns: [build, /^playground\/assets\/[\w.-]+\.(js|css|svg|woff2)$/],
  },
}
const lifecycle = ['preinstall', 'install', 'postinstall', 'prepare']

/** @param {import('./libraries.mjs').Library} library */
async function faultsOf({ folder, manifest }) {
  const { files, patterns } = expected[manifest.name] ?? { files: [], patterns: [] }
  const first = mkdtempSync(join(tmpdir(), 'iom-rules-pack-'))
  const second = mkdtempSync(join(tmpdir(), 'iom-rules-pack-'))
  const packed = await pack(folder, ['--pack-destination', first])
  const again = await pack(folder, ['--pack-destination', second])
  const [one, other] = [first, second].map((to) => readFileSync(join(to, packed.filename)))
  rmSync(first, { recursive: true })
  rmSync(second, { recursive: true })
  const paths = packed.files.map(({ path }) => path)
  const modules = paths.filter((path) => path.startsWith('dist/esm/'))
  console.log(
    `${manifest.name} ${manifest.version}: ${paths.length} files, ${packed.size} bytes packed, ${packed.integrity}`,
  )
  return [
    ...paths
      .filter((path) => !files.includes(path) && !patterns.some((pattern) => pattern.test(path)))
      .map((path) => `${path} should not be in it`),
    ...files.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...modules
      .filter((path) => !paths.includes(path.replace('dist/esm/', 'dist/cjs/')))
      .map((path) => `${path} has no twin in CommonJS`),
    ...modules
      .filter(
        (path) =>
          !existsSync(join(folder, path.replace('dist/esm/', 'src/').replace(/(\.d\.ts|\.js)$/, '.ts'))),
      )
      .map((path) => `${path} has no source any more: npm run build -- --force`),
    ...paths
      .filter(
        (path) =>
          path.startsWith('dist/') && readFileSync(join(folder, path), 'utf8').includes('sourceMappingURL'),
      )
      .map((path) => `${path} points to a map that is not in it`),
    ...lifecycle
      .filter((name) => manifest.scripts?.[name] !== undefined)
      .map((name) => `it has the script ${name}`),
    ...(one !== undefined && other !== undefined && one.equals(other) && packed.integrity === again.integrity
      ? []
      : ['packing it twice does not give the same bytes']),
  ].map((fault) => `${manifest.name}: ${fault}`)
}

const faults = []
for (const library of libraries) faults.push(...(await faultsOf(library)))
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
