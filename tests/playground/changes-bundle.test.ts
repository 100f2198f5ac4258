// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { applyEdit, parsePolicy, runExamples, type Policy, type PolicyDocument } from '@iom-rules/core'
import { compare, verify } from '@iom-rules/core/analysis'
import { bundleOf } from '../../playground/src/changes/export/bundle.ts'
import { policyFile } from '../../playground/src/changes/file/file.ts'
import { noteOf } from '../../playground/src/changes/note/note.ts'
import { packed } from '../../playground/src/changes/write/pack.ts'
import { gather } from '../../playground/src/sharing/file/gather.ts'
import { openEntries } from '../../playground/src/sharing/file/open.ts'
import { cli, folderOf } from '../cli/terminal.ts'

const came = readFileSync('packages/core/policies/navigate.json', 'utf8')
const asAt = '2026-11-22'

function read(document: unknown): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

const published = read(came)

/** A change that leaves a gap to find, and examples that no longer hold. */
function drafted(): Policy {
  const edited = applyEdit(published.document, [
    { op: 'replace', path: '/parameters/blueWithinMonths/value', value: 9 },
    { op: 'remove', path: '/decisions/status/rules/black' },
  ])
  if (!edited.ok) throw new Error(edited.issues[0]?.message)
  return read(edited.value)
}

test('the bundle says what `iom-rules check` says of the policy file in it, and opens as the policy it was made of', async () => {
  const draft = drafted()
  const recorded = {
    version: '1.1.0',
    decidedBy: null,
    date: '2026-12-01',
    from: '2027-01-01',
    review: null,
    signOffs: [],
  }
  const ran = runExamples(draft).map(({ example, failures }) => ({ example, failures }))
  const told = {
    published,
    draft,
    documents: { published: published.document, draft: draft.document },
    comparison: { ...compare(published, published, { asAt }), caseload: { people: 0, moved: 0, moves: [] } },
    counts: [],
    checks: null,
    examples: null,
    reasons: {},
    recorded,
    verified: verify(draft, { asAt }),
    ran,
    came,
    hash: draft.hash,
  }
  const file = policyFile({ draft: draft.document, recorded, isChanged: true, changed: [] })
  const files = bundleOf({ base: 'navigate-1.1.0', told, note: noteOf(told), file, word: null })
  const textOf = (name: string) => {
    const found = files.find((each) => each.name === name)
    return found === undefined ? '' : new TextDecoder().decode(found.bytes)
  }
  expect(files.map(({ name }) => name)).toEqual([
    'navigate-1.1.0.json',
    'navigate-1.1.0-change-note.html',
    'navigate-1.1.0-change-note.md',
    'check-results.json',
    'README.txt',
  ])

  // What nobody changed is as it came, to the letter.
  const text = textOf('navigate-1.1.0.json')
  const lines = new Set(text.split('\n'))
  expect(came.split('\n').filter((line) => !lines.has(line)).length).toBeLessThan(20)

  const folder = folderOf({ 'navigate-1.1.0.json': text })
  const checked = await cli(['check', 'navigate-1.1.0.json', '--as-at', asAt, '--format', 'json'], { folder })
  expect(textOf('check-results.json')).toBe(checked.stdout)
  expect(checked.stdout).toContain('"code": "example-fails"')
  expect(textOf('README.txt')).toContain(`iom-rules check navigate-1.1.0.json --as-at ${asAt} --format json`)

  const gathered = await gather([{ path: 'navigate-1.1.0.zip', file: new Blob([packed(files)]) }])
  const opened = openEntries(gathered.ok ? gathered.value : [], { shipped: published, bases: [] })
  if (!opened.ok) throw new Error(opened.issues[0]?.message)
  const { value } = opened
  const whole: PolicyDocument = { ...value.draft.document, examples: value.examples ?? [] }
  expect(JSON.stringify(whole)).toBe(JSON.stringify(JSON.parse(text)))
  expect(value.draft.hash).toBe(file.hash)
  expect(value.starts[1]?.text).toBe(text)
})
