// The tests of a part and the core in one text, to be run over and over in one process, each time as if never run before.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, defaultServerConditions } from 'vite'

const entry = 'all-tests-of-the-part'
const asked = 'what-tests-ask-of-vitest'

/**
 * @param {string} root of the copy with the changed code
 * @returns {import('vite').Plugin}
 */
function joining(root) {
  const tests = JSON.parse(process.env['MUTATION_TESTS'] ?? '[]')
  return {
    name: 'all tests of the part',
    enforce: 'pre',
    resolveId(id) {
      if (id === join(root, entry)) return `\0${entry}.js`
      if (id === 'vitest') return `\0${asked}.js`
      // The links of what is installed lead to the code that is not changed.
      const door = /^@iom-rules\/core(?:\/(.*))?$/.exec(id)
      if (door === null) return null
      const [, name = 'index'] = door
      const isFile = name.startsWith('policies/') || name.startsWith('schema/')
      return join(root, 'packages', 'core', isFile ? name : `src/${name}.ts`)
    },
    load(id) {
      if (id === `\0${asked}.js`)
        return `export const { describe, test, it, expect, beforeAll, onTestFinished } = globalThis.iomRulesTests`
      if (id !== `\0${entry}.js`) return null
      const patterns = JSON.stringify(tests.map((/** @type {string} */ path) => `/${path}`))
      return `import '/tests/seed.ts'\nimport.meta.glob(${patterns}, { eager: true })`
    },
    transform(code, id) {
      if (!id.startsWith(join(root, 'tests'))) return null
      const url = JSON.stringify(pathToFileURL(id).href)
      const named = id.endsWith('.test.ts') ? `globalThis.iomRulesTests.file(${JSON.stringify(id)});` : ''
      return named + code.replaceAll('import.meta.url', url)
    },
  }
}

/**
 * @param {string} root of the copy with the changed code
 * @returns {Promise<string>} the source of what a function with `require` does
 */
export async function joinTests(root) {
  const conditions = ['iom-rules-source', ...defaultServerConditions]
  const joined = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [joining(root)],
    resolve: { conditions },
    ssr: { noExternal: [/^@iom-rules\//], resolve: { conditions } },
    build: {
      ssr: entry,
      write: false,
      minify: false,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { treeshake: false, output: { format: 'cjs', codeSplitting: false } },
    },
  })
  const [chunk] = 'output' in joined ? joined.output : []
  if (chunk?.type !== 'chunk') throw new Error('The tests could not be joined.')
  return chunk.code
}
