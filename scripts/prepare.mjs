// What `npm install` runs at the end, so that `npx iom-rules` works with no further step.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { markInstalled } from './install.mjs'
import { root } from './run.mjs'

markInstalled()
if (existsSync(join(root, 'node_modules', 'typescript'))) {
  await build(['policies', 'libraries']).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
} else {
  console.warn(
    'Development packages are left out, so the libraries were not built: run `npm install` to build them',
  )
}
