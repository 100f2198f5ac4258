// dmn: the policy for tools that read DMN, and what it cannot say there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf } from './terminal.ts'

test('the file goes to stdout, and what it leaves unsaid to stderr', async () => {
  const folder = folderOf({ 'p.json': smallText })
  const { code, stdout, stderr } = await cli(['dmn', 'p.json'], { folder })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<definitions .*DMN\/20230324\/MODEL/)
  expect(stderr).toMatch(/^not in DMN: unknown-facts: Facts that are not known/)
  const listed = await cli(['dmn', 'p.json', '--list-losses'], { folder })
  expect([listed.code, listed.stderr]).toEqual([0, ''])
  expect(listed.stdout.replace(/^/gm, 'not in DMN: ')).toBe(`${stderr}not in DMN: `)
})

test('of some decisions, to a file', async () => {
  const folder = folderOf({})
  const { code, stdout } = await cli(['dmn', 'cheshire', '--decision', 'status', '--output', 'c.dmn'], {
    folder,
  })
  expect([code, stdout]).toEqual([0, ''])
  const written = readFileSync(join(folder, 'c.dmn'), 'utf8')
  expect(written).toContain('<decision id="decision.status" name="status" label="Colour">')
  expect(written).not.toContain('id="decision.cohort"')
})

test('a decision that there is not', async () => {
  const { code, stdout, stderr } = await cli(['dmn', '--decision', 'statsu'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('Did you mean `status`?')
})
