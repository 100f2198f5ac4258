import { describe, expect, it } from 'vitest'
import { assess, type Policy, type SingleResult } from '@iom-rules/core'
import { verify, type DecisionFinding } from '@iom-rules/core/analysis'
import { toRulesEngine } from '@iom-rules/core/interop'
import { policyOf, shipped } from '../rules/shipped.ts'
import { asAt, edited, familiesOf, findingsOn, found, parsed } from './small.ts'

/** The colours as the slides give them: without our fallbacks, and without our order. */
function asTheSlides(): Policy {
  const { document } = policyOf('navigate')
  const status = document.decisions?.['status']
  if (status === undefined) throw new Error('no status')
  const rules = status.rules.filter(({ fallback }) => fallback !== true)
  const { machines: _machines, review: _review, deselection: _deselection, ...rest } = document
  return parsed({
    ...rest,
    examples: [],
    readings: [],
    decisions: { ...document.decisions, status: { ...status, hitPolicy: 'UNIQUE', rules } },
  })
}

const cheshire = verify(policyOf('cheshire'), { asAt })
const of = (code: string) => cheshire.filter((finding) => finding.code === code) as DecisionFinding[]

describe('the shipped policies', () => {
  it.each(shipped)('%s has no error, and nothing in its decisions to accept', (id) => {
    const findings = id === 'cheshire' ? cheshire : verify(policyOf(id), { asAt })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings.filter(({ code }) => code === 'gap' || code === 'too-complex')).toEqual([])
  })

  it('fill the two gaps of the colours with fallbacks, and say who falls into them', () => {
    const filled = of('filled-by-fallback')
    expect(filled.map(({ rules }) => rules)).toEqual([['custody-gap'], ['community-gap']])
    expect(familiesOf(filled[0] ?? {})).toEqual([
      [
        'the compliance with supervision is not “Not complying”',
        'the compliance with treatment services is not “Not complying”',
        'the kind of sentence is not “No fixed length, such as life”',
        'the length of sentence is 24 months or less or none',
        'the person is in prison',
        'the person is not circulated as wanted on PNC',
        'the person is not engaging with all relevant agencies',
        'the person is not wanted for arrest',
        'the release date is not within the next 6 months',
        'there is no intelligence to suggest offending',
      ].join('; '),
    ])
  })

  it('have a MAPPA level that counts only once the lowest level is raised', () => {
    const [level, ...others] = of('redundant-condition')
    expect(others).toEqual([])
    expect(level).toMatchObject({
      severity: 'info',
      decision: 'lead',
      rules: ['mappa'],
      parameter: 'mappaPrecedenceMinLevel',
      path: '/decisions/lead/rules/0/conditions/all/1',
    })
    expect(level?.message).toContain('it is always so while “Lowest MAPPA level at which MAPPA leads” is 1.')
  })

  it('say that a recent listed offence being on record follows from the list', () => {
    const unneeded = of('unneeded-assumption')
    expect(unneeded.map(({ message }) => message)).toEqual([
      'Nothing needs the assumption “A recent listed offence is a listed offence on record.”: it follows from what the facts can be.',
    ])
  })

  it('have examples that `assess` confirms for every finding with families', () => {
    const policy = policyOf('cheshire')
    const shown = (cheshire as DecisionFinding[]).flatMap((finding) =>
      (finding.families ?? []).map(({ example }) => ({ finding, example })),
    )
    expect(shown.length).toBeGreaterThan(40)
    for (const { finding, example } of shown) {
      const { decision = '', outcomes = [], rules = [] } = finding
      const nominal = { ref: 'A', facts: example?.facts ?? {} }
      const result = assess(policy, nominal, { asAt }).decisions[decision]
      const { matches = [], certainty, rule } = { ...result } as Partial<SingleResult>
      const isShown =
        finding.code === 'overlap'
          ? outcomes.every((outcome) => matches.includes(outcome))
          : certainty === 'settled' && rule === rules[0]
      expect({ message: finding.message, isShown }).toEqual({ message: finding.message, isShown: true })
    }
  })

  it('have examples that a stock json-rules-engine does not contradict', async () => {
    const runner = toRulesEngine(policyOf('cheshire'))
    let asked = 0
    for (const {
      code,
      decision = '',
      outcomes = [],
      rules = [],
      families = [],
    } of cheshire as DecisionFinding[]) {
      for (const { example } of families) {
        const { decisions } = await runner.assess({ ref: 'A', facts: example?.facts ?? {} }, { asAt })
        const { possible = [], rule = null } = { ...decisions[decision] } as {
          possible?: string[]
          rule?: string
        }
        // It is less sure where facts are left out: what is so must be among what it takes to be possible.
        const isPossible =
          code === 'overlap' ? possible.includes(outcomes[0] ?? '') : rule === null || rule === rules[0]
        expect({ code, decision, isPossible }).toEqual({ code, decision, isPossible: true })
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(40)
  })
})

describe('the colours without our fallbacks and our order', () => {
  const policy = asTheSlides()
  const findings = findingsOn(policy, { decisions: ['status'] })

  it('have just two gaps, in custody and in the community', () => {
    const gaps = findings.filter(({ code }) => code === 'gap')
    expect(gaps).toHaveLength(1)
    expect(gaps[0]).toMatchObject({ severity: 'error', moreFamilies: 0 })
    const families = familiesOf(gaps[0] ?? {})
    expect(families).toHaveLength(2)
    const [community, custody] = families.toSorted((a, b) => a.length - b.length)
    expect(community).toContain('the person is not in prison')
    expect(community).toContain('the person is not engaging with all relevant agencies')
    expect(custody).toContain('the person is in prison')
    expect(custody).toContain('the release date is not within the next 6 months')
    expect(custody).toContain('the length of sentence is 24 months or less or none')
  })

  it('have two people for whom the slides have no colour, as `assess` says', () => {
    const [gap] = findings.filter(({ code }) => code === 'gap')
    for (const { example } of gap?.families ?? []) {
      const { status } = assess(policy, { ref: 'A', facts: example?.facts ?? {} }, { asAt }).decisions
      expect(status).toMatchObject({ certainty: 'silent', possible: ['SILENT'] })
    }
    expect(gap?.families?.map(({ example }) => example !== null)).toEqual([true, true])
  })

  it('have every pair of colours that can apply at once, and no other', () => {
    const pairs = findings.filter(({ code }) => code === 'overlap')
    expect(pairs.every(({ severity, witness }) => severity === 'error' && witness !== undefined)).toBe(true)
    // Green asks for engaging with all agencies, which excludes not complying: it meets neither amber.
    expect(pairs.map(({ outcomes = [] }) => outcomes.join(' × '))).toEqual([
      'RED × BLUE',
      'RED × BLACK',
      'RED × AMBER_ALERT',
      'RED × AMBER',
      'RED × GREEN',
      'BLUE × BLACK',
      'BLUE × AMBER_ALERT',
      'BLUE × AMBER',
      'BLUE × GREEN',
      'BLACK × AMBER_ALERT',
      'BLACK × AMBER',
      'BLACK × GREEN',
      'AMBER_ALERT × AMBER',
    ])
  })
})

describe('the cohorts without an order', () => {
  const policy = edited('neighbourhood-crime-2020', [
    { op: 'replace', path: '/decisions/cohort/hitPolicy', value: 'UNIQUE' },
  ])

  it('conflict in two pairs: FIXED with FREE, and FLEX with FREE', () => {
    const overlaps = found(policy, 'overlap', { decisions: ['cohort'] })
    expect(overlaps.map(({ outcomes, severity }) => [outcomes, severity])).toEqual([
      [['FIXED', 'FREE'], 'error'],
      [['FLEX', 'FREE'], 'error'],
    ])
  })

  it('are settled by the order as shipped, which is worth knowing and no mistake', () => {
    const overlaps = found(policyOf('neighbourhood-crime-2020'), 'overlap', { decisions: ['cohort'] })
    expect(overlaps.map(({ outcomes, severity }) => [outcomes, severity])).toEqual([
      [['FIXED', 'FREE'], 'info'],
      [['FLEX', 'FREE'], 'info'],
    ])
    expect(overlaps[0]?.message).toContain('The order of the rules settles it: they are FIXED.')
  })
})
