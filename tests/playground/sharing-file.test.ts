import '../seed.ts'
import * as fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsePolicy, type Policy } from '@iom-rules/core'
import { packed } from '../../playground/src/changes/write/pack.ts'
import type { Entry } from '../../playground/src/sharing/file/entry.ts'
import { gather } from '../../playground/src/sharing/file/gather.ts'
import { openEntries } from '../../playground/src/sharing/file/open.ts'

const text = readFileSync('packages/core/policies/cheshire.json', 'utf8')
const shipped = policyOf({ ...(JSON.parse(text) as object), examples: [] })
const bases = ['neighbourhood-crime-2020', 'navigate'].map(
  (id) => policyOf(readFileSync(`packages/core/policies/${id}.json`, 'utf8')).document,
)

function policyOf(value: unknown): Policy {
  const parsed = parsePolicy(value)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return parsed.value
}

const bytesOf = (content: string) => new TextEncoder().encode(content)
const zipOf = (files: { readonly [name: string]: string }) =>
  packed(Object.entries(files).map(([name, content]) => ({ name, bytes: bytesOf(content) })))
const entry = (path: string, content: string): Entry => ({ path, bytes: bytesOf(content) })
const open = (...entries: Entry[]) => openEntries(entries, { shipped, bases })
const given = (path: string, content: string | Uint8Array<ArrayBuffer>) => ({
  path,
  file: new Blob([content]),
})

/** What is read of files as they are chosen. */
async function chosen(...files: ReturnType<typeof given>[]) {
  const gathered = await gather(files)
  return gathered.ok ? open(...gathered.value) : { ok: false as const, name: null, issues: gathered.issues }
}

/** What is wrong with a file, as it is told. */
function faultOf(...entries: Entry[]) {
  const read = open(...entries)
  const [first] = read.ok ? [] : read.issues
  return first
}

/** The files of a policy’s folder, as a browser gives them. */
function folderOf(folder: string): Entry[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => entry(join(folder, path), readFileSync(join(folder, path), 'utf8')))
}

describe('opening a policy file', () => {
  test('of the policy that ships compares with it; nothing is lost on the way', () => {
    const edited = text.replace('"value": 1000', '"value": 1200')
    const read = open(entry('cheshire-1.1.0.json', edited))
    if (!read.ok) throw new Error(read.issues[0]?.message)
    const { name, draft, examples, starts } = read.value
    expect(name).toBe('cheshire-1.1.0')
    expect(draft.parameters['cssThreshold']?.value).toBe(1200)
    expect({ ...draft.document, examples }).toEqual(JSON.parse(edited))
    // A draft of the published policy, or a policy to start from: the text it came as is kept for that.
    expect(starts.map(({ policy }) => policy.hash)).toEqual([shipped.hash, draft.hash])
    expect(starts[1]?.text).toBe(edited)
    expect(starts[1]?.examples).toEqual(examples)
  })

  test('with another name starts from itself; what is no change at all starts from what is published', () => {
    const other = open(entry('mersey.json', text.replace('"id": "cheshire"', '"id": "mersey"')))
    expect(other.ok && other.value.starts.map(({ policy }) => policy.id)).toEqual(['mersey'])
    const same = open(entry('cheshire.json', text))
    expect(same.ok && same.value.starts.map(({ policy }) => policy.hash)).toEqual([shipped.hash])
  })

  test('takes a mark at its start, a ZIP file, and the folder of a policy that builds on others', async () => {
    expect(open(entry('a.json', `\uFEFF${text}`)).ok).toBe(true)
    const zip = zipOf({
      'cheshire-1.1.0.json': text,
      'change-note.html': '<p>Not looked at</p>',
      'check-results.json': '{"findings": []}',
      'README.txt': 'What is here',
    })
    const zipped = await chosen(given('cheshire-1.1.0.zip', zip))
    expect(zipped.ok && [zipped.value.name, zipped.value.draft.hash]).toEqual([
      'cheshire-1.1.0',
      shipped.hash,
    ])
    const folder = open(...folderOf('rules/cheshire'))
    expect(folder.ok && [folder.value.name, folder.value.draft.hash]).toEqual(['cheshire', shipped.hash])
  })
})

describe('a file that is no policy', () => {
  test('says what is wrong, where, and what to do', () => {
    expect(faultOf(entry('a.json', text.replace('"title": ', '"title": "Twice", "title": ')))).toMatchObject({
      code: 'duplicate-key',
      message: expect.stringMatching(/is given twice, on lines? \d+/),
      help: 'Keep one of them.',
    })
    expect(faultOf(entry('a.json', text.replace('"language": "1.0"', '"language": "2.0"')))).toMatchObject({
      code: 'unsupported-language',
      where: expect.stringMatching(/^line \d+ of a\.json$/),
    })
    expect(faultOf(entry('a.json', text.slice(0, 5000)))).toMatchObject({ code: 'not-json' })
    expect(faultOf(entry('a.json', text.replace('"fact": "ogrsScore"', '"fact": "ogrs"')))).toMatchObject({
      where: expect.stringMatching(/^line \d+ of a\.json$/),
    })
    const folder = folderOf('rules/navigate').map((each) =>
      each.path.endsWith('facts.json') ? entry(each.path, '{"wantedOnPnc": {"type": "colour"}}') : each,
    )
    expect(faultOf(...folder)).toMatchObject({ where: expect.stringMatching(/ of facts\.json$/) })
  })

  test('is told by what it is', async () => {
    expect(faultOf(entry('a.json', readFileSync('rules/journeys/police-route.json', 'utf8')))).toMatchObject({
      code: 'not-a-policy',
      help: 'Open it on the Journeys screen.',
    })
    expect(faultOf(entry('a.json', readFileSync('rules/nominals/cheshire.json', 'utf8')))).toMatchObject({
      message: 'This is a list of people, not a policy.',
    })
    expect(faultOf(entry('note.docx', ''))).toMatchObject({ code: 'no-policy-file' })
    expect(faultOf(entry('a.json', text), entry('b.json', text))).toMatchObject({
      message: 'There is more than one policy: a.json, b.json.',
    })
    expect(faultOf(...folderOf('rules/cheshire'), ...folderOf('rules/navigate'))).toMatchObject({
      message: 'There is more than one policy: cheshire, navigate.',
    })
    expect(faultOf({ path: 'a.json', bytes: Uint8Array.from([0xff, 0xfe, 0x7b, 0]) })).toMatchObject({
      code: 'not-text',
    })
    const large = await chosen(given('a.json', `"${'x'.repeat(5 * 1024 * 1024)}"`))
    expect(large.ok || large.issues[0]).toMatchObject({ code: 'too-large' })
  })

  test('as a ZIP file is refused when it is damaged, locked, or comes to too much', async () => {
    const zip = zipOf({ 'policy.json': text })
    const codes = async (bytes: Uint8Array<ArrayBuffer>) => {
      const read = await chosen(given('a.zip', bytes))
      return read.ok ? [] : read.issues.map(({ code }) => code)
    }
    expect(await codes(zip)).toEqual([])
    expect(await codes(zip.slice(0, 4000))).toEqual(['damaged-zip'])
    const locked = zip.slice()
    locked[zip.length - 22 - 46 - 'policy.json'.length + 8] = 1
    expect(await codes(locked)).toEqual(['locked-zip'])
    const bomb = packed([{ name: 'policy.json', bytes: new Uint8Array(40 * 1024 * 1024) }])
    expect(await codes(bomb)).toEqual(['too-large'])
  })

  test('is a typed fault or a policy, whatever its bytes; no prototype is touched', async () => {
    const zip = zipOf({ 'policy.json': text })
    const damagedZip = fc
      .array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = zip.slice()
        for (const [at, value] of changes) bytes[at] = value
        return bytes
      })
    const damagedText = fc
      .tuple(fc.nat(text.length), fc.constantFrom('"', '{', ']', ',', '__proto__', '\u0000', '1e999', 'null'))
      .map(([at, put]) => bytesOf(text.slice(0, at) + put + text.slice(at + 1)))
    const bytes = fc.oneof(
      damagedZip,
      damagedText,
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => bytesOf(json)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const read = await chosen(given('a.json', Uint8Array.from(content)))
        const told = read.ok ? [] : read.issues
        expect(told.filter(({ severity, message }) => severity !== 'error' || message === '')).toEqual([])
        expect(read.ok || told.length > 0).toBe(true)
      }),
      { numRuns: 40 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
