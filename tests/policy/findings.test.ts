// What a policy rests on: what says nothing is told, and so is a quotation that does not stand where it says.
import { checkPolicy, parsePolicy, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, offences, rule, test, yesNo } from './build.ts'

const quoted = (line: number, quote: string) => ({
  cite: [{ source: 'slides', line, quote }],
})

function read(input: unknown): Policy {
  const parsed = parsePolicy(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** A policy of one rule that rests on what is given, or on nothing. */
function policyOf(basis: object, parameters: object = {}, more: object = {}): Policy {
  const { assumption: _, ...resting } = rule('a', 'A', { all: [test('yes', 'equal', true)] }, basis) as {
    assumption?: string
  }
  const sources = { slides: { title: 'Slides', file: 'slides.txt' } }
  return read(document({ sources, parameters, decisions: { d: decision([resting]) }, ...more }))
}

describe('what a policy rests on', () => {
  const sources = { 'slides.txt': 'IOM in Cheshire\nA  score of\nat least 75 counts\n' }

  const notFound = (line: number, quote: string, help: string) => ({
    code: 'citation-not-found',
    severity: 'error',
    path: '/decisions/d/rules/0/cite/0',
    message: `Line ${line} of slides.txt does not say “${quote}”.`,
    help,
  })

  it.each([
    [2, 'A score of', null],
    [2, ' A score of ', null],
    [3, 'at least 75 counts', null],
    [3, 'A score of', 'Line 2 does.'],
    [3, 'IOM in Cheshire', 'Line 1 does.'],
    [9, 'A score of', 'Line 2 does.'],
    [9, 'e', 'Line 1 does.'],
    [2, 'A score above', 'Quote the passage word for word.'],
    [2, 'As core of', 'Quote the passage word for word.'],
  ])('line %i says “%s”: %s', (line, quote, help) => {
    const policy = policyOf(quoted(line, quote))
    for (const text of [sources['slides.txt'], sources['slides.txt'].replaceAll('\n', '\r\n')])
      expect(checkPolicy(policy, { sources: { 'slides.txt': text } })).toEqual([
        expect.objectContaining({ path: '/decisions/d/otherwise' }),
        ...(help === null ? [] : [notFound(line, quote, help)]),
      ])
  })
  it('is not compared with a source that is not at hand', () => {
    const policy = policyOf(quoted(9, 'Not there.'))
    for (const options of [undefined, {}, { sources: { 'other.txt': 'x' } }])
      expect(checkPolicy(policy, options).filter(({ severity }) => severity === 'error')).toEqual([])
  })
  it('is an assumption, with its note, or nothing at all', () => {
    const p = { title: 'P', value: ['RED', 'BLUE'], basis: 'assumption', note: 'Nobody decided.' }
    const q = { title: 'Q', value: true, basis: 'local', decidedBy: 'The board', decidedOn: '2026-01-01' }
    const derived = {
      many: { type: 'number', title: 'Many', count: 'offences' },
      some: { type: 'boolean', title: 'Some', exists: 'offences', assumption: 'As it seems.' },
      last: { type: 'day', title: 'Last', latest: 'offences', of: 'day', ...quoted(1, 'IOM') },
    }
    const facts = { yes: yesNo, offences }
    const help = 'Cite the passage it comes from, or say under `assumption` why it is so.'
    expect(checkPolicy(policyOf({}, { p, q }, { facts, derived }))).toStrictEqual([
      {
        code: 'uncited',
        severity: 'error',
        path: '/decisions/d/rules/0',
        decision: 'd',
        rules: ['a'],
        message: 'The rule `a` of `d` does not say what it rests on.',
        help,
      },
      {
        code: 'assumption',
        severity: 'info',
        path: '/decisions/d/otherwise',
        decision: 'd',
        message: '`otherwise` of `d` rests on an assumption: For the test.',
      },
      {
        code: 'uncited',
        severity: 'error',
        path: '/derived/many',
        message: 'The derived fact `many` does not say what it rests on.',
        help,
      },
      {
        code: 'assumption',
        severity: 'info',
        path: '/derived/some',
        message: 'The derived fact `some` rests on an assumption: As it seems.',
      },
      {
        code: 'assumption',
        severity: 'info',
        path: '/parameters/p',
        message: 'P: RED, BLUE is an assumption. Nobody decided.',
      },
    ])
  })
  it('is not asked of an `otherwise` that is not there', () => {
    const rules = [rule('a', 'A', { all: [test('yes', 'equal', true)] })]
    const { otherwise: _, ...decided } = decision(rules, { hitPolicy: 'COLLECT' }) as { otherwise?: unknown }
    expect(checkPolicy(read(document({ decisions: { d: decided } }))).map(({ path }) => path)).toEqual([
      '/decisions/d/rules/0',
    ])
  })
})
