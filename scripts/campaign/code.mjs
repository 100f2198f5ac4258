// What a long run runs: the tests' own source and the core's, joined so that plain Node can run them, and a hash of it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, defaultServerConditions, minify } from 'vite'
import { root } from '../run.mjs'
import { campaigns } from './campaigns.mjs'

/** Where joined code and results are kept. */
export const cache = join(root, 'node_modules', '.cache', 'campaign')

/**
 * Joins the code of a campaign, and hashes what it says: what runs, the policies among it, the versions of the
 * libraries it calls, and how much one shard is. Comments and layout do not count.
 * @param {string} name
 * @returns {Promise<{ path: string, hash: string }>} the module with `shard`, and the hash
 */
export async function joinCode(name) {
  const conditions = ['iom-rules-source', ...defaultServerConditions]
  const folder = join(cache, name)
  const output = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions },
    ssr: { noExternal: [/^@iom-rules\//], resolve: { conditions } },
    build: {
      ssr: join(root, 'tests', 'properties', `${name}-campaign.ts`),
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      copyPublicDir: false,
    },
  })
  const files = 'output' in output ? output.output : []
  const hash = createHash('sha256').update(String(campaigns[name]?.size))
  for (const file of [...files].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
    if (file.type !== 'chunk') continue
    hash.update((await minify(file.fileName, file.code)).code)
    for (const library of [...file.imports, ...file.dynamicImports].sort())
      hash.update(`${library} ${versionOf(library) ?? ''}\n`)
  }
  return { path: join(folder, `${name}-campaign.js`), hash: hash.digest('hex').slice(0, 16) }
}

/**
 * @param {string} library as it is imported
 * @returns {string | null} the version that is installed; `null` for what is part of Node, or one of the chunks
 */
function versionOf(library) {
  const [scope, name] = library.split('/')
  const folder = library.startsWith('@') ? `${scope}/${name}` : scope
  try {
    return JSON.parse(readFileSync(join(root, 'node_modules', folder ?? '', 'package.json'), 'utf8')).version
  } catch {
    return null
  }
}
