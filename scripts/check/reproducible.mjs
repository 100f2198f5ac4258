// npm run check -- reproducible: built again elsewhere from the same sources, the packages have the same bytes, and so have
// their tarballs. It builds everything anew, the playground included.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { capture, root } from '../run.mjs'
import { libraries } from './libraries.mjs'
import { pack } from './npm.mjs'

const ourScope = '@iom-rules'

/** What a clone has: everything but what is installed and what is built. */
const left =
  /(^|\/)(node_modules|\.git|dist|dist-single|coverage|\.cache)(\/|$)|^packages\/(core\/(policies|schema|sources)|cli\/playground)(\/|$)/

/** @param {string} folder */
function copyTo(folder) {
  const top = root.length + 1
  cpSync(root, folder, {
    recursive: true,
    filter: (path) => !left.test(path.slice(top).replaceAll('\\', '/')),
  })
  // What is installed lies where a clone has it, for a bundler orders what it joins by where that lies; our own packages
  // are the ones beside it.
  const installed = join(root, 'node_modules')
  const notInstalled = new Set(['.cache', ourScope].map((name) => join(installed, name)))
  cpSync(installed, join(folder, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !notInstalled.has(path),
  })
  mkdirSync(join(folder, 'node_modules', ourScope))
  for (const [name, path] of Object.entries({
    core: 'packages/core',
    cli: 'packages/cli',
    playground: 'playground',
  })) {
    symlinkSync(join(folder, path), join(folder, 'node_modules', ourScope, name), 'junction')
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
function same(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other))
  } catch {
    return false
  }
}

const work = mkdtempSync(join(tmpdir(), 'iom-rules-again-'))
try {
  copyTo(work)
  const { status, output } = await capture(
    process.execPath,
    [join(work, 'scripts', 'build.mjs'), '--force', 'policies', 'libraries', 'playground'],
    { cwd: work },
  )
  if (status !== 0) throw new Error(output)
  let faults = 0
  for (const { folder, manifest } of libraries) {
    const again = join(work, folder.slice(root.length + 1))
    const [here, there] = [await pack(folder, ['--dry-run']), await pack(again, ['--dry-run'])]
    const paths = new Set([...here.files, ...there.files].map(({ path }) => path))
    const differ = [...paths].filter((path) => !same(join(folder, path), join(again, path)))
    for (const path of differ)
      console.error(`${manifest.name}: ${path} is not the same when it is built again`)
    if (differ.length === 0 && here.integrity !== there.integrity) differ.push('the tarball')
    faults += differ.length
    console.log(`${manifest.name}: ${paths.size} files, ${here.integrity}`)
  }
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(work, { recursive: true, force: true })
}
