import { describe, expect, test } from 'vitest'
import { applyEdit, runExamples } from '@iom-rules/core'
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

/** Options that change what is written or shown beside the answers, and no answer. */
const besideTheAnswers = new Set(['A21 flex-quarter', 'A63 binding', 'A87 no-suggestions'])

describe.each(shipped)('%s', (id) => {
  const policy = policyOf(id)

  test.each(policy.readings.map((reading) => [reading.silence, reading] as const))('%s can be switched', (silence, reading) => {
    expect(reading.options.filter(({ edit }) => edit === undefined).map((option) => option.id)).toEqual([reading.chosen])
    for (const option of reading.options) {
      if (option.edit === undefined) continue
      const edited = applyEdit(policy.document, option.edit)
      expect(edited.issues, option.id).toEqual([])
      if (!edited.ok) continue
      const parsed = parse(withoutUnanswered(edited.value))
      expect(parsed.issues, option.id).toEqual([])
      if (!parsed.ok) continue
      expect(parsed.value.hash, option.id).not.toBe(policy.hash)
      const name = `${silence} ${option.id}`
      if (id !== 'cheshire' || besideTheAnswers.has(name)) continue
      const noticed =
        parsed.value.examples.length < policy.examples.length ||
        runExamples(parsed.value).some(({ failures }) => failures.length > 0)
      expect(noticed, `no example tells ${name} from the reading taken`).toBe(true)
    }
  })
})

/** Examples of a decision or outcome that an edit takes out are out of place with it. */
function withoutUnanswered<T extends ReturnType<typeof policyOf>['document']>(document: T): T {
  const outcomes = (decision: string) => Object.keys(document.decisions?.[decision]?.outcomes ?? {})
  const answered = (document.examples ?? []).filter(({ expect: expected }) =>
    Object.entries(expected).every(([decision, expectation]) =>
      [expectation.outcome ?? [], expectation.outcomes ?? [], expectation.possible ?? [], expectation.matches ?? []]
        .flat()
        .every((outcome) => outcomes(decision).includes(outcome)),
    ),
  )
  return { ...document, examples: answered }
}
