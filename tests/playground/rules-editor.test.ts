import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { applyEdit, inverseEdit, parsePolicy, type PolicyDocument, type Step } from '@iom-rules/core'
import { addCitation, citationsAt, removeCitation } from '../../playground/src/editor/citations/cite.ts'
import { isThere, lineOf, linesWith } from '../../playground/src/editor/citations/passage.ts'
import {
  addDecision,
  decisionPath,
  holdsDecision,
  newDecisionId,
  putBackDecision,
  removeDecision,
  setHitPolicy,
} from '../../playground/src/editor/rules/edits/decisions.ts'
import { holdsOutcome, removeOutcome } from '../../playground/src/editor/rules/edits/outcomes.ts'
import { renameOutcome, usesOfOutcome } from '../../playground/src/editor/rules/edits/rename-outcome.ts'
import { renameRule, usesOfRule } from '../../playground/src/editor/rules/edits/rename-rule.ts'
import { draftedStatus } from '../../playground/src/editor/rules/status.ts'
import {
  addRule,
  copyOf,
  moveRule,
  namesOf,
  newRule,
  putBackRule,
  removeRule,
  resetOrder,
} from '../../playground/src/editor/rules/edits/rules.ts'

const { examples: _left, ...whole } = cheshire as unknown as PolicyDocument
const published: PolicyDocument = whole
const seed = { seed: 20261122 }
const decisions = Object.entries(published.decisions ?? {})
const anyDecision = fc.constantFrom(...decisions.map(([id]) => id))
const anyRule = fc.constantFrom(
  ...decisions.flatMap(([decision, { rules }]) => rules.map(({ name }) => ({ decision, rule: name }))),
)
const outcomes = decisions.flatMap(([decision, { outcomes }]) =>
  Object.keys(outcomes).map((outcome) => ({ decision, outcome })),
)

function after(document: PolicyDocument, steps: readonly Step[]): PolicyDocument {
  const applied = applyEdit(document, steps)
  if (!applied.ok) throw new Error(JSON.stringify(applied.issues))
  return applied.value
}

function hashOf(document: PolicyDocument): string {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value.hash
}

const rulesOf = (document: PolicyDocument, decision: string) => document.decisions?.[decision]?.rules ?? []

/** Something a person can do to the rules, made of numbers so that it fits whatever there is by then. */
const anyAct = fc.record({
  decision: anyDecision,
  rule: fc.nat(9),
  to: fc.nat(9),
  act: fc.constantFrom('add', 'copy', 'move', 'remove', 'rename', 'order', 'collect', 'outcome', 'decision'),
})

type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never

function stepsOf(document: PolicyDocument, { decision, rule, to, act }: Act): Step[] {
  const rules = rulesOf(document, decision)
  const chosen = rules[rule % Math.max(1, rules.length)]
  if (act === 'add') return addRule(document, decision, newRule(document, decision), to)
  if (act === 'order') return resetOrder(document, decision, rulesOf(published, decision))
  if (act === 'collect') return setHitPolicy(document, decision, 'COLLECT')
  if (act === 'decision')
    return to > 5 ? addDecision(document, `added-${rule}`, 'Added') : removeDecision(document, decision)
  if (chosen === undefined) return []
  if (act === 'copy') return addRule(document, decision, copyOf(document, decision, chosen), to)
  if (act === 'move') return moveRule(document, decision, chosen.name, to)
  if (act === 'rename') return renameRule(document, { decision, rule: chosen.name }, `${chosen.name}-x`)
  if (act === 'outcome')
    return to > 5
      ? renameOutcome(document, { decision, outcome: chosen.event.type }, `${chosen.event.type}_X`)
      : removeOutcome(document, { decision, outcome: chosen.event.type })
  return removeRule(document, decision, chosen.name)
}

test('whatever is done to the rules applies, and is taken back to the letter', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 1, maxLength: 6 }), (acts) => {
      let document = published
      for (const act of acts) {
        const steps = stepsOf(document, act)
        const next = after(document, steps)
        const back = inverseEdit(document, steps)
        if (!back.ok) throw new Error(JSON.stringify(back.issues))
        expect(JSON.stringify(after(next, back.value))).toBe(JSON.stringify(document))
        document = next
      }
    }),
    { ...seed, numRuns: 60 },
  )
})

describe('order of precedence', () => {
  test('moving a rule puts it where it is wanted, and the others keep their order', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(9), ({ decision, rule }, wanted) => {
        const names = namesOf(published, decision)
        const to = wanted % names.length
        const moved = namesOf(after(published, moveRule(published, decision, rule, to)), decision)
        expect(moved.indexOf(rule)).toBe(to)
        const others = (list: readonly string[]) => list.filter((name) => name !== rule)
        expect(others(moved)).toEqual(others(names))
      }),
      seed,
    )
  })

  test('a new rule and a copy have names of their own, and stand where they are put', () => {
    const added = newRule(published, 'cohort')
    const once = after(published, addRule(published, 'cohort', added, 1))
    expect(namesOf(once, 'cohort')).toEqual(['fixed', 'new-rule', 'flex', 'free'])
    const twice = after(once, addRule(once, 'cohort', newRule(once, 'cohort'), 9))
    expect(namesOf(twice, 'cohort').at(-1)).toBe('new-rule-2')
    const [fixed] = rulesOf(published, 'cohort')
    if (fixed === undefined) throw new Error('no rule')
    const copied = after(published, addRule(published, 'cohort', copyOf(published, 'cohort', fixed), 1))
    expect(rulesOf(copied, 'cohort')[1]).toMatchObject({ name: 'fixed-copy', conditions: fixed.conditions })
    expect(() => hashOf(copied)).not.toThrow()
  })

  test('rules taken out are put back where they stood, and moved ones back into their order', () => {
    fc.assert(
      fc.property(anyDecision, fc.array(fc.nat(9)), fc.array(fc.nat(9)), (decision, gone, shuffled) => {
        const rules = rulesOf(published, decision)
        const at = (number: number) => rules[number % rules.length]?.name ?? ''
        let document = published
        for (const number of gone) document = after(document, removeRule(document, decision, at(number)))
        for (const rule of rules) document = after(document, putBackRule(document, decision, rules, rule))
        expect(JSON.stringify(document)).toBe(JSON.stringify(published))
        for (const [index, number] of shuffled.entries())
          document = after(document, moveRule(document, decision, at(number), index % rules.length))
        document = after(document, resetOrder(document, decision, rules))
        expect(JSON.stringify(document)).toBe(JSON.stringify(published))
      }),
      { ...seed, numRuns: 60 },
    )
  })
})

/** The document with another option of a reading taken, where its edit fits. */
function withReading(document: PolicyDocument, silence: string, option: string): PolicyDocument | null {
  const reading = document.readings?.find((one) => one.silence === silence)
  const edit = reading?.options.find(({ id }) => id === option)?.edit
  const applied = edit === undefined ? null : applyEdit(document, edit)
  return applied?.ok === true ? applied.value : null
}

const options = (published.readings ?? []).flatMap(({ silence, options }) =>
  options.filter(({ edit }) => edit !== undefined).map(({ id }) => ({ silence, option: id })),
)

describe('another name', () => {
  test('of an outcome: nothing names the old one, and naming it back gives the same document', () => {
    for (const name of outcomes) {
      const { decision, outcome } = name
      const renamed = after(published, renameOutcome(published, name, 'OTHERWISE_CALLED'))
      expect(usesOfOutcome(renamed, name)).toEqual([])
      const back = renameOutcome(renamed, { decision, outcome: 'OTHERWISE_CALLED' }, outcome)
      expect(JSON.stringify(after(renamed, back))).toBe(JSON.stringify(published))
    }
    for (const [decision, { outcomes: declared }] of decisions) {
      const [outcome = ''] = Object.keys(declared)
      const renamed = after(published, renameOutcome(published, { decision, outcome }, 'OTHERWISE_CALLED'))
      expect(() => hashOf(renamed), `${decision} ${outcome}`).not.toThrow()
    }
    const said = after(
      published,
      renameOutcome(published, { decision: 'status', outcome: 'AMBER_ALERT' }, 'ALERT'),
    )
    expect(JSON.stringify(said)).not.toContain('"AMBER_ALERT"')
  })

  test('the edits of every other reading follow: it is the same to rename and read, or to read and rename', () => {
    const cohort = { decision: 'cohort', outcome: 'FLEX' }
    const lead = { decision: 'lead', outcome: 'MAPPA' }
    const rule = { decision: 'cohort', rule: 'flex' }
    const renamings = [
      (document: PolicyDocument) => after(document, renameOutcome(document, cohort, 'OTHER')),
      (document: PolicyDocument) => after(document, renameOutcome(document, lead, 'OTHER')),
      (document: PolicyDocument) => after(document, renameRule(document, rule, 'other')),
    ]
    for (const rename of renamings) {
      const renamed = rename(published)
      for (const { silence, option } of options) {
        const read = withReading(published, silence, option)
        const both = withReading(renamed, silence, option)
        expect(both, `${silence} ${option}`).toEqual(read === null ? null : rename(read))
      }
    }
  })

  test('of a rule: acceptances and readings that name it follow', () => {
    const accepted: PolicyDocument = {
      ...published,
      acceptances: [
        {
          code: 'overlap',
          decision: 'cohort',
          rules: ['flex', 'free'],
          reason: 'Known.',
          by: 'board',
          on: '2026-01-01',
        },
        {
          code: 'uncited',
          path: '/decisions/cohort/rules/flex/cite',
          reason: 'Known.',
          by: 'board',
          on: '2026-01-01',
        },
      ],
    }
    const renamed = after(accepted, renameRule(accepted, { decision: 'cohort', rule: 'flex' }, 'flexible'))
    expect(renamed.acceptances).toMatchObject([
      { rules: ['flexible', 'free'] },
      { path: '/decisions/cohort/rules/flexible/cite' },
    ])
    expect(usesOfRule(renamed, { decision: 'cohort', rule: 'flex' })).toEqual([])
    expect(usesOfRule(accepted, { decision: 'cohort', rule: 'flex' }).join()).toMatch(
      /acceptances.*readings|readings.*acceptances/,
    )
    expect(() => hashOf(renamed)).not.toThrow()
  })
})

test('a rule says that it has changed, by itself or by what it uses, and only then', () => {
  const parsed = parsePolicy(published)
  if (!parsed.ok) throw new Error('no policy')
  const policy = parsed.value
  const statuses = (document: PolicyDocument) => {
    const editor = { document, policy, published: policy, issues: [], mistyped: {}, unread: null }
    const nothing = () => {}
    const props = {
      ...editor,
      onEdit: () => [],
      onMistype: nothing,
      onTypeText: nothing,
      onUndo: nothing,
      onRedo: nothing,
    }
    return rulesOf(document, 'cohort').map((rule) => draftedStatus(props, 'cohort', rule))
  }
  expect(statuses({ ...published })).toEqual(['same', 'same', 'same'])
  const figure = after(published, [{ op: 'replace', path: '/parameters/ogrsHigh/value', value: 80 }])
  expect(statuses(figure)).toEqual(['through', 'through', 'same'])
  const free = '/decisions/cohort/rules/free/event/type'
  expect(statuses(after(figure, [{ op: 'replace', path: free, value: 'FLEX' }]))).toEqual([
    'through',
    'through',
    'changed',
  ])
  expect(statuses(after(published, addRule(published, 'cohort', newRule(published, 'cohort'), 0)))[0]).toBe(
    'new',
  )
})

describe('a passage', () => {
  const linesOf = (source: string) =>
    readFileSync(`rules/sources/${published.sources?.[source]?.file ?? ''}`, 'utf8').split('\n')
  const cited = Object.values(published.decisions ?? {}).flatMap(({ rules }) =>
    rules.flatMap(({ cite = [] }) => cite),
  )

  test('every one that the rules quote stands on its line, and is found by its words', () => {
    expect(cited.length).toBeGreaterThan(10)
    for (const citation of cited) {
      const lines = linesOf(citation.source)
      expect(isThere(lines, citation), citation.quote).toBe(true)
      expect(isThere(lines, { ...citation, line: citation.line + 1 }), citation.quote).toBe(false)
      expect(lineOf(lines, citation.quote)).not.toBeNull()
      expect(linesWith(lines, citation.quote).map(({ line }) => line)).toContain(citation.line)
    }
  })

  test('cited and taken out again leaves the document as it was, with or without others', () => {
    const citation = { source: 'national-refresh-slides', line: 58, quote: 'People' }
    for (const place of ['/decisions/cohort/rules/flex', '/decisions/cohort/otherwise']) {
      const more = after(published, addCitation(published, place, citation))
      const at = citationsAt(more, place).length - 1
      expect(citationsAt(more, place)[at]).toEqual(citation)
      expect(JSON.stringify(after(more, removeCitation(more, place, at)))).toBe(JSON.stringify(published))
    }
  })
})

describe('taking out', () => {
  test('an outcome that nothing holds leaves a policy; one that something holds says what', () => {
    for (const name of outcomes) {
      const holds = holdsOutcome(published, name)
      const parsed = parsePolicy(after(published, removeOutcome(published, name)))
      expect(parsed.ok, `${name.decision} ${name.outcome} ${holds.join(' ')}`).toBe(holds.length === 0)
    }
    expect(holdsOutcome(published, { decision: 'status', outcome: 'GREEN' }).join()).toContain('/deselection')
  })

  test('an outcome goes out of the names of a part of the process that only mirrors its decision', () => {
    const names = { NONE: 'OUT', SPARE: 'IN' }
    const region = { initial: 'OUT', mirrors: 'spare', names, states: { OUT: {}, IN: {} } }
    const spare = { title: 'Spare', hitPolicy: 'FIRST', outcomes: { NONE: {}, SPARE: {} }, rules: [] }
    const document = after(published, [
      { op: 'add', path: '/decisions/spare', value: spare },
      { op: 'add', path: '/machines/spare', value: region },
    ])
    const name = { decision: 'spare', outcome: 'SPARE' }
    expect(holdsOutcome(document, name)).toEqual([])
    expect(parsePolicy(after(document, removeOutcome(document, name))).issues).toEqual([])
  })

  test('a decision that nothing holds leaves a policy; one that something holds says what', () => {
    for (const [decision] of decisions) {
      const holds = holdsDecision(published, decision)
      const parsed = parsePolicy(after(published, removeDecision(published, decision)))
      expect(parsed.ok, `${decision} ${holds.join(' ')}`).toBe(holds.length === 0)
      const gone = after(published, removeDecision(published, decision))
      const back = after(gone, putBackDecision(gone, published, decision))
      expect(JSON.stringify(back)).toBe(JSON.stringify(published))
    }
    const added = after(published, addDecision(published, 'panel', 'Panel'))
    expect(added.decisions?.['panel']).toMatchObject({ title: 'Panel', rules: [] })
    expect(holdsDecision(added, 'panel')).toEqual([])
    expect(decisionPath('panel')).toBe('/decisions/panel')
    // What every object answers to is no id.
    expect(newDecisionId(published, 'Value of')).toBe('valueOf2')
  })

  test('what collects its outcomes has nothing that it gives otherwise', () => {
    const collected = after(published, setHitPolicy(published, 'cohort', 'COLLECT'))
    expect(collected.decisions?.['cohort']).not.toHaveProperty('otherwise')
  })
})
