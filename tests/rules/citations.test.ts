import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Citation } from '@iom-rules/core'
import { linesOf, policyOf, rules, shipped } from './shipped.ts'

function* citationsIn(value: unknown, path = ''): Generator<[string, Citation]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    if (key === 'cite') for (const citation of member as Citation[]) yield [path, citation]
    else yield* citationsIn(member, `${path}/${key}`)
  }
}

test.each(shipped)('%s quotes its sources word for word, at the line it names', (id) => {
  const policy = policyOf(id)
  const found = [...citationsIn(policy.document)]
  expect(found.length).toBeGreaterThan(20)
  for (const [path, { source, line, quote }] of found) {
    const file = policy.sources[source]?.file ?? ''
    expect(linesOf(file)[line - 1]?.trim(), `${path} cites ${source}:${line}`).toContain(quote)
    expect(quote, path).toBe(quote.trim())
  }
})

test('the shipped sources keep the lines of the originals', () => {
  const lengths = { 'board-report-2021': 68, 'national-refresh-slides': 217, 'navigate-slides': 159, 'sefton-minutes-2022': 69 }
  for (const [name, length] of Object.entries(lengths)) {
    const lines = linesOf(`${name}.txt`)
    expect(lines.length - (lines.at(-1) === '' ? 1 : 0), name).toBe(length)
  }
  expect(linesOf('navigate-slides.txt')[104]).toMatch(/^AMBER\t/)
})

test('nobody is named in the shipped sources', () => {
  for (const file of readdirSync(join(rules, 'sources'))) {
    const text = linesOf(file).join('\n')
    expect(text, file).not.toMatch(/\b(Mr|Mrs|Ms|Miss|Dr|Sgt|Cllr|Councillor)\.? [A-Z][a-z]/)
    expect(text, file).not.toMatch(/[^\s@]+@[^\s@]+\.\w|\b0\d{3,4} ?\d{3} ?\d{3,4}\b|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b/)
  }
  const presented = linesOf('sefton-minutes-2022.txt').filter((line) => / presented a /.test(line))
  for (const line of presented) expect(line).toContain('(name removed) presented')
})
