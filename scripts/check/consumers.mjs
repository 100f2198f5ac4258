// npm run check -- consumers: the packed packages in the projects of others, installed and used as they would be. It fetches
// what those projects install.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { capture } from '../run.mjs'
import { libraries } from './libraries.mjs'
import { npm, pack } from './npm.mjs'
import { projects } from './consumers/projects.mjs'

const work = mkdtempSync(join(tmpdir(), 'iom-rules-consumers-'))

/**
 * Packages that run a program while they are installed.
 * @param {string} folder
 * @returns {string[]}
 */
function installScripts(folder) {
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}

/**
 * @param {import('./consumers/projects.mjs').Project} project
 * @param {Readonly<Record<string, string>>} tarballs
 * @returns {Promise<number>} how many faults were found, each of which is told
 */
async function faultsOf(project, tarballs) {
  const folder = join(work, String(projects.indexOf(project)))
  const own = Object.fromEntries(project.packages.map((name) => [name, `file:${tarballs[name]}`]))
  const manifest = {
    name: 'consumer',
    version: '1.0.0',
    private: true,
    type: project.type,
    dependencies: { ...own, ...project.dependencies },
  }
  for (const [name, text] of Object.entries({ ...project.files, 'package.json': JSON.stringify(manifest) })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const faults = []
  const said = await npm(['install', '--engine-strict', ...(project.install ?? [])], folder)
  const alone = Object.keys(project.dependencies).length === 0
  const warnings = said.split('\n').filter((line) => /^npm (warn|WARN)/.test(line))
  // What else the project installs may be deprecated, or have install scripts; about peers nothing may be said.
  faults.push(...warnings.filter((line) => alone || !/deprecated|install-scripts/.test(line)))
  if (alone) faults.push(...installScripts(folder).map((name) => `${name} has an install script`))
  for (const { run, says = '' } of project.steps) {
    const [program = '', ...args] = run
    const { status, output } =
      program === 'npm'
        ? { status: 0, output: await npm(args, folder) }
        : await capture(process.execPath, args, { cwd: folder })
    const fits = typeof says === 'string' ? output.trim() === says : says.test(output)
    if (status !== 0 || !fits)
      faults.push(`${run.join(' ')} ended with ${status} and said:\n${output.slice(0, 3000)}`)
  }
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${project.name}: ${project.steps.length} steps`)
  for (const fault of faults) console.error(fault)
  return faults.length
}

try {
  /** @type {Record<string, string>} */
  const tarballs = {}
  for (const { folder, manifest } of libraries) {
    const { filename } = await pack(folder, ['--pack-destination', work])
    tarballs[manifest.name] = join(work, filename)
  }
  const named = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
  const chosen = projects.filter(({ name }) => named === undefined || name.includes(named))
  if (chosen.length === 0) throw new Error(`Projects: ${projects.map(({ name }) => name).join('; ')}`)
  let faults = 0
  for (const project of chosen) faults += await faultsOf(project, tarballs)
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(work, { recursive: true, force: true })
}
