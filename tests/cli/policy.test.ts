// Where a policy comes from, and what is said of one that is not valid.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { small, smallText } from './small.ts'
import { cli, folderOf, type Ran } from './terminal.ts'

/** A place to look for `@iom-rules/core` in, with these policies in it. */
function shipped(policies: Readonly<Record<string, unknown>>): string {
  const core = 'node_modules/@iom-rules/core'
  const folder = folderOf({
    [`${core}/package.json`]: '{"name":"@iom-rules/core","exports":{"./package.json":"./package.json"}}',
    ...Object.fromEntries(
      Object.entries(policies).map(([id, policy]) => [`${core}/policies/${id}.json`, JSON.stringify(policy)]),
    ),
  })
  return join(folder, 'here.js')
}

const local = {
  language: '1.0',
  id: 'local',
  version: '0.1.0',
  title: 'A local policy',
  inForce: { from: '2022-01-01' },
  extends: [{ policy: 'small@1.2.3' }],
  parameters: { high: { title: 'High score', value: 80, basis: 'assumption', note: 'Ours.' } },
}

function bundle(args: readonly string[], folder: string, from?: string): Promise<Ran> {
  return cli(['bundle', ...args], from === undefined ? { folder } : { folder, from })
}

function idOf(ran: Ran): string {
  expect(ran.stderr).toBe('')
  expect(ran.code).toBe(0)
  const { id, version } = JSON.parse(ran.stdout) as { id: string; version: string }
  return `${id}@${version}`
}

describe('a policy is found', () => {
  const from = shipped({ small, cheshire: { ...small, id: 'cheshire' } })

  test('by id, and cheshire without one', async () => {
    const folder = folderOf({})
    expect(idOf(await bundle(['--policy', 'small'], folder, from))).toBe('small@1.2.3')
    expect(idOf(await bundle(['small'], folder, from))).toBe('small@1.2.3')
    expect(idOf(await bundle([], folder, from))).toBe('cheshire@1.2.3')
  })

  test('by id and version, which must be the one there is', async () => {
    expect(idOf(await bundle(['small@1.2.3'], folderOf({}), from))).toBe('small@1.2.3')
    const other = await bundle(['small@2.0.0'], folderOf({}), from)
    expect(other).toMatchObject({ code: 2, stderr: 'The policy small here has version 1.2.3, not 2.0.0.\n' })
  })

  test('by file', async () => {
    expect(idOf(await bundle(['mine.json'], folderOf({ 'mine.json': smallText }), from))).toBe('small@1.2.3')
  })

  test('by folder, whose files are joined', async () => {
    const { facts, decisions, examples, ...rest } = small
    const folder = folderOf({
      'mine/policy.json': JSON.stringify(rest),
      'mine/facts.json': JSON.stringify(facts),
      ...Object.fromEntries(
        Object.entries(decisions).map(([id, part]) => [`mine/decisions/${id}.json`, JSON.stringify(part)]),
      ),
      'mine/examples/1.json': JSON.stringify(examples.slice(0, 1)),
      'mine/examples/2.json': JSON.stringify(examples.slice(1)),
      'mine/README.md': '# Not a part of the policy',
    })
    const joined = await bundle(['mine/'], folder, from)
    expect(idOf(joined)).toBe('small@1.2.3')
    expect(JSON.parse(joined.stdout)).toEqual(small)
  })

  test('an id wins over a folder of the same name, and `./` names the folder', async () => {
    const folder = folderOf({ 'small/policy.json': JSON.stringify({ ...small, version: '9.0.0' }) })
    expect(idOf(await bundle(['small'], folder, from))).toBe('small@1.2.3')
    expect(idOf(await bundle(['./small'], folder, from))).toBe('small@9.0.0')
  })

  test('a name that is nothing says what there is', async () => {
    const near = await bundle(['smal'], folderOf({}), from)
    expect(near).toMatchObject({ code: 2 })
    expect(near.stderr).toBe('There is no policy, folder or file `smal`. Did you mean `small`?\n')
    const far = await bundle(['rules/nowhere'], folderOf({}), from)
    expect(far.stderr).toContain('Policies that come with iom-rules: cheshire, small.')
  })
})

describe('extends', () => {
  test('finds the base in a folder beside, in a file beside, or among those that are shipped', async () => {
    const beside = folderOf({
      'local/policy.json': JSON.stringify(local),
      'small/policy.json': smallText,
    })
    const file = folderOf({ 'local.json': JSON.stringify(local), 'small.json': smallText })
    const nowhere = folderOf({ 'local.json': JSON.stringify(local) })
    const without = shipped({})
    for (const ran of [
      await bundle(['local'], beside, without),
      await bundle(['local.json'], file, without),
      await bundle(['local.json'], nowhere, shipped({ small })),
    ]) {
      expect(idOf(ran)).toBe('local@0.1.0')
      const flat = JSON.parse(ran.stdout) as { extends?: unknown; parameters: { high: { value: number } } }
      expect(flat.extends).toBeUndefined()
      expect(flat.parameters.high.value).toBe(80)
    }
  })

  test('passes over a base beside of another version, for the one that is shipped', async () => {
    const folder = folderOf({
      'local.json': JSON.stringify(local),
      'small.json': smallText.replace('1.2.3', '3.0.0'),
    })
    expect(idOf(await bundle(['local.json'], folder, shipped({ small })))).toBe('local@0.1.0')
  })

  test('a base of another version only is an issue that names both', async () => {
    const folder = folderOf({
      'local.json': JSON.stringify({ ...local, extends: [{ policy: 'small@2.0.0' }] }, null, 2),
    })
    const { code, stderr } = await bundle(['local.json'], folder, shipped({ small }))
    expect(code).toBe(3)
    expect(stderr).toMatch(
      /^error: local\.json:\d+:\d+ \/extends\/0\/policy: This extends `small@2\.0\.0`, but the policy at hand is small@1\.2\.3\.\n$/,
    )
  })

  test('a base that is nowhere says where it could be', async () => {
    const folder = folderOf({
      'local.json': JSON.stringify({ ...local, extends: [{ policy: 'smal@1.2.3' }] }),
    })
    const { code, stderr } = await bundle(['local.json'], folder, shipped({ small }))
    expect(code).toBe(3)
    expect(stderr).toContain(
      'neither beside this one nor among those that come with iom-rules. Did you mean `small`?',
    )
  })

  test('a base that leads out of the folder is refused', async () => {
    const folder = folderOf({
      'local.json': JSON.stringify({ ...local, extends: [{ policy: '../secret@1.0.0' }] }),
    })
    const { code, stderr } = await bundle(['local.json'], folder, shipped({}))
    expect(code).toBe(3)
    expect(stderr).toContain('is not a policy with its version, such as navigate@1.0.0.')
  })

  test('a circle is an issue', async () => {
    const folder = folderOf({
      'a.json': JSON.stringify({ ...local, id: 'a', extends: [{ policy: 'b@0.1.0' }] }),
      'b.json': JSON.stringify({ ...local, id: 'b', extends: [{ policy: 'a@0.1.0' }] }),
    })
    const { code, stderr } = await bundle(['a.json'], folder, shipped({}))
    expect(code).toBe(3)
    expect(stderr).toContain('b.json:1:')
    expect(stderr).toContain('extends this one in its turn')
  })

  test('a base that is not valid is told by its own file', async () => {
    const folder = folderOf({
      'local.json': JSON.stringify(local),
      'small.json': smallText.replace('"score"', '"scoer"'),
    })
    const { code, stderr } = await bundle(['local.json'], folder, shipped({}))
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: small\.json:\d+:\d+ /)
  })
})

describe('a policy that is not valid', () => {
  const parts: readonly (readonly [string, string | Uint8Array, number, RegExp])[] = [
    [
      'cut off',
      smallText.slice(0, 900),
      3,
      /^error: p\.json.*: This is not valid JSON: .+ a cut-off file ends too early\.$/m,
    ],
    ['empty', '', 3, /^error: p\.json.*: The document is empty\./m],
    [
      'binary',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]),
      3,
      /^error: p\.json: The file is not UTF-8 text\./m,
    ],
    ['binary that could be text', Buffer.from('{"a": "\u0000"}'), 3, /binary data/],
    ['huge', `{"language":"1.0","title":"${'x'.repeat(3 * 1024 * 1024)}"}`, 3, /larger than 2 MiB/],
    [
      'nested without end',
      `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
      3,
      /nested more than 32 levels deep/,
    ],
    [
      'with a key twice',
      smallText.replace('"id": "small",', '"id": "small",\n  "id": "other",'),
      3,
      /^error: p\.json:\d+:\d+ \/id: The key `id` is given twice, on lines 3 and 4\. Keep one of them\.$/m,
    ],
    [
      'with a key misspelt',
      smallText.replace('"decisions"', '"descisions"'),
      3,
      /\/descisions: There is no key `descisions` here\. Did you mean `decisions`\?$/m,
    ],
    [
      'with a fact misspelt',
      smallText.replace('"fact": "agrees"', '"fact": "agree"'),
      3,
      /^error: p\.json:\d+:\d+ \/decisions\/band\/rules\/1.*Did you mean `agrees`\?$/m,
    ],
    ['a list', '[]', 3, /A policy is a JSON object\./],
    [
      'of another language',
      smallText.replace('"language": "1.0"', '"language": "2.0"'),
      6,
      /^error: p\.json:2:\d+ \/language: The policy is written in language 2\.0, which is not supported\./m,
    ],
    [
      'with a circle of conditions',
      smallText.replace('"derived"', '"conditions": {"a": {"all": [{"condition": "a"}]}},\n "derived"'),
      3,
      /circle|circular/,
    ],
  ]

  test.each(parts)('%s', async (_, content, exit, words) => {
    const folder = folderOf({ 'p.json': content })
    for (const command of ['bundle', 'test']) {
      const { code, stdout, stderr } = await cli([command, 'p.json', '--output', 'out'], { folder })
      expect(stderr).toMatch(words)
      expect(code).toBe(exit)
      expect(stdout).toBe('')
      expect(existsSync(join(folder, 'out'))).toBe(false)
    }
    const check = await cli(['check', 'p.json', '--format', 'json'], { folder })
    expect(check.code).toBe(exit)
    expect(JSON.parse(check.stdout)).toMatchObject({
      findings: [{ severity: 'error' }],
      examples: { passed: 0 },
    })
  })

  test('in a folder, the file and line are those of the part', async () => {
    const { decisions, ...rest } = small
    const band = JSON.stringify(decisions.band, null, 2).replace('"fact": "agrees"', '"fact": "agree"')
    const folder = folderOf({
      'mine/policy.json': JSON.stringify(rest, null, 2),
      'mine/decisions/band.json': band,
      'mine/decisions/flags.json': JSON.stringify(decisions.flags),
    })
    const line = band.split('\n').findIndex((text) => text.includes('"agree"')) + 1
    const { code, stderr } = await bundle(['mine'], folder)
    expect(code).toBe(3)
    expect(stderr).toMatch(
      new RegExp(`^error: mine/decisions/band\\.json:${line}:\\d+ /decisions/band/rules/1`, 'm'),
    )
  })

  test('in a folder, a part that is not JSON is named', async () => {
    const folder = folderOf({ 'mine/policy.json': smallText, 'mine/pathways.json': '{"a": ' })
    const { code, stderr } = await bundle(['mine'], folder)
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: mine\/pathways\.json.*: This is not valid JSON/m)
  })

  test('a folder without policy.json says what one holds', async () => {
    const { code, stderr } = await bundle(['mine'], folderOf({ 'mine/facts.json': '{}' }))
    expect(code).toBe(3)
    expect(stderr).toContain('There is no policy.json in mine.')
  })
})
