// The page of evidence names tests and commands that are there, and leaves out none that it should name.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { limits } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { linkLimits } from '../../playground/src/sharing/link/shared.ts'
import { names as campaigns } from '../../scripts/campaign/campaigns.mjs'

const page = 'docs/assurance/README.md'
const text = readFileSync(page, 'utf8')

/** The rows of the tables, without their heads. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))

interface Evidence {
  readonly promise: string
  readonly file: string
  readonly title: string
}

const evidence = rows.flatMap(([, promise = '', file = '', title = '']): Evidence[] => {
  const named = /^`(tests\/[^`]+)`$/.exec(file)?.[1]
  return named === undefined ? [] : [{ promise, file: named, title: title.replace(/^“(.*)”$/, '$1') }]
})

/** The titles of tests and groups in a source, as they are written. */
function titlesIn(source: string): Set<string> {
  const called = /(?:\b(?:test|it|describe)(?:\.[a-zA-Z]+)*|\))\s*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g
  return new Set([...source.matchAll(called)].map(([, , title = '']) => title.replaceAll(/\\(['"`])/g, '$1')))
}

describe('the page of evidence', () => {
  test('has the tables that it should have', () => {
    expect(evidence.length).toBeGreaterThan(80)
    expect(text.match(/^## .+$/gm)).toEqual(
      expect.arrayContaining(['## Properties', '## Limits', '## Privacy', '## Campaigns', '## Packaging']),
    )
  })

  test.each([...new Set(evidence.map(({ file }) => file))])('names only tests that are in %s', (file) => {
    expect(existsSync(file)).toBe(true)
    const titles = titlesIn(readFileSync(file, 'utf8'))
    const named = evidence.filter((each) => each.file === file).map(({ title }) => title)
    expect(named.filter((title) => !titles.has(title))).toEqual([])
  })

  test('would be found out if it named one that is not there', () => {
    const titles = titlesIn(
      "describe('one', () => {\n  test.each([1])(\n    `two ${x}`,\n    () => f('three', 4))\n})",
    )
    expect([...titles]).toEqual(['one', 'two ${x}'])
  })

  test('names every property, by its number, and every file of attacks', () => {
    const numbers = new Set(evidence.flatMap(({ promise }) => /^(\d+)\. /.exec(promise)?.[1] ?? []))
    expect([...numbers].map(Number)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1))
    const named = new Set(evidence.map(({ file }) => file))
    const files = ['tests/properties', 'tests/attacks'].flatMap((folder) =>
      readdirSync(folder)
        .filter(
          (name) =>
            /^\d\d-.*\.test\.ts$/.test(name) || (folder.endsWith('attacks') && name.endsWith('.test.ts')),
        )
        .map((name) => join(folder, name)),
    )
    expect(files.length).toBeGreaterThan(15)
    expect(files.filter((file) => !named.has(file))).toEqual([])
  })

  test('gives the limits that there are', () => {
    const promises = evidence.map(({ promise }) => promise).join('\n')
    for (const words of [
      `${limits.bytes / 1024 / 1024} MiB`,
      `${limits.depth} levels`,
      `${limits.conditionParts.toLocaleString('en-GB')} parts of conditions`,
      `${limits.facts} facts`,
      `Names of ${limits.name} characters`,
      `${linkLimits.packed / 1024} KiB packed`,
    ])
      expect(promises).toContain(words)
  })

  test('gives commands that there are, and every campaign', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const checks = readFileSync('scripts/check.mjs', 'utf8')
    const commands = [...text.matchAll(/`npm (?:run )?([\w:]+)(?: -- (?:--\w+|([\w-]+)))?`/g)]
    expect(commands.length).toBeGreaterThan(10)
    const unknown = commands.filter(([, script = '', name]) => {
      if (!(script in scripts)) return true
      if (name === undefined) return false
      return script === 'campaign' ? !campaigns.includes(name) : !checks.includes(`'${name}'`)
    })
    expect(unknown.map(([command]) => command)).toEqual([])
    const run = commands.flatMap(([, script, name]) =>
      script === 'campaign' && name !== undefined ? [name] : [],
    )
    expect(run.sort()).toEqual([...campaigns].sort())
  })

  test('leads to pages that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([])
  })
})
