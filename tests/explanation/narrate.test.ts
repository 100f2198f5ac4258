import {
  assess,
  narrate,
  parsePolicy,
  phraseRule,
  phraseTest,
  type Facts,
  type Policy,
  type TestTrace,
} from '@iom-rules/core'
import document from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { expect, test } from 'vitest'

const parsed = parsePolicy(document)
if (!parsed.ok) throw new Error('the shipped policy does not parse')
const policy: Policy = parsed.value
const asAt = '2026-11-22'
const burglary = [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }]

function say(facts: Facts, decision: string): string[] {
  return narrate(policy, assess(policy, { ref: 'A', facts }, { asAt }), decision).split('\n')
}

test('a provisional answer says what it could become, what is known of that, and what it cites', () => {
  const lines = say({ cssScore: 1204, offences: burglary, iomTeamAgrees: true, cspAgrees: false }, 'cohort')
  expect(lines[0]).toBe('FLEX, provisionally: could become FIXED once the OGRS score is known.')
  expect(lines[1]).toBe('A listed offence is on record. The IOM team agrees.')
  expect(lines[2]).toContain(
    'the Crime Severity Score 1,204 reaches the threshold of 1,000 (assumption, cheshire 1.0.0)',
  )
  expect(lines[2]).toContain('the OGRS score is not known; what counts is whether it is 75 percent or more')
  expect(lines[3]).toMatch(/^Source: .*, line 58: “People who do not meet the Fixed criteria/)
})

test('a settled answer says no more than is needed', () => {
  const lines = say({ ogrsScore: 82, cssScore: 5000, offences: burglary }, 'cohort')
  expect(lines[0]).toBe('FIXED.')
  expect(lines[1]).toBe(
    'The OGRS score 82 percent reaches the threshold of 75 percent (assumption, cheshire 1.0.0). ' +
      'The Crime Severity Score 5,000 reaches the threshold of 1,000 (assumption, cheshire 1.0.0). ' +
      'A listed offence was committed recently.',
  )
})

test('an undetermined answer says what is possible and what to find out', () => {
  const [first] = say(
    { cssScore: 5000, offences: burglary, iomTeamAgrees: false, cspAgrees: false },
    'cohort',
  )
  expect(first).toBe(
    'Not yet determined: FIXED or No cohort is still possible. To be found out: the OGRS score.',
  )
})

test('a fallback says that the sources do not define the case', () => {
  const facts = {
    wantedOnPnc: false,
    wantedForArrest: false,
    inPrison: true,
    sentenceMonths: 18,
    sentenceKind: 'DETERMINATE',
    releaseDate: '2027-09-01',
  }
  const lines = say(facts, 'status')
  expect(lines[0]).toBe('Unclassified.')
  expect(lines).toContain('This is a fallback, for a case the sources do not define.')
})

test('a collected answer says what applies, why, and what may also apply', () => {
  const lines = say({ membership: 'FIXED', mappaStatus: 'NONE', maracRole: 'VICTIM' }, 'obligations')
  expect(lines.join('\n')).toContain(
    'IOM team represented at MARAC: The cohort the panel decided is “FIXED”.',
  )
  expect(lines.at(-1)).toBe(
    'May also apply: Probation offender manager. To be found out: whether the person is statutory.',
  )
})

test('facts that contradict each other, and inputs taken as given, are told', () => {
  const nominal = { ref: 'A', facts: { wantedOnPnc: true, wantedForArrest: true } }
  const assessment = assess(policy, nominal, { asAt, assume: { custodyPeriods: [] } })
  const lines = narrate(policy, assessment, 'status').split('\n')
  expect(
    lines.some((line) => line.startsWith('The facts contradict what the policy takes to be always true')),
  ).toBe(true)
  expect(lines.at(-1)).toBe('Taken as given, not recorded: periods in custody.')
})

test('a sum with an unknown weight is told by the least it can be, never by the threshold', () => {
  const robberies = Array.from({ length: 5 }, () => ({
    type: 'ROBBERY',
    day: '2026-11-01',
    proof: 'CONVICTED',
  }))
  const facts = {
    ogrsScore: 80,
    offences: [...robberies, { type: 'ASB', day: '2026-11-02', proof: 'CONVICTED' }],
  }
  const assessment = assess(policy, { ref: 'A', facts }, { asAt })
  expect(assessment.decisions['cohort']?.outcome).toBe('FIXED')
  expect(assessment.derived['cssScore']).toEqual({ oneOf: [3730] })
})

test('an assessment made under another policy is refused', () => {
  const other = parsePolicy({ ...document, version: '1.0.1' })
  if (!other.ok) throw new Error('the edited policy does not parse')
  const assessment = assess(other.value, { ref: 'A', facts: {} }, { asAt })
  expect(() => narrate(policy, assessment, 'cohort')).toThrow('made under cheshire 1.0.1')
})

test('every rule of the shipped policy has a sentence', () => {
  const sentences = Object.entries(policy.decisions).flatMap(([id, decision]) =>
    decision.rules.map((rule) => phraseRule(policy, id, rule)),
  )
  for (const sentence of sentences) expect(sentence).toMatch(/^\S.* if .+\.$/)
  expect(sentences).toContain('FREE if the IOM team agrees and the Community Safety Partnership agrees.')
  expect(sentences).toContain(
    'FLEX if (the OGRS score is below 75 percent, the Crime Severity Score is below 1,000 or no listed offence was committed recently), a listed offence is on record and the IOM team agrees.',
  )
})

test('a single test shows what was found and what is asked for', () => {
  const trace: TestTrace = {
    kind: 'test',
    truth: 'met',
    fact: 'cssScore',
    operator: 'greaterThanInclusive',
    required: 1000,
    from: 'cssThreshold',
    found: 1204,
  }
  expect(phraseTest(policy, trace)).toBe(
    'Crime Severity Score: 1,204. Asked for: that it is 1,000 or more (assumption, cheshire 1.0.0).',
  )
})
