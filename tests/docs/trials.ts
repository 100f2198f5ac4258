// How the codes of the reference are brought about: each trial put to the function that its group names.
import { runInNewContext } from 'node:vm'
import * as core from '@iom-rules/core'
import * as interop from '@iom-rules/core/interop'
import * as journey from '@iom-rules/core/journey'
import * as records from '@iom-rules/core/record'
import { broken, sound, type IssueGroup, type Json, type Trial } from './codes.ts'

export const asAt = '2026-11-22'
export const start = { ref: 'A', asAt: '2026-01-05', facts: { ready: false, risky: false } }

export function read(document: unknown): core.Policy {
  const parsed = core.parsePolicy(document)
  if (parsed.ok) return parsed.value
  throw new Error(JSON.stringify(parsed.issues))
}

/** The policy of the page, read. */
export const policy = read(sound())

/** What is too long to be written down. */
const made: Readonly<Record<string, () => unknown>> = {
  'too-big': () => broken({ at: '/title', put: 'a'.repeat(401) }),
  'too-large': () => ({ ...sound(), title: 'a'.repeat(3 * 2 ** 20) }),
  'too-deep': () => `${'['.repeat(100)}${']'.repeat(100)}`,
  'too-many-facts': () => {
    const more = Array.from({ length: 201 }, (_, at) => [`f${at}`, { type: 'boolean', title: 'F' }] as const)
    return { ...sound(), facts: { ...(sound()['facts'] as Json), ...Object.fromEntries(more) } }
  },
  'too-many-conditions': () => {
    const names = Array.from({ length: 14 }, (_, at) => `c${at}`)
    const twice = (name: string) => ({ all: [{ condition: name }, { condition: name }] })
    const first = { all: [{ fact: 'ready', operator: 'equal', value: true }] }
    const put = Object.fromEntries(names.map((name, at) => [name, at === 0 ? first : twice(`c${at - 1}`)]))
    const conditions = { ...(sound()['conditions'] as Json), ...put }
    return broken(
      { at: '/decisions/risk/rules/0/conditions/condition', put: 'c13' },
      { ...sound(), conditions },
    )
  },
  'not-text': () => '{"id": "\u0000"}',
}

/** The issues that a trial brings about. */
export function issuesOf(
  of: IssueGroup['of'],
  code: string,
  trial: Trial,
): readonly { readonly code: string }[] {
  switch (of) {
    case 'policy':
      return core.parsePolicy(trial.made === undefined ? broken(trial) : made[code]?.()).issues
    case 'text':
      return trial.files === undefined
        ? core.parsePolicy(trial.made === undefined ? trial.text : made[code]?.()).issues
        : core.joinPolicy(trial.files).issues
    case 'local': {
      const part = { extends: [{ policy: 'codes@1.0.0' }], ...trial.part }
      const { language, inForce } = sound()
      const own = { language, inForce, id: 'local', version: '1.0.0', title: 'Local' }
      return core.parsePolicy({ ...own, ...part }, { bases: [sound()] }).issues
    }
    case 'nominal': {
      const { ref = 'A', facts = {}, area } = trial
      const nominal = { ref, facts, ...(area === undefined ? {} : { area }) }
      return core.parseNominal(policy, nominal, { asAt }).issues
    }
    case 'journey': {
      const whole = { id: 'j', title: 'J', policy: { id: 'codes' }, start, ...trial.part }
      if (code !== 'unknown-policy') return journey.parseJourney(policy, whole).issues
      return thrown(() => journey.policyOf(whole, [policy])).issues
    }
    case 'call':
      if (code === 'not-in-sql')
        return thrown(() => interop.toSql(unsayable(), { dialect: 'duckdb', mode: 'full', asAt })).issues
      return (
        runInNewContext(trial.issues ?? '', { ...core, ...records, ...entered() }) as {
          issues: readonly core.Issue[]
        }
      ).issues
    case 'command':
      return []
  }
}

/** A record under the policy of the page, and what a panel decided about it. */
function entered(): object {
  const record = records.recordOf(policy, { ref: 'A', facts: {} }, { asAt, madeOn: asAt, by: 'panel' })
  const entry = records.entryOf(policy, record, 'cohort', { outcome: 'NONE', by: 'panel', on: asAt })
  return { policy, asAt, record, entry }
}

/** What is thrown on purpose. */
export function thrown(act: () => unknown): core.IomRulesError {
  try {
    act()
  } catch (error) {
    if (core.isIomRulesError(error)) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}

/** Which rules may still be met is kept in the bits of one number, and there are not so many. */
function unsayable(): core.Policy {
  const put = Array.from({ length: 61 }, (_, at) => ({
    name: `r${at}`,
    conditions: { all: [{ fact: 'score', operator: 'equal', value: at / 10 }] },
    event: { type: 'FIXED' },
  }))
  return read(broken({ at: '/decisions/cohort/rules', put }))
}
