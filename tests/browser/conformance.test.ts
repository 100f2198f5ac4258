// The conformance suite in a real browser: the core as a page would have it.
import { rmSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defaultClientConditions } from 'vite'
import { expect, test } from 'vitest'
import { everything, everyNth, folder, index } from '../conformance/committed.ts'
import { launch } from './chromium.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A script for a page that answers files of cases, given their text and the documents of their policies. */
async function pageScript(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'iom-page-'))
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      resolve: { conditions: ['iom-rules-source', ...defaultClientConditions] },
      build: {
        lib: {
          entry: join(folder, 'page.ts'),
          formats: ['iife'],
          name: 'conformance',
          fileName: () => 'page.js',
        },
        outDir,
        emptyOutDir: true,
        minify: false,
      },
    })
    return readFileSync(join(outDir, 'page.js'), 'utf8')
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** In the gate every so manyth case: all of them with `npm run conformance -- --run`. */
const part = 8

test('Chromium answers as the suite says', { timeout: 180_000 }, async () => {
  const content = await pageScript()
  const browser = await launch()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content })
    const files = index.files.filter(({ kind }) => kind === 'assessment')
    const documents = index.policies.map(({ file }) => readFileSync(join(folder, file), 'utf8'))
    const lines = files.flatMap(({ file }) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    )
    const asked = everything ? lines : everyNth(lines, part)
    const answered = await page.evaluate(([policies, cases]) => window.conformance.answer(policies, cases), [
      documents,
      asked,
    ] as const)
    expect(answered.wrong).toEqual([])
    expect(answered.right).toBe(asked.length)
    expect(asked.length).toBeGreaterThan(1_000)
  } finally {
    await browser.close()
  }
})
