import { describe, expect, test } from 'vitest'
import {
  applyEdit,
  parsePolicy,
  runExamples,
  type Policy,
  type PolicyDocument,
  type Step,
} from '@iom-rules/core'
import { compare, verify, type VerifyFinding } from '@iom-rules/core/analysis'
import { openBoth } from '../../playground/src/caseload/both.ts'
import { countLines } from '../../playground/src/caseload/counts.ts'
import { compareCounts } from '../../playground/src/caseload/tally.ts'
import { checksAgainst } from '../../playground/src/changes/checks/against.ts'
import { outcomeMoves } from '../../playground/src/changes/effect/collected.ts'
import { shortAnswer } from '../../playground/src/changes/effect/move.ts'
import { exampleResults } from '../../playground/src/changes/examples.ts'
import type { Note } from '../../playground/src/changes/note/blocks.ts'
import { noteOf } from '../../playground/src/changes/note/note.ts'
import type { Told } from '../../playground/src/changes/note/told.ts'
import { changedPlaces } from '../../playground/src/changes/written/places.ts'
import { toMarkdown } from '../../playground/src/changes/write/markdown.ts'
import { asAt, smallCaseload, smallDocument, smallPolicy } from './small-policy.ts'

const published = smallPolicy()

function edited(steps: readonly Step[], document: PolicyDocument = smallDocument): Policy {
  const made = applyEdit(document, steps)
  const parsed = made.ok ? parsePolicy(made.value) : made
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

/** Everything for a note, worked out as the screen does. */
function tell(draft: Policy, more: Partial<Told> = {}): Told {
  const comparison = compare(published, draft, { asAt, nominals: smallCaseload })
  const both = openBoth({ people: smallCaseload, asAt, before: published, after: draft })
  const moved = new Set(comparison.caseload?.moves.map(({ decision }) => decision))
  return {
    published,
    draft,
    documents: { published: published.document, draft: draft.document },
    comparison,
    counts: [...moved].map((decision) => ({
      decision,
      counts: countLines(draft, decision, compareCounts(both, decision)),
    })),
    checks: checksAgainst(
      { policy: published, findings: verify(published, { asAt }) },
      { policy: draft, findings: verify(draft, { asAt }) },
    ),
    examples: exampleResults(draft, {
      outcomes: runExamples(draft).map(({ example, failures }) => ({ example, failures })),
      rules: {},
      boundaries: [],
    }),
    reasons: {},
    recorded: { version: null, decidedBy: null, date: null, from: null, review: null, signOffs: [] },
    verified: null,
    ran: null,
    came: '',
    hash: draft.hash,
    ...more,
  }
}

const raised = edited([{ op: 'replace', path: '/parameters/threshold/value', value: 600 }])

function sectionOf({ sections }: Note, title: string): string {
  const section = sections.find((each) => each.title === title)
  if (section === undefined) throw new Error(`No section ${title}`)
  return toMarkdown({ title, standing: '', sections: [section] })
}

describe('a change note', () => {
  const note = noteOf(tell(raised, { reasons: { '/parameters/threshold': 'The board asked for it.' } }))

  test('says what changes, with the reason given, and that no other is', () => {
    const text = sectionOf(note, 'What changes and why')
    expect(text).toContain('Severity score that must be reached: 500 became 600')
    expect(text).toContain('Why: The board asked for it.')
    expect(sectionOf(noteOf(tell(raised)), 'What changes and why')).toContain('No reason is given.')
  })

  test('says what it does in sentences, with an invented example of each kind, and what it leaves alone', () => {
    const text = sectionOf(note, 'What it does')
    expect(text).toContain('From FIXED to FLEX:')
    expect(text).toMatch(/severity score is 500 or more and below 600/)
    expect(text).toMatch(/Invented example: .*Severity score: 5\d\d/)
    expect(text).toContain('Proved: nothing changes for anybody in Flags.')
  })

  test('says who moves by area, and that they are invented', () => {
    const text = sectionOf(note, 'Who moves')
    expect(text).toContain('1 of 4 invented sample people gets another answer.')
    expect(text).toContain('| FIXED | NONE | 1 | 1 | 0 |')
    expect(text).toContain('| FIXED | 1 → 0 | 1 → 0 | 0 |')
  })

  test('says that it is a draft until both have signed off and it is known who decided', () => {
    expect(note.standing).toBe('Not signed off: a draft.')
    const [police, probation] = (['police', 'probation'] as const).map((by) => ({
      by,
      name: `Head of ${by}`,
      on: '2026-12-02',
    }))
    if (police === undefined || probation === undefined) throw new Error('nobody')
    const recorded = {
      version: '1.1.0',
      decidedBy: 'The board',
      date: '2026-12-01',
      from: '2027-01-01',
      review: null,
    }
    const half = noteOf(tell(raised, { recorded: { ...recorded, signOffs: [police] } }))
    expect(half.standing).toBe('Not signed off: a draft.')
    expect(sectionOf(half, 'Decision and sign-offs')).toContain('**Signed off for probation:** Not yet')
    const whole = noteOf(tell(raised, { recorded: { ...recorded, signOffs: [police, probation] } }))
    expect(whole.standing).toBe('Signed off for police and for probation.')
    expect(sectionOf(whole, 'Decision and sign-offs')).toContain('Head of police, 2 December 2026')
  })

  test('says which policies it was made from, and the figures that rest on nothing published', () => {
    const made = sectionOf(note, 'How this note was made')
    expect(made).toContain(published.hash)
    expect(made).toContain(raised.hash)
    expect(sectionOf(note, 'What it rests on')).toContain('Offences that count: Burglary')
  })

  test('says that checks were not run to the end, rather than nothing', () => {
    const unchecked = noteOf(tell(raised, { checks: null, examples: null }))
    expect(sectionOf(unchecked, 'What the checks find')).toContain('not run to the end')
    expect(sectionOf(unchecked, 'The policy’s own examples')).toContain('not run to the end')
  })

  test('names the examples that no longer hold', () => {
    const example = {
      title: 'Exactly the threshold',
      asAt,
      facts: { score: 500, offences: [{ type: 'BURGLARY', day: '2026-11-01' }], agrees: false },
      expect: { cohort: { outcome: 'FIXED', rule: 'fixed' } },
    }
    const withExample = edited([{ op: 'add', path: '/examples', value: [example] }], raised.document)
    const text = sectionOf(noteOf(tell(withExample)), 'The policy’s own examples')
    expect(text).toContain('1 of 1 no longer holds:')
    expect(text).toContain('- Exactly the threshold\n  - Cohort, the outcome: expected FIXED, found NONE.\n')
    expect(text).not.toContain('the rule that decides')
  })

  test('of a policy that only reads differently says that nothing changes for anybody', () => {
    const rewritten = edited([
      {
        op: 'replace',
        path: '/decisions/cohort/rules/fixed/conditions/all/0',
        value: { not: { fact: 'score', operator: 'lessThan', value: { fact: 'parameter.threshold' } } },
      },
    ])
    const same = noteOf(tell(rewritten))
    expect(sectionOf(same, 'What it does')).toContain('Nothing changes for anybody')
    expect(sectionOf(same, 'What changes and why')).not.toContain('Nothing: it reads')
    expect(sectionOf(same, 'Who moves')).toContain(
      'None of the 4 invented sample people gets another answer.',
    )
  })
})

describe('the places that change', () => {
  const move: Step = { op: 'move', from: '/decisions/cohort/rules/flex', path: '/decisions/cohort/rules/0' }
  const title: Step = { op: 'add', path: '/decisions/cohort/rules/fixed/title', value: 'First of all' }

  test('are called by name, so that a reason stays with what it was given for', () => {
    const places = (draft: Policy) =>
      changedPlaces(compare(published, draft, { asAt }).written, published.document, draft.document).map(
        ({ place }) => place,
      )
    expect(places(edited([title]))).toEqual(['/decisions/cohort/rules/fixed'])
    expect(places(edited([move, title]))).toContain('/decisions/cohort/rules/fixed')
    expect(places(raised)).toEqual(['/parameters/threshold'])
  })

  test('what is only called otherwise in the file is one change, and what says something else is two', () => {
    const told = (draft: Policy) =>
      changedPlaces(compare(published, draft, { asAt }).written, published.document, draft.document).map(
        ({ place, changes }) => `${place} ${changes.map(({ words }) => words).join(' ')}`,
      )
    const name: Step = { op: 'replace', path: '/decisions/cohort/rules/fixed/name', value: 'first' }
    const [renamed = '', ...more] = told(edited([name]))
    expect(more).toEqual([])
    expect(renamed).toMatch(/^\/decisions\/cohort\/rules\/first .* fixed, became first\. It says the same\.$/)
    const title: Step = { op: 'add', path: '/decisions/cohort/rules/first/title', value: 'Another rule' }
    expect(told(edited([name, title])).length).toBe(2)
  })
})

describe('findings against those of the published policy', () => {
  const finding = (rules: readonly string[], message: string): VerifyFinding => ({
    code: 'overlap',
    severity: 'warning',
    decision: 'cohort',
    rules,
    path: '/decisions/cohort',
    message,
  })
  const both = finding(['fixed', 'flex'], 'Between 500 and 600.')
  const reworded = finding(['fixed', 'flex'], 'Between 500 and 700.')
  const other = finding(['flex'], 'Another.')
  const check = (before: readonly VerifyFinding[], after: readonly VerifyFinding[], policy = published) =>
    checksAgainst({ policy: published, findings: before }, { policy, findings: after })

  test('are new, gone or still open; a figure in their words makes no difference', () => {
    expect(check([both], [reworded, other])).toMatchObject({ appeared: [other], gone: [], open: [reworded] })
    expect(check([both, other], [reworded])).toMatchObject({ appeared: [], gone: [other], open: [reworded] })
  })

  test('that come twice are new the second time', () => {
    expect(check([both], [both, reworded])).toMatchObject({ appeared: [reworded], open: [both] })
  })

  test('that somebody has accepted stand apart with the reason', () => {
    const acceptance = { code: 'overlap', reason: 'Order settles it.', by: 'The board', on: '2026-12-01' }
    const accepting = edited([{ op: 'add', path: '/acceptances', value: [acceptance] }])
    expect(check([], [both], accepting)).toMatchObject({
      appeared: [],
      open: [],
      accepted: [{ finding: both, acceptance }],
    })
  })
})

test('answers in short are said in full', () => {
  expect(shortAnswer(published, 'cohort', 'FLEX?')).toBe('FLEX, provisional')
  expect(shortAnswer(published, 'cohort', 'UNDETERMINED')).toBe('Undetermined')
  expect(shortAnswer(published, 'no-such', 'NO SUCH DECISION')).toBe('Not decided')
})

test('several outcomes at once are said by their titles, what is only possible too', () => {
  const policy = edited([
    { op: 'add', path: '/decisions/flags/outcomes/IN', value: { title: 'Kept in, for now' } },
    { op: 'add', path: '/decisions/flags/outcomes/LATE', value: { title: 'Reported late' } },
  ])
  const said = (answer: string) => shortAnswer(policy, 'flags', answer)
  expect(said('IN')).toBe('Kept in, for now')
  expect(said('IN?')).toBe('Kept in, for now, possible')
  expect(said('IN, LATE')).toBe('“Kept in, for now” and “Reported late”')
  expect(said('IN, DUE_OUT?')).toBe('“Kept in, for now” and possibly “DUE OUT”')
  expect(said('IN?, DUE_OUT?, LATE?')).toBe('possibly “Kept in, for now”, “DUE OUT” and “Reported late”')
  expect(said('IN, LATE, DUE_OUT?')).toBe('“Kept in, for now”, “Reported late” and possibly “DUE OUT”')
  expect(said('NONE OF THEM')).toBe('None of them')
})

test('moves between several outcomes at once are told outcome by outcome', () => {
  const move = { decision: 'flags', byArea: { NORTH: 2, SOUTH: 1 }, count: 3, refs: [] }
  const moves = outcomeMoves([
    { ...move, from: 'A, B?', to: 'B, C' },
    { ...move, from: 'NONE OF THEM', to: 'C', count: 1, byArea: { NORTH: 1 } },
  ])
  expect(moves).toEqual([
    { outcome: 'C', from: 'Does not apply', to: 'Applies', count: 4, byArea: { NORTH: 3, SOUTH: 1 } },
    { outcome: 'A', from: 'Applies', to: 'Does not apply', count: 3, byArea: { NORTH: 2, SOUTH: 1 } },
    { outcome: 'B', from: 'Possible', to: 'Applies', count: 3, byArea: { NORTH: 2, SOUTH: 1 } },
  ])
})
