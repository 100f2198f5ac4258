import '../seed.ts'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { applyEdit, parsePolicy, type Policy, type PolicyDocument, type Step } from '@iom-rules/core'
import { fromBase64url, toBase64url } from '../../playground/src/sharing/link/base64url.ts'
import { openLink } from '../../playground/src/sharing/link/open.ts'
import { linkTo } from '../../playground/src/sharing/link/pack.ts'
import { linkLimits } from '../../playground/src/sharing/link/shared.ts'
import { packedPart, unpackLink } from '../../playground/src/sharing/link/unpack.ts'

const { examples: _examples, ...document } = cheshire
const shipped = policyOf(document)
const here = [{ policy: shipped, examples: null }] as const

function policyOf(value: unknown): Policy {
  const parsed = parsePolicy(value)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return parsed.value
}

function after(steps: readonly Step[], policy = shipped): Policy {
  const edited = applyEdit(policy.document, steps)
  if (!edited.ok) throw new Error(edited.issues[0]?.message)
  return policyOf(edited.value)
}

/** The packed part of a link to a draft. */
function link(draft: PolicyDocument, published: Policy = shipped): string {
  const made = linkTo({ shipped: [shipped], published, draft })
  if (!made.ok) throw new Error(made.issues[0]?.message)
  return packedPart(`https://example.org/playground/${made.value}`) ?? ''
}

function opened(packed: string) {
  const read = openLink(packed, here)
  if (!read.ok) throw new Error(read.issues[0]?.message)
  return read.value
}

const packedText = (text: string) => toBase64url(deflateRawSync(text))
const codesOf = (packed: string) => openLink(packed, here).issues.map(({ code }) => code)

const rise: Step = { op: 'replace', path: '/parameters/cssThreshold/value', value: 1200 }

describe('a link', () => {
  test('holds bytes of any kind in letters that an address takes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toMatch(/^[\w-]*$/)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(bytes)
      }),
    )
  })

  test('opens as the draft it was made of, for any edit of the policy that ships', () => {
    const figure = fc
      .integer({ min: 0, max: 5000 })
      .map((value): Step => ({ op: 'replace', path: '/parameters/cssThreshold/value', value }))
    const words = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .map((value): Step => ({ op: 'replace', path: '/decisions/cohort/rules/flex/title', value }))
    const gone = fc
      .constantFrom('free', 'flex', 'fixed')
      .map((rule): Step => ({ op: 'remove', path: `/decisions/cohort/rules/${rule}` }))
    const moved = fc.constantFrom('/0', '/1', '/2').map((to): Step => ({
      op: 'move',
      from: '/decisions/cohort/rules/1',
      path: `/decisions/cohort/rules${to}`,
    }))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(figure, words, moved), { maxLength: 5 }),
        gone,
        fc.boolean(),
        (edits, last, isLast) => {
          const steps = isLast ? [...edits, last] : edits
          const edited = applyEdit(shipped.document, steps)
          const parsed = edited.ok ? parsePolicy(edited.value) : edited
          fc.pre(parsed.ok)
          const draft = parsed.value
          const read = opened(link(draft.document))
          expect(JSON.stringify(read.draft.document)).toBe(JSON.stringify(draft.document))
          expect(read.starts[0].policy.hash).toBe(shipped.hash)
        },
      ),
      { numRuns: 20 },
    )
  })

  test('says what the policy means and nothing of who said or did what', () => {
    const person = { title: 'CANARY in an example', asAt: '2026-11-22', facts: {}, expect: {} }
    const draft = after([
      rise,
      { op: 'add', path: '/examples', value: [person] },
      {
        op: 'add',
        path: '/acceptances/-',
        value: { code: 'gap', reason: 'CANARY', by: 'CANARY', on: '2026-11-22' },
      },
      { op: 'add', path: '/signOffs', value: [{ by: 'police', name: 'CANARY', on: '2026-11-22' }] },
    ])
    const packed = link(draft.document)
    const unpacked = unpackLink(packed)
    expect(JSON.stringify(unpacked)).not.toContain('CANARY')
    expect(unpacked.ok && unpacked.value.steps).toEqual([rise])
    // What stands on record in the policy it starts from stays as it is.
    expect(opened(packed).draft.document.acceptances).toEqual(shipped.document.acceptances)
    expect(packed.length).toBeLessThan(500)
  })

  test('carries the policy it is compared with, where that is a file', () => {
    const local = after([
      { op: 'replace', path: '/id', value: 'mersey' },
      { op: 'replace', path: '/parameters/cssThreshold/value', value: 800 },
    ])
    const read = opened(link(after([rise], local).document, local))
    expect(read.starts[0].policy.id).toBe('mersey')
    expect(read.starts[0].policy.parameters['cssThreshold']?.value).toBe(800)
    expect(read.draft.parameters['cssThreshold']?.value).toBe(1200)
  })

  test('changes another policy that ships, and brings the examples of that one', () => {
    const navigate = JSON.parse(
      readFileSync('packages/core/policies/navigate.json', 'utf8'),
    ) as PolicyDocument
    const examples = navigate.examples ?? []
    const published = policyOf({ ...navigate, examples: [] })
    const draft = after([{ op: 'replace', path: '/parameters/blueWithinMonths/value', value: 9 }], published)
    const made = linkTo({ shipped: [shipped, published], published, draft: draft.document })
    const packed = packedPart(made.ok ? made.value : '') ?? ''
    expect(codesOf(packed)).toEqual(['unknown-base'])
    const read = openLink(packed, [...here, { policy: published, examples }])
    expect(read.ok && read.value.draft.document).toEqual(draft.document)
    expect(read.ok && read.value.starts[0].examples).toBe(examples)
  })

  test('holds even another policy altogether; what is too much is told, with what to do', () => {
    const whole = Object.fromEntries(
      Object.entries(shipped.document).toReversed(),
    ) as unknown as PolicyDocument
    expect(opened(link({ ...whole, id: 'turned' })).draft.id).toBe('turned')
    const noise = fc.sample(fc.string({ minLength: 80_000, maxLength: 80_000 }), { numRuns: 1, seed: 1 })
    const long = { ...shipped.document, summary: noise.join('') }
    const made = linkTo({ shipped: [shipped], published: shipped, draft: long })
    expect(made.issues[0]).toMatchObject({
      code: 'link-too-long',
      help: expect.stringContaining('Save it as a file'),
    })
  })

  test('that could not be opened is not made', () => {
    const values = Array.from({ length: linkLimits.members + 1 }, (_, at) => `VALUE_${at}`)
    const facts = { ...shipped.document.facts, kind: { type: 'choice', title: 'Kind', values } }
    const draft = { ...shipped.document, facts } as unknown as PolicyDocument
    const made = linkTo({ shipped: [shipped], published: shipped, draft })
    expect(made.issues[0]).toMatchObject({ code: 'link-too-long' })
  })

  test('is found in what people paste', () => {
    const packed = link(after([rise]).document)
    const broken = `${packed.slice(0, 76)}\r\n ${packed.slice(76)}`
    for (const pasted of [
      `https://example.org/iom/index.html#p=${packed}`,
      `<https://example.org/#p=${broken}>`,
      `#p=${packed}`,
      `p=${packed}`,
      packed,
      `file:///C:/Users/someone/iom-rules.html#p=${packed}`,
      `See “https://example.org/#p=${packed}”.`,
    ]) {
      expect(packedPart(pasted)).toBe(packed)
    }
    for (const pasted of ['', 'https://example.org/', '#/policy/flex', 'hello'])
      expect(packedPart(pasted)).toBeNull()
  })
})

describe('a hostile or damaged link', () => {
  test('of another version, base or form says so', () => {
    const good = { form: 1, base: baseOf(shipped), steps: [rise], makes: after([rise]).hash }
    const packed = (change: object) => packedText(JSON.stringify({ ...good, ...change }))
    expect(codesOf(packed({}))).toEqual([])
    expect(codesOf(packed({ form: 2 }))).toEqual(['newer-link'])
    expect(codesOf(packed({ makes: shipped.hash }))).toEqual(['damaged-link'])
    expect(codesOf(packed({ steps: [{ op: 'copy', from: '/facts', path: '/facts/x' }] }))).toEqual([
      'damaged-link',
    ])
    expect(codesOf(packed({ steps: [{ op: 'test', path: '/facts', value: 1 }] }))).toEqual(['damaged-link'])
    expect(codesOf(packed({ base: { ...good.base, hash: '0'.repeat(64) } }))).toEqual(['other-base'])
    const other = openLink(packed({ base: { ...good.base, version: '9.0.0', hash: '0'.repeat(64) } }), here)
    expect(other.issues[0]).toMatchObject({
      code: 'unknown-base',
      message: 'The link changes cheshire 9.0.0, and this copy of the playground has cheshire 1.0.0.',
    })
    const many = Array.from({ length: linkLimits.steps + 1 }, () => rise)
    expect(codesOf(packed({ steps: many }))).toEqual(['too-many-steps'])
    const wide = Array.from({ length: linkLimits.members + 1 }, () => 1)
    expect(codesOf(packed({ steps: [{ op: 'add', path: '/facts/x', value: wide }] }))).toEqual([
      'damaged-link',
    ])
  })

  test('stops being unpacked when too much comes of it', () => {
    const bomb = toBase64url(deflateRawSync(new Uint8Array(30 * 1024 * 1024)))
    expect(codesOf(bomb)).toEqual(['too-large'])
    expect(codesOf('A'.repeat(50_000))).toEqual(['link-too-long'])
    expect(codesOf(packedText(`{"form":1,"x":${'['.repeat(5000)}${']'.repeat(5000)}}`))).toEqual(['too-deep'])
  })

  test('is a typed error or a policy, whatever its bytes; no prototype is touched', () => {
    const good = link(after([rise, { op: 'remove', path: '/decisions/cohort/rules/free' }]).document)
    const bytes = Buffer.from(good, 'base64url')
    const flipped = fc
      .tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, mask]) => toBase64url(bytes.map((byte, place) => (place === at ? byte ^ mask : byte))))
    const cut = fc.nat(good.length).map((length) => good.slice(0, length))
    const noise = fc.uint8Array({ maxLength: 400 }).map(toBase64url)
    const names = fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      '-',
      '0',
      'facts',
      'steps',
    )
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })))
    const path = fc
      .array(fc.oneof(names, fc.string({ maxLength: 4 })))
      .map((parts) => parts.map((part) => `/${part}`).join(''))
    const step = fc.record({
      op: fc.constantFrom('add', 'replace', 'remove', 'move', 'copy', 'test'),
      path,
      from: path,
      value,
    })
    const madeUp = fc
      .record({
        steps: fc.array(step, { maxLength: 6 }),
        opened: fc.array(step, { maxLength: 3 }),
        extra: value,
      })
      .map((parts) =>
        packedText(JSON.stringify({ form: 1, base: baseOf(shipped), makes: shipped.hash, ...parts })),
      )
    const anything = fc.oneof(flipped, cut, noise, madeUp, fc.string().map(packedText))
    fc.assert(
      fc.property(anything, (packed) => {
        const read = openLink(packed, here)
        const isFit = read.ok
          ? parsePolicy(read.value.draft.document).ok
          : read.issues.every(({ severity, help = '' }) => severity === 'error' && help !== '')
        expect(isFit).toBe(true)
      }),
      { numRuns: 250 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

function baseOf({ id, version, hash }: Policy) {
  return { id, version, hash }
}
