// The house as it is drawn is the house as it is built: layers, libraries and doors.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { blocks, root, textOf } from './pages.ts'

const page = 'docs/architecture.md'
const source = join(root, 'packages/core/src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : null)

const imports = files.flatMap((path) =>
  [...readFileSync(join(source, path), 'utf8').matchAll(/\bfrom '([^']+)'/g)].map(([, to = '']) => ({
    from: folderOf(path),
    to: to.startsWith('.') ? folderOf(join(dirname(path), to).replaceAll('\\', '/')) : null,
    library: to.startsWith('.')
      ? null
      : to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
  })),
)

const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted()

test('the arrows between layers are the imports between folders', () => {
  const drawn = blocks
    .filter((block) => block.page === page && block.info['layers'] !== undefined)
    .flatMap(({ text }) => [...text.matchAll(/^ +(\w+) --> ([\w &]+)$/gm)])
    .flatMap(([, from = '', to = '']) => to.split(' & ').map((each) => `${from} --> ${each}`))
  const built = imports.flatMap(({ from, to }) =>
    from === null || to === null || from === to ? [] : [`${from} --> ${to}`],
  )
  expect(sorted(drawn)).toEqual(sorted(built))
})

test('no two layers import each other', () => {
  const arrows = new Set(imports.map(({ from, to }) => `${from} ${to}`))
  expect(
    imports.filter(
      ({ from, to }) => from !== to && from !== null && to !== null && arrows.has(`${to} ${from}`),
    ),
  ).toEqual([])
})

/** The rows of the table under a heading, cell by cell. */
function table(firstHeader: string): string[][] {
  const lines = textOf(page).split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHeader} `))
  const rows = lines.slice(start + 2)
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

test('every folder of the core is in the table', () => {
  expect(sorted(table('folder').map(([folder = '']) => folder))).toEqual(
    sorted(files.flatMap((path) => folderOf(path) ?? [])),
  )
})

test('the libraries are those that are imported, where they are', () => {
  const said = table('library').flatMap(([library = '', folders = '']) =>
    folders.split(', ').map((folder) => `${library} ${folder}`),
  )
  const used = imports.flatMap(({ from, library }) => (library === null ? [] : [`${library} ${from ?? ''}`]))
  expect(sorted(said)).toEqual(sorted(used))
})

test('the doors are those of the package', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8')) as {
    exports: Readonly<Record<string, unknown>>
  }
  const doors = Object.keys(exports)
    .filter((name) => !name.includes('json'))
    .map((name) => (name === '.' ? 'index.ts' : `${name.slice(2)}.ts`))
  expect(doors.filter((door) => !textOf(page).includes(`\`${door}\``))).toEqual([])
  expect(doors.toSorted()).toEqual(files.filter((path) => !path.includes('/')).toSorted())
})
