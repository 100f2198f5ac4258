// The command for strangers: a program that is right, one that is wrong now and then, and one that stops.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { casesOf } from './committed.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'iom-against-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// A port is a process of its own, which a busy machine is slow to start.
const timeout = 120_000
const policy = 'two-of-three'
const cases = casesOf('assessment').filter((each) => each.policy === policy).length

/** A port of the one policy: a fact of three, at least two of them; `change` tampers with an answer. */
function port(name: string, change: string): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { createInterface } from 'node:readline'
let asked = 0
for await (const line of createInterface({ input: process.stdin })) {
  const { id, nominal: { facts } } = JSON.parse(line)
  asked += 1
  const flags = ['a', 'b', 'c']
  const count = (value) => flags.filter((flag) => facts[flag] === value).length
  const [yes, no] = [count(true), count(false)]
  const possible = yes >= 2 ? ['TWO'] : no >= 2 ? ['NONE'] : ['TWO', 'NONE']
  const sure = possible.length === 1
  const outcome = sure ? possible[0] : null
  const d = {
    outcome,
    certainty: sure ? 'settled' : 'undetermined',
    matches: outcome === 'TWO' ? ['TWO'] : [],
    possible,
    missing: sure ? [] : flags.filter((flag) => facts[flag] === undefined),
    rule: outcome === 'TWO' ? 'two' : outcome === 'NONE' ? 'otherwise' : null,
    details: {},
  }
  ${change}
  console.log(JSON.stringify({ id, assessment: { decisions: { d }, derived: {}, conflicts: [] } }))
}
`,
  )
  return `"${process.execPath}" "${file}"`
}

function against(command: string) {
  const args = ['scripts/conformance.mjs', '--against', command, '--policy', policy, '--kind', 'assessment']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a port that is right passes', { timeout }, () => {
  expect(against(port('right', ''))).toEqual({
    status: 0,
    stdout: `${cases} right, 0 wrong, 0 without an answer\n`,
    stderr: '',
  })
})

test(
  'a port that takes what is unknown for false is told which cases, and what they should be',
  { timeout },
  () => {
    const { status, stdout, stderr } = against(
      port('wrong', `if (yes < 2) { d.possible = ['NONE']; d.outcome = 'NONE' }`),
    )
    expect(status).toBe(1)
    expect(stdout).toMatch(/^\d+ right, [1-9]\d* wrong, 0 without an answer/)
    expect(stderr).toMatch(/cases\/two-of-three:\d+ \(.+\)\n +decisions\/d\/outcome: "NONE", not null/)
  },
)

test('a port that stops is told how many answers are missing', { timeout }, () => {
  const { status, stdout, stderr } = against(port('short', 'if (asked > 5) process.exit(3)'))
  expect(status).toBe(1)
  expect(stdout).toBe(`5 right, 0 wrong, ${cases - 5} without an answer\n`)
  expect(stderr).toContain('The program ended with 3.')
})
