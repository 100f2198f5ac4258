// Installs the packages when they are missing or no longer what the manifests ask for.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const mark = join(root, 'node_modules', '.iom-rules-installed')

/** `npm install`, not `npm ci`: see docs/decisions/0002-npm-install-not-ci.md */
export async function installIfNeeded() {
  if (isInstalled()) return
  console.log('Installing packages (npm install)')
  const npm = process.env['npm_execpath']
  const status = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, 'install'])
    : await run('npm', ['install'], { shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('npm install failed: see the messages above')
  markInstalled()
}

/** Remembers what was installed; npm runs this after every install, as part of `prepare`. */
export function markInstalled() {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(mark, wanted())
}

function isInstalled() {
  return existsSync(mark) && readFileSync(mark, 'utf8') === wanted()
}

/** A digest of every manifest and of the platform (packages carry native code). */
function wanted() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'package.json'))
  const manifests = [
    'package.json',
    'package-lock.json',
    join('playground', 'package.json'),
    ...packages.sort(),
  ]
  const digest = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const manifest of manifests) {
    const file = join(root, manifest)
    if (existsSync(file)) digest.update(`\n${manifest}\n`).update(readFileSync(file))
  }
  return digest.digest('hex')
}
