// What the rules of a decision make of the combinations of facts.
import { parsePolicy, type Decision } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { NO, openStore, YES } from '../../packages/core/src/diagram/diagram.ts'
import { single as makeSingle, type SingleDiagrams } from '../../packages/core/src/diagram/outcomes.ts'
import { leaves } from '../../packages/core/src/diagram/restrict.ts'
import { assignmentsOf, diagramOf, valueAt } from './small.ts'
import { answer, assessWith, decision, document, rule, test, yesNo } from '../policy/build.ts'

const isYes = (fact: string) => test(fact, 'equal', true)
const facts = { w: yesNo, x: yesNo, y: yesNo, z: yesNo }

function single(more: object) {
  const parsed = parsePolicy(document(more))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const { decisions, store } = compile(parsed.value, '2026-11-22')
  return { store, diagrams: decisions.get('d') as SingleDiagrams }
}

describe('rules that may not be met at once', () => {
  const rules = [
    rule('one', 'A', { any: [isYes('w'), isYes('x')] }),
    rule('two', 'B', { all: [isYes('y')] }),
    rule('three', 'C', { all: [isYes('z')] }),
  ]
  const made = () => {
    const { store, diagrams } = single({ facts, decisions: { d: decision(rules, { hitPolicy: 'UNIQUE' }) } })
    return { diagrams, ends: [...leaves(store, diagrams.byRule)].sort((a, b) => a - b) }
  }

  it('end at one place for each of them, for none, and for each way in which several are', () => {
    const { diagrams, ends } = made()
    expect(ends.map((end) => [diagrams.outcomes[diagrams.outcomeAt(end)], diagrams.conflictAt(end)])).toEqual(
      [
        ['A', null],
        ['B', null],
        ['C', null],
        ['NONE', null],
        ...[ends[4], ends[5], ends[6], ends[7]].map((end) => [
          'CONFLICT',
          diagrams.conflictAt(end as number),
        ]),
      ],
    )
    const conflicts = ends.slice(4).map((end) => (diagrams.conflictAt(end) as readonly number[]).join())
    expect(conflicts.sort()).toEqual(['0,1', '0,1,2', '0,2', '1,2'])
  })
  it('end at one place however they come to be met together', () => {
    const store = openStore()
    const widths = [2, 2, 2]
    const nodes = [
      diagramOf(store, widths, ([a]) => a as number),
      diagramOf(store, widths, ([, , c]) => c as number),
      diagramOf(store, widths, ([, b, c]) => (b === 1 && c === 0 ? YES : NO)),
    ]
    const ruled = decision(rules, { hitPolicy: 'UNIQUE' }) as Decision
    const { byRule, conflictAt } = makeSingle(store, 'd', ruled, nodes)
    const conflicts = [...leaves(store, byRule)].flatMap((end) => conflictAt(end)?.join() ?? [])
    expect(conflicts.sort()).toEqual(['0,1', '0,2'])
    const met = assignmentsOf(widths).map((each) => {
      const end = valueAt(store, byRule, each)
      return conflictAt(end)?.join() ?? String(end)
    })
    expect(met).toEqual(['3', '1', '2', '1', '0', '0,1', '0,2', '0,1'])
  })
  it('define the outcomes that they give, and no other', () => {
    const { diagrams } = made()
    expect(diagrams.definitions.map(({ outcome, rules: of }) => [outcome, of])).toEqual([
      ['A', [0]],
      ['B', [1]],
      ['C', [2]],
    ])
    expect(diagrams.definitions.map(({ node }) => node)).toEqual(diagrams.rules)
  })
})

describe('decisions with the same rules', () => {
  it('are told apart by the outcomes that these give', () => {
    const rules = (other: string) => [
      rule('one', 'A', { all: [isYes('x')] }),
      rule('two', other, { all: [isYes('y')] }),
    ]
    const following = (id: string, wanted: string) =>
      decision([rule('followed', 'YES', { all: [test(`decision.${id}`, 'equal', wanted)] })])
    const policy = document({
      facts,
      decisions: {
        a: decision(rules('A')),
        b: decision(rules('B')),
        c: following('a', 'A'),
        d: following('b', 'B'),
      },
    })
    const answers = ['c', 'd'].map((id) => answer(assessWith(policy, { x: false, y: true }), id).outcome)
    expect(answers).toEqual(['YES', 'YES'])
  })
})
