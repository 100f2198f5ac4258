import { parsePolicy, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { transitions, type TransitionTable } from '../../packages/core/src/journey/transitions/transitions.ts'
import {
  compareTransitions,
  transitionsToCsv,
  transitionsToMermaid,
} from '../../packages/core/src/journey/transitions/transitions-export.ts'
import { decision, document, rule, test, yesNo } from '../policy/build.ts'
import { policyOf } from '../rules/shipped.ts'

function policyWith(more: object): Policy {
  const parsed = parsePolicy(document(more))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const outcomes = { A: { title: 'A: “first”; #1' }, NONE: { title: '=none' } }
const small = {
  facts: { yes: yesNo },
  decisions: { d: { ...decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]), outcomes } },
  events: {
    SET: { title: 'Set, "at once"', set: { yes: true } },
    CLEARED: { title: 'Cleared', set: { yes: false } },
  },
}

/** A reader of RFC 4180, plain on purpose. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1) as string[]
    const char = text[at]
    if (quoted && char === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"'
      at += 1
    } else if (char === '"') quoted = !quoted
    else if (!quoted && char === ',') row.push('')
    else if (!quoted && char === '\r') {
      rows.push([''])
      at += 1
    } else row[row.length - 1] += char ?? ''
  }
  return rows.slice(0, -1)
}

describe('CSV', () => {
  it('has a line for each transition, with its case', () => {
    const table = transitions(policyOf('neighbourhood-crime-2020'), { decision: 'lead' })
    const [head, ...lines] = readCsv(transitionsToCsv(table))
    expect(lines).toHaveLength(table.rows.length)
    lines.forEach((line, at) => {
      const told = Object.fromEntries(line.map((cell, place) => [head?.[place] ?? '', cell]))
      const row = table.rows[at] as TransitionTable['rows'][number]
      expect([told['from'], told['event'], told['to']]).toEqual([row.from, row.event, row.to])
      expect(JSON.parse(told['facts'] ?? '')).toEqual(row.example.facts)
      expect(told['earlier'] === '' ? undefined : JSON.parse(told['earlier'] ?? '')).toEqual(
        row.example.earlier,
      )
    })
  })

  it('gives a spreadsheet nothing to run', () => {
    const [, ...lines] = readCsv(transitionsToCsv(transitions(policyWith(small), { decision: 'd' })))
    const titles = lines.flatMap((line) => [line[1], line[3], line[5]])
    expect(titles).toContain("'=none")
    expect(titles).toContain('Set, "at once"')
    expect(titles.filter((title) => /^[=+\-@]/.test(title ?? ''))).toEqual([])
  })
})

describe('Mermaid', () => {
  const table = transitions(policyWith(small), { decision: 'd' })

  it('draws one arrow for each two states, with the events on it', () => {
    const lines = transitionsToMermaid(table).trimEnd().split('\n')
    expect(lines[0]).toBe('stateDiagram-v2')
    const arrows = lines.filter((line) => line.includes('-->'))
    const pairs = new Set(table.rows.map(({ from, to }) => `${from} ${to}`))
    expect(arrows).toHaveLength(pairs.size)
    expect(new Set(arrows.map((line) => line.split(' : ')[0])).size).toBe(pairs.size)
  })

  it('escapes what has a meaning in a diagram', () => {
    const text = transitionsToMermaid(table)
    expect(text).toContain('state "A#58; “first”#59; #35;1" as s0')
    expect(text).toContain('Set, #quot;at once#quot;')
    const labels = text.split('\n').flatMap((line) => line.split(' : ').slice(1))
    expect(labels.filter((label) => /[:"]|(?<!#\w+);/.test(label))).toEqual([])
  })

  it('can leave out that a state stays', () => {
    const arrows = transitionsToMermaid(table, { loops: false })
      .split('\n')
      .filter((line) => line.includes('-->'))
    expect(arrows.length).toBeGreaterThan(0)
    expect(arrows.filter((line) => /(s\d+) --> \1 /.test(line))).toEqual([])
  })
})

describe('comparing', () => {
  const before = transitions(policyOf('navigate'))

  it('a policy with itself: nothing', () => {
    expect(compareTransitions(before, before)).toEqual({ appeared: [], disappeared: [], exact: true })
  })

  it('shows what a changed event brings and ends, with cases', () => {
    const { document: shipped } = policyOf('navigate')
    const events = { ...shipped.events, RELEASED: { title: 'Released', set: { inPrison: null } } }
    const parsed = parsePolicy({ ...shipped, events })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const { appeared, disappeared, exact } = compareTransitions(before, transitions(parsed.value))
    expect(exact).toBe(true)
    expect([...appeared, ...disappeared].every(({ event }) => event === 'RELEASED')).toBe(true)
    const pairs = (rows: typeof appeared) => rows.map(({ from, to }) => `${from} ${to}`)
    // Where it is not known whether somebody is in prison, nobody is GREEN.
    expect(pairs(disappeared)).toContain('BLUE GREEN')
    expect(pairs(appeared)).toContain('GREEN UNDETERMINED')
    expect(disappeared.every(({ example }) => example.event.type === 'RELEASED')).toBe(true)
  })

  it('refuses tables of different decisions', () => {
    const group = transitions(policyOf('navigate'), { decision: 'group' })
    expect(() => compareTransitions(before, group)).toThrow(/Compare tables of one decision/)
  })
})
