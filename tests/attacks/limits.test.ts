// What a document may cost before a library sees it: at the limit it passes, one over it is told which limit.
import { deflateRawSync } from 'node:zlib'
import { limits, parsePolicy, type Issue, type Result } from '@iom-rules/core'
import { verify } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { packed } from '../../playground/src/changes/write/pack.ts'
import { gather } from '../../playground/src/sharing/file/gather.ts'
import { openEntries } from '../../playground/src/sharing/file/open.ts'
import { openLink } from '../../playground/src/sharing/link/open.ts'
import { linkLimits } from '../../playground/src/sharing/link/shared.ts'
import { decision, document, rule, test as fact, yesNo } from '../policy/build.ts'

const plain = parsePolicy(document())
if (!plain.ok) throw new Error('The plain policy is none.')
const policy = plain.value

/** The one issue of what is refused, which must say what, and what to do. */
function only(refused: Result<unknown>): Issue {
  const [issue, ...others] = refused.issues
  if (refused.ok || issue === undefined) throw new Error('This was accepted.')
  expect(others).toEqual([])
  expect(issue.help ?? '').toMatch(/^[A-Z].+\.$/)
  return issue
}

const accepted = (given: unknown) => expect(parsePolicy(given).issues).toEqual([])

describe('a policy', () => {
  const text = JSON.stringify(document())
  const padded = (bytes: number) => text + ' '.repeat(bytes - text.length)

  test('of 2 MiB is read, and of one byte more is not', () => {
    expect(limits.bytes).toBe(2 * 1024 * 1024)
    accepted(padded(limits.bytes))
    const issue = only(parsePolicy(padded(limits.bytes + 1)))
    expect(issue).toMatchObject({ code: 'too-large', path: '', message: expect.stringContaining('2 MiB') })
  })

  test('nested 32 levels deep is read, and 33 levels is not, as text or as a value', () => {
    const nested = (levels: number) => {
      // Conditions begin on the sixth level; the group in them, its list and the test take three.
      let conditions: object = { all: [fact('yes', 'equal', true)] }
      for (let level = 6 + 2; level < levels; level += 1) conditions = { not: conditions }
      return document({ decisions: { d: decision([rule('a', 'A', conditions)]) } })
    }
    accepted(nested(limits.depth))
    accepted(JSON.stringify(nested(limits.depth)))
    for (const given of [nested(limits.depth + 1), JSON.stringify(nested(limits.depth + 1))])
      expect(only(parsePolicy(given))).toMatchObject({
        code: 'too-deep',
        message: expect.stringContaining('32 levels'),
      })
  })

  test('of 10,000 parts of conditions, once names are put in place, is read, and of one more is not', () => {
    const leaf = fact('yes', 'equal', true)
    const hundred = { any: Array.from({ length: 99 }, () => leaf) }
    // Ninety-nine names, each with the hundred parts that it stands for, and their group.
    const sized = (more: object[]) =>
      document({
        conditions: { hundred },
        decisions: {
          d: decision([
            rule('a', 'A', { any: Array.from({ length: 99 }, () => ({ condition: 'hundred' })) }),
            ...more,
          ]),
        },
      })
    accepted(sized([]))
    const issue = only(parsePolicy(sized([rule('b', 'A', { not: leaf })])))
    expect(issue).toMatchObject({ code: 'too-many-conditions', path: '/decisions' })
    expect(issue.message).toMatch(/come to 10002 parts .* the most is 10000/)
  })

  test('with 200 facts is read, and with 201 is not', () => {
    const facts = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, yesNo]))
    accepted(document({ facts: facts(200), decisions: {} }))
    const issue = only(parsePolicy(document({ facts: facts(201), decisions: {} })))
    expect(issue).toMatchObject({ code: 'too-many-facts', path: '/facts' })
    expect(issue.message).toMatch(/201 facts; the most is 200/)
  })

  test.each<[string, (name: string) => object]>([
    ['a fact', (name) => ({ facts: { yes: yesNo, [name]: yesNo } })],
    ['a named condition', (name) => ({ conditions: { [name]: { all: [fact('yes', 'equal', true)] } } })],
    [
      'a rule',
      (name) => ({ decisions: { d: decision([rule(name, 'A', { all: [fact('yes', 'equal', true)] })]) } }),
    ],
    [
      'an outcome',
      (name) => ({ decisions: { d: decision([rule('a', name, { all: [fact('yes', 'equal', true)] })]) } }),
    ],
    ['a decision', (name) => ({ decisions: { [name]: decision([]) } })],
    [
      'a parameter',
      (name) => ({ parameters: { [name]: { title: 'P', value: true, basis: 'assumption', note: 'n' } } }),
    ],
    ['the policy', (name) => ({ id: name })],
  ])('whose name for %s has 80 characters is read, and 81 is not', (_, named) => {
    accepted(document(named('a'.repeat(80))))
    const refused = parsePolicy(document(named('a'.repeat(81))))
    expect(refused.ok).toBe(false)
    for (const { message, help } of refused.issues) expect(`${message} ${help ?? ''}`).toMatch(/80/)
  })
})

describe('a link', () => {
  const { id, version, hash } = policy
  const held = JSON.stringify({ form: 1, base: { id, version, hash }, steps: [], makes: hash })
  const padded = (bytes: number) => held + ' '.repeat(bytes - held.length)
  const opened = (bytes: Uint8Array) =>
    openLink(Buffer.from(bytes).toString('base64url'), [{ policy, examples: null }])

  test('of 32 KiB packed is unpacked, and of one byte more is not', () => {
    expect(linkLimits.packed).toBe(32 * 1024)
    // Stored as it is, with five bytes in front.
    const stored = (bytes: number) => deflateRawSync(padded(bytes - 5), { level: 0 })
    expect(stored(linkLimits.packed)).toHaveLength(linkLimits.packed)
    expect(opened(stored(linkLimits.packed)).issues).toEqual([])
    const issue = only(opened(stored(linkLimits.packed + 1)))
    expect(issue).toMatchObject({ code: 'link-too-long', message: expect.stringContaining('32 KiB') })
  })

  test('that unpacks to 2 MiB is read, and to one byte more is not', () => {
    expect(opened(deflateRawSync(padded(limits.bytes))).issues).toEqual([])
    const issue = only(opened(deflateRawSync(padded(limits.bytes + 1))))
    expect(issue).toMatchObject({ code: 'too-large', message: expect.stringContaining('2 MiB') })
  })

  test('of 1,000 steps is read, and of 1,001 is not', () => {
    const steps = (count: number) =>
      Array.from({ length: count }, () => ({ op: 'replace', path: '/title', value: policy.document.title }))
    const linked = (count: number) =>
      opened(deflateRawSync(JSON.stringify({ ...(JSON.parse(held) as object), steps: steps(count) })))
    expect(linked(linkLimits.steps).issues).toEqual([])
    expect(only(linked(linkLimits.steps + 1))).toMatchObject({
      code: 'too-many-steps',
      message: expect.stringContaining('1,000'),
    })
  })
})

test('a policy in a ZIP file may come to 2 MiB, and to one byte more it is told so', async () => {
  const text = JSON.stringify(document())
  const zipped = async (bytes: number) => {
    const content = new TextEncoder().encode(text + ' '.repeat(bytes - text.length))
    const zip = new Blob([packed([{ name: 'policy.json', bytes: content }])])
    const gathered = await gather([{ path: 'a.zip', file: zip }])
    return gathered.ok ? openEntries(gathered.value, { shipped: policy, bases: [] }) : gathered
  }
  const fits = await zipped(limits.bytes)
  expect(fits.ok || fits.issues).toBe(true)
  const over = await zipped(limits.bytes + 1)
  expect(over.ok || over.issues).toMatchObject([
    { code: 'too-large', message: expect.stringContaining('2 MiB') },
  ])
})

test('a decision that fits the node budget is verified, and with one node fewer is said to be too complex, by name', () => {
  const names = ['a', 'b', 'c', 'd']
  const read = parsePolicy(
    document({
      facts: Object.fromEntries(names.map((name) => [name, yesNo])),
      decisions: {
        d: decision([rule('some', 'A', { any: names.map((name) => fact(name, 'equal', true)) })], {
          title: 'Who is in',
        }),
      },
    }),
  )
  if (!read.ok) throw new Error('The policy is none.')
  const one = read.value
  const found = (budget: number) => verify(one, { asAt: '2026-11-22', budget })
  const complex = (budget: number) => found(budget).filter(({ code }) => code === 'too-complex')
  let [below, enough] = [1, 1_000]
  expect(complex(enough)).toEqual([])
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2)
    if (complex(middle).length === 0) enough = middle
    else below = middle
  }
  expect(complex(below)).toMatchObject([
    {
      decision: 'd',
      path: '/decisions/d',
      message: expect.stringMatching(/“Who is in” is too complex to verify/),
    },
  ])
})
