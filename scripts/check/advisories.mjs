// npm run check -- advisories [--write]: what the packages depend on is what somebody has read and judged, in
// docs/advisories.json. Another version, licence or install script fails, so that somebody reads again. It asks no service.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { libraries } from './libraries.mjs'

/**
 * @typedef {{ readonly version: string, readonly licence: string, readonly why: string }} Judged
 * @typedef {{ readonly package: string, readonly versions: string, readonly fault: string, readonly avoided: string,
 *   readonly tests: readonly { readonly file: string, readonly title: string }[] }} Advisory
 * @typedef {{ readonly version: string, readonly license?: string, readonly hasInstallScript?: boolean, readonly link?: boolean,
 *   readonly dependencies?: Readonly<Record<string, string>>,
 *   readonly optionalDependencies?: Readonly<Record<string, string>> }} Locked
 */

/** Licences under which a dependency may go with an MIT package. */
const compatible = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']
/** The parts of these that carry native code for one platform each: judged with the package that asks for them. */
const perPlatform = /^@duckdb\/node-bindings-/
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/** @param {string[]} path */
const read = (...path) => readFileSync(join(root, ...path), 'utf8')

/** @type {{ judged: Readonly<Record<string, Judged>>, advisories: readonly Advisory[] }} */
const { judged, advisories } = JSON.parse(read('docs', 'advisories.json'))
/** @type {Readonly<Record<string, Locked>>} */
const locked = JSON.parse(read('package-lock.json')).packages

const own = libraries.map(({ manifest }) => manifest.name)

/**
 * Every package that comes with ours, by the place it is installed at.
 * @returns {ReadonlyMap<string, Locked>}
 */
function installed() {
  /** @type {Map<string, Locked>} */
  const found = new Map()
  /**
   * @param {string} name
   * @param {string} from
   */
  const add = (name, from) => {
    // As Node looks for it: beside whoever asks, then further out.
    const parts = from === '' ? [] : from.split('/node_modules/')
    const places = parts.map(
      (_, at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/${name}`,
    )
    const place = [...places, `node_modules/${name}`].find((path) => locked[path] !== undefined)
    const there = place === undefined ? undefined : locked[place]
    if (place === undefined || there === undefined || found.has(place)) return
    found.set(place, there)
    for (const next of Object.keys({ ...there.dependencies, ...there.optionalDependencies })) add(next, place)
  }
  for (const { manifest } of libraries) {
    const from = `packages/${manifest.name.split('/')[1]}`
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      if (!own.includes(name)) add(name, from)
    }
  }
  return found
}

/** @type {string[]} */
const faults = []
const names = new Set()
for (const [place, { version, license = 'none', hasInstallScript, link }] of installed()) {
  const name = place.replace(/^.*node_modules\//, '')
  // The stub is ours.
  if (perPlatform.test(name) || link === true) continue
  names.add(name)
  const known = judged[name]
  if (hasInstallScript === true) faults.push(`${name} runs a program while it is installed`)
  if (!compatible.includes(license)) faults.push(`${name} has the licence ${license}`)
  if (known === undefined) faults.push(`${name} ${version} is not judged`)
  else if (known.version !== version) faults.push(`${name} is ${version}, and ${known.version} was judged`)
  else if (known.licence !== license)
    faults.push(`${name} has the licence ${license}, and ${known.licence} was judged`)
}
for (const name of Object.keys(judged)) {
  if (!names.has(name)) faults.push(`${name} was judged, and is not installed any more`)
}
for (const { manifest } of libraries) {
  for (const [name, range] of Object.entries({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
  })) {
    if (!exact.test(range)) faults.push(`${manifest.name} asks for ${name} ${range}, and not for one version`)
  }
}
for (const { package: name, versions, tests } of advisories) {
  const there = locked[`node_modules/${name}`]
  if (there !== undefined && there.link !== true) {
    const known = versions.split(/[\s,;]/)
    if (!known.includes('any') && !known.includes(there.version)) {
      faults.push(`${name} is ${there.version}, and what is known of it is of ${versions}`)
    }
  }
  if (tests.length === 0) faults.push(`Nothing shows that the fault of ${name} is avoided`)
  for (const { file, title } of tests) {
    if (!existsSync(join(root, file)) || !read(file).includes(title)) {
      faults.push(`${file} has no test “${title}”, which shows that the fault of ${name} is avoided`)
    }
  }
}

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|')
const judgements = Object.entries(judged).map(
  ([name, { version, licence, why }]) => `| \`${name}\` | ${version} | ${licence} | ${cell(why)} |`,
)
const known = advisories.map(
  ({ package: name, versions, fault, avoided, tests }) =>
    `| \`${name}\` | ${cell(versions)} | ${cell(fault)} | ${cell(avoided)} | ${[...new Set(tests.map(({ file }) => `[${file.split('/').at(-1)}](../${file})`))].join(', ')} |`,
)
const text = `# What the packages depend on

Written by \`npm run check -- advisories --write\` from [advisories.json](advisories.json), where the tests are named by
their titles. The check fails where an installed version, a licence or a test is not what is written there: whoever
upgrades reads what changed, and judges again.

## Known faults, and why they do not reach anybody

| package | versions | what is wrong | how it is avoided | shown by |
| --- | --- | --- | --- | --- |
${known.join('\n')}

## Everything that comes with the packages

Each is asked for by its exact version, and none runs a program while it is installed.

| package | version | licence | what for, and what matters about it |
| --- | --- | --- | --- |
${judgements.join('\n')}
`
const page = join(root, 'docs', 'advisories.md')
const { format, resolveConfig } = await import('prettier')
const laid = await format(text, { ...(await resolveConfig(page)), parser: 'markdown' })
if (process.argv.includes('--write')) writeFileSync(page, laid)
else if (!existsSync(page) || readFileSync(page, 'utf8') !== laid) {
  faults.push('docs/advisories.md is not what docs/advisories.json says: npm run check -- advisories --write')
}
console.log(`${names.size} packages come with ours, ${advisories.length} faults are known`)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
