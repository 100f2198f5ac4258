import { describe, expect, test } from 'vitest'
import { applyEdit, parsePolicy, type PolicyDocument, type Step } from '@iom-rules/core'
import { issueProblems } from '../../playground/src/editor/json/faults/issues.ts'
import { readText } from '../../playground/src/editor/json/faults/read.ts'
import { offersAt } from '../../playground/src/editor/json/help/complete.ts'
import { meaningAt } from '../../playground/src/editor/json/help/hover.ts'
import { openExchange } from '../../playground/src/editor/json/view/exchange.ts'
import { plainText } from '../../playground/src/policy-text/write.ts'
import { cheshire } from '../caseload/policies.ts'

const document: PolicyDocument = { ...cheshire.document, examples: [] }
const text = plainText(document).trimEnd()

/** The text with something else written in one place, and the position after it. */
function written(before: string, after: string): { changed: string; at: number } {
  const from = text.indexOf(before)
  return { changed: text.replace(before, after), at: from + after.indexOf('|') }
}

const marked = (before: string, after: string) => {
  const { changed, at } = written(before, after)
  return { at, changed: changed.replace('|', '') }
}

describe('what can be written', () => {
  const offered = (before: string, after: string) => {
    const { changed, at } = marked(before, after)
    return (offersAt(changed, at, false)?.options ?? []).map(({ label }) => JSON.parse(label) as unknown)
  }

  test('a fact is one that can be compared; a value that is a fact is a parameter', () => {
    const facts = offered('"fact": "ogrsScore"', '"fact": "og|"')
    expect(facts).toEqual(expect.arrayContaining(['ogrsScore', 'recentListedOffence', 'decision.cohort']))
    expect(facts).not.toContain('offences')
    expect(offered('"fact": "parameter.ogrsHigh"', '"fact": "par|"')).toContain('parameter.cssThreshold')
  })

  test('an operator fits the fact, a basis is one of those in the schema, an outcome one of the decision', () => {
    const forNumber = offered(
      '"fact": "ogrsScore",\n          "operator": "greaterThanInclusive"',
      '"fact": "ogrsScore",\n          "operator": "g|"',
    )
    expect(forNumber).toContain('greaterThan')
    expect(forNumber).not.toContain('onOrBefore')
    expect(offered('"basis": "assumption"', '"basis": "a|"')).toEqual(['published', 'local', 'assumption'])
    expect(offered('"type": "FIXED"', '"type": "F|"')).toEqual(
      Object.keys(cheshire.decisions['cohort']?.outcomes ?? {}),
    )
  })

  test('a key is one that may stand there', () => {
    const keys = offered('"basis": "assumption"', '"ba|": "assumption"')
    expect(keys).toContain('decidedBy')
    expect(keys).not.toContain('hitPolicy')
  })
})

describe('what a word means', () => {
  const meaning = (word: string, inside = 1) => meaningAt(text, text.indexOf(word) + inside, cheshire)?.lines

  test('a key by the schema, a name by what it stands for, a named condition in a sentence', () => {
    expect(meaning('"hitPolicy"')).toEqual(['hitPolicy', expect.stringContaining('Which rule counts')])
    expect(meaning('"ogrsScore"')).toEqual(['ogrsScore', cheshire.facts['ogrsScore']?.title])
    expect(meaning('"meetsFixed"')?.join(' ')).toMatch(/Met if the OGRS score/)
    expect(meaning('1.0')).toBeUndefined()
  })
})

describe('what is wrong', () => {
  const spotted = (changed: string) => {
    const read = readText(changed)
    return read.ok ? [] : read.problems.map(({ from, to }) => changed.slice(from, to))
  }

  test('is found at its place: a slip of spelling, a key given twice, a shape that is none', () => {
    expect(spotted(text.replace('"value": 1000,', '"value": 10x0,'))).toHaveLength(1)
    expect(spotted(text.replace('"value": 1000,', '"value": 1000,\n"value": 900,'))).toEqual(['1000'])
    expect(spotted(text.replace('"value": 1000,', '"value": {},'))).toContain('"value"')
    expect(spotted(text.replace('"hitPolicy": "FIRST"', '"hitPolicy": "LAST"'))).toEqual(['"LAST"'])
    expect(spotted('[]')).toEqual(['['])
    expect(spotted(text.replace('"examples": []', '"examples": [{}]'))).toEqual(['"examples"'])
    expect(spotted(text)).toEqual([])
  })

  test('and a fault of the policy under the very word', () => {
    const changed = text.replace('"fact": "ogrsScore"', '"fact": "ogrsScor"')
    const read = readText(changed)
    expect(read.ok).toBe(true)
    const [problem] = issueProblems(changed, parsePolicy(JSON.parse(changed)).issues)
    expect(changed.slice(problem?.from, problem?.to)).toBe('"ogrsScor"')
    expect(problem?.message).toContain('Did you mean “ogrsScore”?')
  })
})

describe('the text and the draft', () => {
  const start = { document, unread: null }

  test('what is typed goes out as a small edit, and is not written back', () => {
    const exchange = openExchange(start)
    const typed = text.replace('"value": 1000,', '"value": 900,')
    const { told } = exchange.typed(typed)
    expect(told).toEqual({ steps: [{ op: 'replace', path: '/parameters/cssThreshold/value', value: 900 }] })
    expect(exchange.heard({ ...start, document: JSON.parse(typed) as PolicyDocument }, typed)).toEqual([])
    // An undo, the moment after.
    expect(exchange.heard(start, typed)).toEqual([
      { offset: typed.indexOf('900,'), length: 3, content: '1000' },
    ])
  })

  test('what changes elsewhere changes only its own place of the text, however somebody laid it out', () => {
    const exchange = openExchange(start)
    const laidOut = text.replace('"basis": "assumption",', '"basis":   "assumption",\n\n')
    expect(exchange.typed(laidOut).told).toBeNull()
    const edited = applyEdit(document, [{ op: 'replace', path: '/parameters/ogrsHigh/value', value: 80 }])
    if (!edited.ok) throw new Error('does not fit')
    const edits = exchange.heard({ document: edited.value, unread: null }, laidOut)
    expect(edits.map(({ content }) => content)).toEqual(['80'])
  })

  test('text that cannot be read is kept, and gives way to the policy when it is discarded', () => {
    const exchange = openExchange(start)
    const half = text.slice(0, -1)
    expect(exchange.typed(half).told).toEqual({ unread: half })
    expect(exchange.heard({ document, unread: { text: half, over: document } }, half)).toEqual([])
    expect(exchange.heard(start, half)).toEqual([{ offset: half.length, length: 0, content: '}' }])
    const left = { document, unread: { text: half, over: document } }
    expect(openExchange(left).typed(text).told).toEqual({ steps: [] })
  })

  test('what is changed elsewhere before a text can be read stays, unless the text says otherwise', () => {
    const typed = text.replace('"value": 1000,', '"value": 900,')
    const unread = { text: typed.slice(0, -1), over: document }
    const elsewhere = (step: Step) => {
      const edited = applyEdit(document, [step])
      if (!edited.ok) throw new Error('does not fit')
      return edited.value
    }
    const path = '/parameters/cssThreshold/value'
    const steps = [{ op: 'replace', path, value: 900 }]

    const other = elsewhere({ op: 'replace', path: '/parameters/ogrsHigh/value', value: 80 })
    const exchange = openExchange({ document: other, unread })
    expect(exchange.typed(typed).told).toEqual({ steps })
    const both = applyEdit(other, steps as Step[])
    if (!both.ok) throw new Error('does not fit')
    const coming = exchange.heard({ document: both.value, unread: null }, typed)
    expect(coming.map(({ content }) => content)).toEqual(['80'])

    const without = elsewhere({ op: 'remove', path: '/parameters/cssThreshold' })
    const { told } = openExchange({ document: without, unread }).typed(typed)
    const restored = applyEdit(without, told !== null && 'steps' in told ? told.steps : [])
    expect(restored.ok && JSON.stringify(restored.value)).toBe(JSON.stringify(JSON.parse(typed)))
  })
})
