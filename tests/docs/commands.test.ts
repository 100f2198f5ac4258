// Every command in the documentation is run as it stands there, in a folder with the repository’s data.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cli } from '../cli/terminal.ts'
import { blocks, pages, placeOf, printsOf, root, textOf, type Block } from './pages.ts'
import { shown } from './examples.ts'
import { linesOf, ours, pipelineOf, runLine } from './shell.ts'
import { openScene, save } from './scene.ts'
import { thorough } from '../thorough.ts'

/** What is not run here, by how it begins, and where it is tried instead. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm start': 'serves until it is stopped: tests/workshop/start.test.ts',
  'npm test': 'would run this test',
  'npm run': 'the scripts of package.json are compared by name below',
  'npx iom-rules playground': 'serves until it is stopped: tests/cli/playground.test.ts',
}

const scripts = blocks.filter(({ language, info }) => language === 'sh' && info['skip'] === undefined)
const folders = new Map<string, Promise<string>>()

/** The folder of a page: what one block makes, the next one finds. */
async function folderOf(page: string): Promise<string> {
  const open = folders.get(page) ?? sceneOf(page)
  folders.set(page, open)
  return open
}

async function sceneOf(page: string): Promise<string> {
  const folder = await openScene()
  for (const { name, document } of shown.filter((each) => each.page === page))
    save(folder, `${name}.json`, JSON.stringify(document))
  return folder
}

afterAll(async () => {
  for (const folder of folders.values()) rmSync(await folder, { recursive: true })
})

/** Of a slow command only that there is one, with these options: `npm run check -- docs` runs it. */
async function isUnderstood({ text }: Block): Promise<void> {
  for (const { words } of linesOf(text).flatMap(pipelineOf)) {
    const args = ours(words)
    if (args === null || args[0] === 'help') continue
    const { code, stderr } = await cli([...args, '--help'])
    expect(code, `${words.join(' ')}\n${stderr}`).toBe(0)
  }
}

const isElsewhere = (line: string) => Object.keys(elsewhere).some((start) => line.startsWith(start))

describe('a command of the documentation does what the page says', () => {
  test.each(scripts.map((block): [string, Block] => [placeOf(block), block]))('%s', async (_, block) => {
    if (block.info['slow'] !== undefined && !thorough) return isUnderstood(block)
    const folder = await folderOf(block.page)
    // A page may write a file twice: what stands last above a command is what it reads.
    for (const { page, line, info, text } of blocks)
      if (page === block.page && line < block.line && info['file'] !== undefined)
        save(folder, info['file'], text)
    const expected = Number(block.info['exit'] ?? 0)
    let printed = ''
    for (const line of linesOf(block.text).filter((each) => !isElsewhere(each))) {
      const { code, stdout, stderr } = await runLine(line, folder, thorough)
      expect(code, `${line}\n${stderr}\n${stdout.slice(0, 2000)}`).toBe(expected)
      printed += stdout.replaceAll('\r\n', '\n')
    }
    expect(printed.trim()).toBe(printsOf(block) ?? printed.trim())
  })
})

test('a command that is not run says why, and few are not', () => {
  const skipped = blocks.filter(({ language, info }) => language === 'sh' && info['skip'] !== undefined)
  expect(skipped.filter(({ info }) => (info['skip'] ?? '').length < 10)).toEqual([])
  const untried = scripts.flatMap(({ text }) => linesOf(text)).filter(isElsewhere)
  expect(skipped.length + untried.length).toBeLessThan(30)
  expect(scripts.length).toBeGreaterThan(20)
})

test('a script that a page names is one of package.json', () => {
  const { scripts: known } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  const named = pages.flatMap((page) =>
    [...textOf(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
  )
  expect([...new Set(named)].filter((name) => known[name] === undefined)).toEqual([])
  expect(named.length).toBeGreaterThan(5)
})
