import { describe, expect, test } from 'vitest'
import { applyEdit, assess, runExamples, type Policy } from '@iom-rules/core'
import { parse, policyOf, shipped } from './shipped.ts'

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `A${String(from + at).padStart(2, '0')}`)
const register = [...numbered(1, 28), ...numbered(30, 50), ...numbered(60, 70), ...numbered(80, 92), 'A94', 'A95']

test('every silence of the documents is read in exactly one of the base policies', () => {
  const national = policyOf('neighbourhood-crime-2020').readings.map(({ silence }) => silence)
  const navigate = policyOf('navigate').readings.map(({ silence }) => silence)
  expect(register).toHaveLength(75)
  expect([...national, ...navigate].sort()).toEqual(register)
})

test('cheshire shows the readings of both, the colours included', () => {
  const found = policyOf('cheshire').readings.map(({ silence }) => silence)
  expect(found).toEqual(expect.arrayContaining([...numbered(1, 24), ...numbered(30, 50), 'A94', 'A95']))
})

/** Options that change what is written or shown beside the answers, or what may be recorded; no answer so far. */
const besideTheAnswers = new Set(['A21 flex-quarter', 'A22 none-is-not-high', 'A63 binding', 'A87 no-suggestions'])

/** Does an example fail? They are run a few at a time, as the first that does is enough. */
function isNoticed(policy: Policy): boolean {
  const few = 10
  // One policy throughout, as the diagrams of a policy are made once.
  const some: { -readonly [key in keyof Policy]: Policy[key] } = { ...policy }
  for (let at = 0; at < policy.examples.length; at += few) {
    some.examples = policy.examples.slice(at, at + few)
    if (runExamples(some).some(({ failures }) => failures.length > 0)) return true
  }
  return false
}

describe.each(shipped)('%s', (id) => {
  const policy = policyOf(id)

  test.each(policy.readings.map((reading) => [reading.silence, reading] as const))('%s can be switched', (silence, reading) => {
    expect(reading.options.filter(({ edit }) => edit === undefined).map((option) => option.id)).toEqual([reading.chosen])
    for (const option of reading.options) {
      if (option.edit === undefined) continue
      const edited = applyEdit(policy.document, option.edit)
      expect(edited.issues, option.id).toEqual([])
      if (!edited.ok) continue
      const parsed = parse(edited.value)
      expect(parsed.issues, option.id).toEqual([])
      if (!parsed.ok) continue
      expect(parsed.value.hash, option.id).not.toBe(policy.hash)
      const name = `${silence} ${option.id}`
      if (id !== 'cheshire' || besideTheAnswers.has(name)) continue
      const noticed = isNoticed(parsed.value)
      expect(noticed, `no example tells ${name} from the reading taken`).toBe(true)
    }
  })
})

test('A22: once it may be recorded that there is no OGRS score, such people are FLEX for certain', () => {
  const policy = policyOf('cheshire')
  const edit = policy.readings.find(({ silence }) => silence === 'A22')?.options.find(({ id }) => id === 'none-is-not-high')?.edit
  const edited = applyEdit(policy.document, edit ?? [])
  const parsed = edited.ok ? parse(edited.value) : edited
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  const facts = {
    ogrsScore: 'NONE',
    cssScore: 5000,
    offences: [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }],
    iomTeamAgrees: true,
  }
  const { cohort } = assess(parsed.value, { ref: 'HAL-004', facts }, { asAt: '2026-11-22' }).decisions
  expect(cohort).toMatchObject({ outcome: 'FLEX', certainty: 'settled', missing: [] })
})
