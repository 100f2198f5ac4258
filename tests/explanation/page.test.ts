// What people write into a page stays text in the Markdown of it.
import { expect, test } from 'vitest'
import { pageToMarkdown } from '../../packages/core/src/explanation/page.ts'

function markdownOf(text: string): string[] {
  const page = {
    title: 'Title',
    introduction: [text],
    sections: [
      {
        title: 'Section',
        words: text,
        parts: [{ title: 'Part', columns: ['Reason'], rows: [[text]], nothing: 'Nothing.' }],
      },
    ],
    closing: { title: 'Closing', items: [text] },
  }
  const lines = pageToMarkdown(page).split('\n')
  return [lines[2], lines[6], lines[12], lines.at(-2)].map((line) => line ?? '')
}

test.each([
  ['a word', 'a word', 'a word'],
  ['a number that begins a list', '1. First', '1\\. First'],
  ['another way to begin one', '2) Second', '2\\) Second'],
  ['a dash', '- item', '\\- item'],
  ['a plus', '+ item', '\\+ item'],
  ['what would be code', '    indented', 'indented'],
])('at the start of a line: %s', (_, text, shown) => {
  const [introduction, words, , item] = markdownOf(text)
  expect([introduction, words, item]).toEqual([shown, shown, `- ${shown}`])
})

test.each([
  ['an entity', 'Marks &lt; Spencer', 'Marks \\&lt; Spencer'],
  ['struck out', '~~gone~~', '\\~\\~gone\\~\\~'],
  ['lines', 'one\ntwo\r\nthree\rfour', 'one two three four'],
  ['a cell', 'a | b', 'a \\| b'],
])('anywhere: %s', (_, text, shown) => {
  expect(markdownOf(text)).toEqual([shown, shown, `| ${shown} |`, `- ${shown}`])
})

test('a figure in a cell stays as it is', () => {
  expect(markdownOf('-1.5')[2]).toBe('| -1.5 |')
})
