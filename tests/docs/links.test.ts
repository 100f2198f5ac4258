// Every link in the documentation leads somewhere: files and headings are there, other addresses are well formed.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fromPage, pages, root, textOf } from './pages.ts'

interface Link {
  readonly page: string
  readonly to: string
}

/** The text without code, in which brackets are no links. */
function prose(page: string): string {
  return textOf(page)
    .replaceAll(/^ {0,6}(`{3,})[\s\S]*?^ {0,6}\1[ \t]*$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '``')
}

const links: readonly Link[] = pages.flatMap((page) => [
  ...[...prose(page).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, to = '']) => ({ page, to })),
  ...[...prose(page).matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)].map(([, to = '']) => ({ page, to })),
])

/** The anchors that GitHub and most others give to the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>()
  const withoutBlocks = textOf(page).replaceAll(/^ {0,6}(`{3,})[\s\S]*?^ {0,6}\1[ \t]*$/gm, '')
  const anchors = [...withoutBlocks.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const plain = words.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    const slug = plain.trim().replaceAll(/\s/g, '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    return before === 0 ? slug : `${slug}-${before}`
  })
  const named = [...withoutBlocks.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)
  return new Set([...anchors, ...named])
}

const isAddress = (to: string) => /^[a-z][a-z0-9+.-]*:/.test(to)

test('files that pages link to are there, and inside the repository', () => {
  const broken = links.filter(({ page, to }) => {
    const [path = ''] = to.split('#')
    if (isAddress(to) || path === '') return false
    const target = fromPage(page, decodeURIComponent(path))
    return target.startsWith('..') || !existsSync(join(root, target))
  })
  expect(broken).toEqual([])
})

test('headings that pages link to are there', () => {
  const broken = links.filter(({ page, to }) => {
    const [path = '', anchor] = to.split('#')
    if (isAddress(to) || anchor === undefined) return false
    const target = path === '' ? page : fromPage(page, path)
    return !target.endsWith('.md') || !existsSync(join(root, target)) || !anchorsOf(target).has(anchor)
  })
  expect(broken).toEqual([])
})

test('other addresses are well formed and safe to follow', () => {
  const odd = links.filter(({ to }) => isAddress(to) && !(/^(https:|mailto:)/.test(to) && URL.canParse(to)))
  expect(odd).toEqual([])
})

test('every page under docs can be reached from the README', () => {
  const reached = new Set(['README.md'])
  for (const page of reached) {
    for (const { to } of links.filter((link) => link.page === page && !isAddress(link.to))) {
      const target = fromPage(page, to.split('#', 1)[0] ?? '')
      const path = join(root, target)
      if (target.endsWith('.md') && existsSync(path) && statSync(path).isFile()) reached.add(target)
    }
  }
  expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([])
})

test('there are links to look at', () => {
  expect(links.length).toBeGreaterThan(60)
})
