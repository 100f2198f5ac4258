// Which version is in force on a day, and whether the versions of a policy are in order.
import { assess, dayText } from '@iom-rules/core'
import {
  checkVersions,
  compareVersions,
  historyOf,
  historyToMarkdown,
  policyInForce,
  versionsInForce,
} from '@iom-rules/core/record'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../rules/shipped.ts'
import { versionOf } from './versions.ts'

const one = versionOf('1.0.0', '2021-01-01')
const two = versionOf('1.1.0', '2026-03-01')
const trial = versionOf('2.0.0', '2026-09-01', { until: '2026-12-31' })

const codes = (...policies: Parameters<typeof checkVersions>[0][number][]) =>
  checkVersions(policies)
    .filter(({ code }) => code !== 'unsigned' && code !== 'no-change-entry')
    .map(({ code, severity, versions }) => [code, severity, versions.join()])

describe('the version in force', () => {
  it('gives way on the day that another begins, and never has to be edited for it', () => {
    expect(
      versionsInForce([trial, one, two]).map(({ policy, from, until }) => [policy.version, from, until]),
    ).toEqual([
      ['1.0.0', '2021-01-01', '2026-02-28'],
      ['1.1.0', '2026-03-01', '2026-08-31'],
      ['2.0.0', '2026-09-01', '2026-12-31'],
    ])
    const on = (day: string) => {
      const found = policyInForce([two, one, trial], day)
      return found.ok ? found.value.version : found.issues[0]?.code
    }
    expect(
      ['2020-12-31', '2021-01-01', '2026-02-28', '2026-03-01', '2026-12-31', '2027-01-01'].map(on),
    ).toEqual(['none-in-force', '1.0.0', '1.0.0', '1.1.0', '2.0.0', 'none-in-force'])
  })

  it('is not what an assessment tells, which knows the days of one version and none that follows', () => {
    const day = '2026-03-01'
    const { inForce } = assess(one, { ref: 'A', facts: {} }, { asAt: day })
    const found = policyInForce([one, two], day)
    expect([inForce, found.ok && found.value.version]).toEqual([true, '1.1.0'])
    expect(assess(trial, { ref: 'A', facts: {} }, { asAt: '2027-01-01' }).inForce).toBe(false)
  })

  it('is exactly one on every day from the first, whatever the order and number of versions without a last day', () => {
    const day = fc.integer({ min: 18_000, max: 22_000 })
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 5 }), day, (firsts, asked) => {
        const versions = firsts.map((first, at) => versionOf(`1.${at}.0`, dayText(first)))
        const begun = firsts.filter((first) => first <= asked)
        const found = policyInForce(versions, dayText(asked))
        const latest = begun.length === 0 ? null : dayText(Math.max(...begun))
        expect(found.ok ? found.value.inForce.from : null).toBe(latest)
      }),
      { numRuns: 20 },
    )
  })

  it('is not chosen for somebody where it is not clear', () => {
    const again = versionOf('1.0.1', '2021-01-01')
    expect(policyInForce([one, again], '2022-01-01').issues).toMatchObject([
      { code: 'several-in-force', message: '2 versions of `small` are in force on 1 January 2022.' },
    ])
    const navigate = policyOf('navigate')
    expect(policyInForce([one, navigate], '2022-01-01').issues[0]?.code).toBe('several-policies')
    expect(policyInForce([one, navigate], '2022-01-01', 'navigate')).toMatchObject({
      ok: true,
      value: navigate,
    })
    expect(policyInForce([one], '2022-01-01', 'smal').issues[0]?.help).toBe('Did you mean `small`?')
    expect(policyInForce([one], '2022-01-01', 'navigate').issues[0]?.help).toBe('Policies at hand: small.')
    expect(policyInForce([], '2022-01-01').issues[0]?.code).toBe('unknown-policy')
    expect(policyInForce([one], '2022-02-30').issues[0]?.code).toBe('wrong-day')
    expect(policyInForce([one, one], '2022-01-01').ok).toBe(true)
  })
})

describe('versions in order', () => {
  it('are nothing to speak of', () => {
    expect(codes(one, two, trial)).toEqual([])
    expect(codes()).toEqual([])
  })

  it.each([
    ['overlap', 'error', [versionOf('1.0.0', '2021-01-01', { until: '2026-03-01' }), two], '1.0.0,1.1.0'],
    ['overlap', 'error', [one, versionOf('1.0.1', '2021-01-01')], '1.0.0,1.0.1'],
    ['gap', 'warning', [versionOf('1.0.0', '2021-01-01', { until: '2026-02-27' }), two], '1.0.0,1.1.0'],
    ['order', 'error', [versionOf('1.10.0', '2021-01-01'), versionOf('1.9.0', '2026-01-01')], '1.10.0,1.9.0'],
    ['version-reused', 'error', [one, versionOf('1.0.0', '2026-01-01')], '1.0.0'],
  ] as const)('%s', (code, severity, policies, versions) => {
    expect(codes(...policies)).toContainEqual([code, severity, versions])
  })

  it('an earlier version that outlasts the next overlaps every later one', () => {
    const long = versionOf('1.0.0', '2021-01-01', { until: '2030-01-01' })
    expect(codes(long, versionOf('1.1.0', '2022-01-01', { until: '2022-12-31' }), trial)).toEqual([
      ['overlap', 'error', '1.0.0,1.1.0'],
      ['overlap', 'error', '1.0.0,2.0.0'],
    ])
    const { message } = checkVersions([long, trial]).find(({ code }) => code === 'overlap') ?? {}
    expect(message).toBe(
      'Two versions are in force at once: 1.0.0 from 1 January 2021 to 1 January 2030, and 2.0.0 from 1 September 2026 to 31 December 2026.',
    )
  })

  it('a gap lies after the version that held longest', () => {
    const long = versionOf('1.0.0', '2021-01-01', { until: '2025-12-31' })
    const short = versionOf('1.1.0', '2022-01-01', { until: '2022-12-31' })
    expect(codes(long, short, trial)).toContainEqual(['gap', 'warning', '1.0.0,2.0.0'])
  })

  const police = { by: 'police', name: 'chief inspector', on: '2020-12-01' }
  const probation = { by: 'probation', name: 'head of service', on: '2020-12-02' }
  it.each([
    ['unsigned', 'info', []],
    ['half-signed', 'warning', [police]],
    ['signed-late', 'warning', [police, { ...probation, on: '2021-01-02' }]],
    [undefined, undefined, [police, { ...probation, on: '2021-01-01' }]],
    [undefined, undefined, [police, probation, { ...police, on: '2022-01-01' }]],
  ])('%s', (code, severity, signOffs) => {
    const changes = [{ version: '1.0.0', on: '2020-11-30', text: 'First version.' }]
    const [found] = checkVersions([versionOf('1.0.0', '2021-01-01', { signOffs, changes })])
    expect([found?.code, found?.severity]).toEqual([code, severity])
  })

  it('the shipped policies are signed by nobody, and say so as information', () => {
    const policies = (['cheshire', 'navigate', 'neighbourhood-crime-2020'] as const).map(policyOf)
    expect(checkVersions(policies).map(({ code, severity, policy }) => [policy, code, severity])).toEqual([
      ['cheshire', 'unsigned', 'info'],
      ['navigate', 'unsigned', 'info'],
      ['neighbourhood-crime-2020', 'unsigned', 'info'],
    ])
  })
})

describe('a history', () => {
  const changes = [
    { version: '1.0.0', on: '2020-11-30', text: 'First version.' },
    { version: '1.0.5', on: '2024-01-01', text: 'A version nobody kept.' },
    { version: '1.1.0', on: '2026-02-01', text: 'A high score begins at 80.' },
  ]
  const figure = { title: 'High score', value: 80, unit: 'percent', minimum: 0, maximum: 100 }
  const decided = { basis: 'local', decidedBy: 'panel', decidedOn: '2026-02-01' }
  const raised = versionOf('1.1.0', '2026-03-01', {
    changes,
    parameters: { high: { ...figure, ...decided } },
  })

  it('has every version at hand or in the log, newest first, with what reads differently', () => {
    const { versions } = historyOf([one, raised])
    expect(
      versions.map(({ version, hash, changes: [change] }) => [version, hash === null, change?.text]),
    ).toEqual([
      ['1.1.0', false, 'A high score begins at 80.'],
      ['1.0.5', true, 'A version nobody kept.'],
      ['1.0.0', false, 'First version.'],
    ])
    expect(versions[0]?.written?.join('\n')).toContain('75 percent became 80 percent')
    expect(versions[2]?.written).toBeNull()
    expect(historyOf([one]).versions).toMatchObject([{ version: '1.0.0', changes: [], written: null }])
  })

  it('keeps a draft apart from the version it is made from, whose number it still carries', () => {
    const draft = versionOf('1.0.0', '2021-01-01', { parameters: { high: { ...figure, ...decided } } })
    const { versions } = historyOf([one, draft])
    expect(versions.map(({ hash }) => hash)).toEqual([draft.hash, one.hash])
    expect(versions[0]?.written?.join('\n')).toContain('75 percent became 80 percent')
  })

  it('reads as a page', () => {
    const signed = versionOf('1.2.0', '2026-06-01', {
      changes,
      signOffs: [{ by: 'police', name: 'chief inspector', on: '2026-05-01' }],
    })
    const text = historyToMarkdown(historyOf([one, raised, signed]))
    expect(text).toContain('| police | chief inspector | 1 May 2026 |')
    expect(text).toContain('The change log says nothing of this version.')
    expect(text).toContain('# History of A small policy')
    expect(text).toContain('In force from 1 January 2021 to 28 February 2026.')
    expect(text).toContain('By nobody: a draft, or for demonstration.')
    expect(text).toContain('This version is not at hand.')
  })
})

describe('versions', () => {
  const number = fc.nat(12)
  const version = fc.tuple(number, number, number).map((parts) => parts.join('.'))

  it('are in one order, number by number', () => {
    expect(['1.10.0', '1.9.9', '1.9.10', '0.20.0'].sort(compareVersions)).toEqual([
      '0.20.0',
      '1.9.9',
      '1.9.10',
      '1.10.0',
    ])
    fc.assert(
      fc.property(version, version, (one, other) => {
        expect(compareVersions(one, other) === 0).toBe(one === other)
        expect(Math.sign(compareVersions(one, other)) + Math.sign(compareVersions(other, one))).toBe(0)
      }),
    )
  })
})
