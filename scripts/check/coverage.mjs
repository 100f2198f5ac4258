// npm run check -- coverage: runs the tests of the core and the command line, and tells which branches of the core none
// of them takes. What stands below is why one may stay.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { capture, root, tool } from '../run.mjs'

const nobody =
  'two that differ, of whom nobody can be shown: not met in thousands of changes, and not shown to be impossible'

/** @type {Readonly<Record<string, { readonly branches: number, readonly why: string }>>} by file */
const kept = {
  'analysis/families.ts': { branches: 1, why: nobody },
  'analysis/comparison/moves.ts': { branches: 1, why: nobody },
  'analysis/mutation/tell.ts': { branches: 3, why: nobody },
}

/**
 * @typedef {{ readonly start: { readonly line?: number } }} Location
 * @typedef {{ readonly type: string, readonly loc: Location, readonly locations: readonly Location[] }} Branch
 * @typedef {{ readonly b: Record<string, readonly number[]>, readonly branchMap: Record<string, Branch> }} Covered
 */

const folder = mkdtempSync(join(tmpdir(), 'coverage-'))
const source = join(root, 'packages', 'core', 'src')
const { status, output } = await capture(process.execPath, [
  tool('vitest'),
  'run',
  '--project=unit',
  '--testTimeout=600000',
  '--coverage',
  '--coverage.include=packages/core/src/**',
  '--coverage.reporter=json',
  `--coverage.reportsDirectory=${folder}`,
])
if (status === 0) report(JSON.parse(readFileSync(join(folder, 'coverage-final.json'), 'utf8')))
else console.error(output)
rmSync(folder, { recursive: true, force: true })
process.exitCode = status === 0 ? process.exitCode : 1

/** @param {Readonly<Record<string, Covered>>} files */
function report(files) {
  let all = 0
  let missed = 0
  for (const [path, { b, branchMap }] of Object.entries(files)) {
    const file = relative(source, path).replaceAll('\\', '/')
    const lines = Object.entries(b).flatMap(([id, counts]) => {
      all += counts.length
      const { loc, locations } = /** @type {Branch} */ (branchMap[id])
      return counts.flatMap((count, at) => (count > 0 ? [] : [locations[at]?.start.line ?? loc.start.line]))
    })
    missed += lines.length
    const { branches = 0, why = '' } = kept[file] ?? {}
    if (lines.length <= branches) {
      if (lines.length > 0) console.log(`${file}: ${lines.length} branches stay: ${why}`)
      continue
    }
    console.error(`${file}: no test takes the branches at lines ${lines.join(', ')}`)
    process.exitCode = 1
  }
  console.log(`${all - missed} of ${all} branches are taken by tests`)
}
