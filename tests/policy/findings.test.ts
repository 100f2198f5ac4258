// What a policy rests on: what says nothing is told, and so is a quotation that does not stand where it says.
import { checkPolicy, parsePolicy, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, rule, test } from './build.ts'

const quoted = (line: number, quote: string) => ({
  cite: [{ source: 'slides', line, quote }],
})

function policyOf(more: object, parameters: object = {}): Policy {
  const { assumption: _, ...resting } = rule('a', 'A', { all: [test('yes', 'equal', true)] }, more) as {
    assumption?: string
  }
  const parsed = parsePolicy(
    document({
      sources: { slides: { title: 'Slides', file: 'slides.txt' } },
      parameters,
      decisions: { d: decision([resting]) },
    }),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

describe('what a policy rests on', () => {
  const sources = { 'slides.txt': 'IOM in Cheshire\nA  score of\nat least 75 counts\n' }

  it.each([
    [2, 'A score of', undefined],
    [3, 'A score of', 'Line 2 does.'],
    [9, 'A score of', 'Line 2 does.'],
    [2, 'A score above', 'Quote the passage word for word.'],
  ])('line %i says “%s”: %s', (line, quote, help) => {
    const found = checkPolicy(policyOf(quoted(line, quote)), { sources }).filter(
      ({ code }) => code === 'citation-not-found',
    )
    expect(found.map((each) => each.help)).toEqual(help === undefined ? [] : [help])
  })
  it('is not compared with a source that is not at hand', () => {
    const policy = policyOf(quoted(9, 'Not there.'))
    for (const options of [undefined, {}, { sources: { 'other.txt': 'x' } }])
      expect(checkPolicy(policy, options).filter(({ severity }) => severity === 'error')).toEqual([])
  })
  it('is an assumption, with its note, or nothing at all', () => {
    const p = { title: 'P', value: ['RED', 'BLUE'], basis: 'assumption', note: 'Nobody decided.' }
    const found = checkPolicy(policyOf({}, { p }))
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'uncited /decisions/d/rules/0',
      'assumption /decisions/d/otherwise',
      'assumption /parameters/p',
    ])
    expect(found.at(-1)?.message).toBe('P: RED, BLUE is an assumption. Nobody decided.')
  })
})
