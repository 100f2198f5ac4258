import { inflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plain, plainNote, type Block, type Note } from '../../playground/src/changes/note/blocks.ts'
import { toHtml } from '../../playground/src/changes/write/html.ts'
import { toMarkdown } from '../../playground/src/changes/write/markdown.ts'
import { packed } from '../../playground/src/changes/write/pack.ts'
import { toWord } from '../../playground/src/changes/write/word.ts'

/** Text that a form could take for something else, among ordinary words and any characters at all. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '</style>',
        '<img src=x onerror=alert(1)>',
        '[here](javascript:alert(1))',
        'http://example.com',
        'www.example.com',
        '`code`',
        '**bold**',
        '| cell |',
        '# heading',
        '- item',
        '1. item',
        '&amp;',
        ']]>',
        '“the panel’s view”',
        '\u202E',
        '\u0000\u0008',
        '\uD800',
        'a\n\nb',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('Halton', 'FIXED', '1,000'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '))
  // White space alone would be no text at all.
  .map((words) => (/[\p{L}\p{N}]/u.test(plain(words)) ? words : `${words} x`))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constant('paragraph' as const), text }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(fc.record({ text, notes: fc.array(text, { maxLength: 2 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({
    kind: fc.constant('pairs' as const),
    pairs: fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: text,
    head: fc.tuple(text, text),
    rows: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 2 }),
    figuresFrom: fc.constant(1),
  }),
)

const note: fc.Arbitrary<Note> = fc
  .record({
    title: text,
    standing: text,
    sections: fc.array(fc.record({ title: text, blocks: fc.array(block, { maxLength: 3 }) }), {
      maxLength: 2,
    }),
  })
  .map(plainNote)

/** Every text of a note, in the order of reading. */
function textsOf({ title, standing, sections }: Note): string[] {
  const inBlock = (block: Block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.text]
      case 'list':
        return block.items.flatMap(({ text, notes }) => [text, ...notes])
      case 'pairs':
        return block.pairs.flatMap(({ title, text }) => [title, text])
      case 'table':
        return [block.caption, ...block.head, ...block.rows.flat()]
    }
  }
  return [title, standing, ...sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(inBlock)])]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" }
const unescaped = (markup: string) =>
  markup.replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (_all, name: string) => entities[name] ?? '')

/** The texts between the tags of an element, in order, lines apart. */
function textsInHtml(html: string): string[] {
  const main = html.slice(html.indexOf('<main>'), html.indexOf('</main>'))
  return main
    .split(/<[^>]*>/)
    .map((part) => unescaped(part))
    .filter((part) => part.trim() !== '')
}

/** The parts of a ZIP file by name, from its list. */
function unzipped(bytes: Uint8Array): Map<string, string> {
  const view = Buffer.from(bytes)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset))
    const local = view.readUInt32LE(at + 42)
    const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28)
    const content = view.subarray(start, start + view.readUInt32LE(at + 20))
    const isPacked = view.readUInt16LE(at + 10) !== 0
    parts.set(
      view.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      (isPacked ? inflateRawSync(content) : content).toString('utf8'),
    )
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

describe('every form of a note', () => {
  test('as HTML says every text as text, and nothing of it becomes markup', () => {
    fc.assert(
      fc.property(note, (one) => {
        const html = toHtml(one)
        expect(textsInHtml(html)).toEqual(textsOf(one))
        const inside = html.slice(html.indexOf('<body>'))
        expect(inside).not.toMatch(/<(script|img|style|a|iframe)[\s>/]/i)
        for (const [tag] of inside.matchAll(/<[^>]*>/g)) {
          expect(tag.replaceAll(/"[^"]*"/g, '')).toMatch(
            /^<\/?[a-z0-9]+( (class|scope|role|aria-label|tabindex)=)*>$/,
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('as Markdown keeps every text, with nothing left that means something', () => {
    fc.assert(
      fc.property(note, (one) => {
        const markdown = toMarkdown(one)
        const bare = markdown.replaceAll(/\\(.)/gs, '$1')
        for (const each of textsOf(one)) expect(bare).toContain(each)
        // Without its own marks and what is escaped, no mark is left.
        const marks = markdown
          .replaceAll(/\\./gs, '')
          .replaceAll(/^(#{1,3} |( {2})?- )/gm, '')
          .replaceAll(/^\| (.*) \|$/gm, (_line, cells: string) => `row ${cells.replaceAll(' | ', ' ')}`)
          .replaceAll('**', '')
        expect(marks).not.toMatch(/[`*_[\]<>&|~#$]|:\/\/|www\.|^[-+=] ?[^-]|^\d+[.)] /m)
      }),
      { numRuns: 60 },
    )
  })

  test('as Word keeps every text in order, and the same note gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(note, async (one) => {
        const word = await toWord(one)
        const xml = unzipped(word).get('word/document.xml') ?? ''
        const said = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = '']) =>
          unescaped(words),
        )
        expect(said.filter((words) => words !== '')).toEqual(textsOf(one))
        expect(await toWord(one)).toEqual(word)
      }),
      { numRuns: 5 },
    )
  })

  test('Word takes the title for its own, with nothing by the clock', async () => {
    const word = await toWord({ title: 'A < B & C', standing: 'Not signed off: a draft.', sections: [] })
    const parts = unzipped(word)
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>A &lt; B &amp; C</dc:title>')
    const year = String(new Date().getFullYear())
    for (const content of parts.values()) expect(content).not.toContain(`${year}-`)
    const view = new DataView(word.buffer)
    expect(view.getUint16(10, true)).toBe(0)
    expect(view.getUint16(12, true)).toBe(0x21)
  })
})

test('text for a note is on one line, of characters that every form can carry', () => {
  expect(plain('  two\n\nlines\tof \u0000\u0007\u202Etext\uD800 ')).toBe('two lines of text')
  expect(plain('“Halton’s” 1 → 2 👮')).toBe('“Halton’s” 1 → 2 👮')
})

test('several files are packed into one that can be taken apart again', () => {
  const files = [
    { name: 'cheshire-1.1.0.json', bytes: new TextEncoder().encode('{"title":"“Halton”"}\n') },
    { name: 'empty.txt', bytes: new Uint8Array() },
  ]
  const parts = unzipped(packed(files))
  expect([...parts]).toEqual([
    ['cheshire-1.1.0.json', '{"title":"“Halton”"}\n'],
    ['empty.txt', ''],
  ])
})
