// The interview: what it asks, what it understands, how it ends.
import { nextQuestion, parsePolicy, type FactValue } from '@iom-rules/core'
import { beforeAll, describe, expect, test } from 'vitest'
import { understand } from '../../packages/cli/src/interview.ts'
import { small, smallText } from './small.ts'
import { cli, folderOf, type Ran } from './terminal.ts'

let folder: string

beforeAll(() => {
  folder = folderOf({ 'p.json': smallText })
})

function ask(answers: readonly string[], ...args: string[]): Promise<Ran> {
  const given = ['ask', '--policy', 'p.json', '--as-at', '2026-11-22', ...args]
  return cli(given, { folder, stdin: answers.map((answer) => `${answer}\n`).join('') })
}

interface Answered {
  readonly nominal: { readonly facts: Readonly<Record<string, unknown>> }
  readonly assessment: {
    readonly decisions: { readonly [id: string]: { outcome?: string | null; missing: string[] } }
  }
}

async function facts(answers: readonly string[], ...args: string[]) {
  const { code, stdout } = await ask(answers, '--format', 'json', ...args)
  expect(code).toBe(0)
  return (JSON.parse(stdout) as Answered).nominal.facts
}

/** The titles that were asked for, in order. */
function asked({ stderr }: Ran): string[] {
  return [...stderr.matchAll(/^\d+\. (.+)$/gm)].map(([, title]) => title ?? '')
}

/** What a person who knows these answers would type, in the order the core asks. */
function typed(
  known: Readonly<Record<string, readonly [text: string, value: FactValue]>>,
  decision: string,
): string[] {
  const policy = parsed()
  const facts: Record<string, FactValue> = {}
  const skip: string[] = []
  const answers: string[] = []
  for (;;) {
    const question = nextQuestion(policy, { ref: 'A', facts }, decision, { asAt: '2026-11-22', skip })
    if (question === null) return answers
    const [text, value] = known[question.fact] ?? ['?', null]
    answers.push(text)
    if (value === null) skip.push(question.fact)
    else facts[question.fact] = value
  }
}

function parsed() {
  const policy = parsePolicy(smallText)
  if (!policy.ok) throw new Error(JSON.stringify(policy.issues))
  return policy.value
}

test.each([
  [{ score: ['80', 80], agrees: ['yes', true] }, 'HIGH'],
  [{ score: ['20', 20], agrees: ['yes', true] }, 'AGREED'],
  [{ score: ['20', 20], agrees: ['no', false] }, 'NONE'],
] as const)('asks until the decision is settled, and no further: %j', async (known, outcome) => {
  const answers = typed(known, 'band')
  // What is typed after the last question would be taken for an answer to one more.
  const ran = await ask([...answers, 'never read'], '--format', 'json')
  expect(ran.code).toBe(0)
  expect(asked(ran)).toHaveLength(answers.length)
  expect((JSON.parse(ran.stdout) as Answered).assessment.decisions['band']).toMatchObject({
    outcome,
    missing: [],
  })
})

test('a decision that is settled by one answer asks once', async () => {
  const ran = await ask(['80'], '--decision', 'scored')
  expect(asked(ran)).toEqual(['Score'])
  expect(ran.stdout).toMatch(/^\nScored, as at 2026-11-22\n {2}\S/)
  expect(ran.stdout).not.toContain('Not known')
})

test('the first decision of the policy is the one asked about where there is no cohort', async () => {
  expect((await ask([])).stdout).toContain('Band, as at')
  expect((await ask([], '--decision', 'flags')).stdout).toContain('Flags, as at')
})

test('a question says what an answer looks like', async () => {
  const { stderr } = await ask(['?'], '--decision', 'scored')
  expect(stderr).toContain(
    '1. Score\n   Two years.\n   Enter a number from 0 to 100 (percent)\n   ? if it is not known\n> ',
  )
  expect((await ask(['?', '?'])).stderr).toContain('Enter yes or no')
})

test('? leaves a fact unknown, and the end says what could still matter', async () => {
  const { code, stdout } = await ask(typed({ agrees: ['yes', true] }, 'band'))
  expect(code).toBe(0)
  expect(stdout).toMatch(/\n\nNot known, and could still matter:\n {2}Score \(score\)\n$/)
})

test('everything unknown ends too, and nothing is asked twice', async () => {
  const ran = await ask(['?', '?', '?', '?'])
  expect(ran.code).toBe(0)
  expect(asked(ran).sort()).toEqual(['Score', 'The team agrees'])
})

test('the end of the input ends the interview', async () => {
  const { code, stdout } = await ask([])
  expect(code).toBe(0)
  expect(stdout).toContain('Not known, and could still matter:')
})

test.each([
  ['', 'Enter a number from 0 to 100 (percent).'],
  ['82%', 'Enter a number from 0 to 100 (percent).'],
  ['1e2', 'Enter a number from 0 to 100 (percent).'],
  ['101', '`score` must be between 0 and 100'],
])('an answer of %j is refused, and asked for again', async (answer, words) => {
  const ran = await ask([answer, '80'], '--decision', 'scored')
  expect(ran.stderr).toContain(`   ${words}`)
  expect(asked(ran)).toEqual(['Score'])
  expect(ran.code).toBe(0)
})

describe('answers', () => {
  test.each([
    [['12.5'], 12.5],
    [['-1', '0'], 0],
  ])('to numbers: %j', async (answers, expected) => {
    expect(await facts(answers, '--decision', 'scored')).toEqual({ score: expected })
  })

  test.each([
    ['y', true],
    ['TRUE', true],
    ['No', false],
  ])('to yes or no: %j', async (answer, value) => {
    expect(await facts(typed({ agrees: [answer, value] }, 'band'))).toEqual({ agrees: value })
  })

  test('to choices: a word in any case, with spaces, or its number', async () => {
    expect(await facts(['red one', '[]'], '--decision', 'flags')).toMatchObject({ kind: 'RED_ONE' })
    expect(await facts(['2', '[]'], '--decision', 'flags')).toMatchObject({ kind: 'BLUE' })
    expect(await facts(['3', 'green', 'Blue', '[]'], '--decision', 'flags')).toMatchObject({ kind: 'BLUE' })
  })

  test.each([
    ['back to blue', 'BLUE'],
    ['Low risk', 'low-risk'],
    ['low-risk', 'low-risk'],
  ])('to choices: the word shown, whatever letters an id has: %j', async (word, value) => {
    const kind = { ...small.facts.kind, values: ['BLUE', 'low-risk'], labels: { BLUE: 'Back to blue' } }
    const own = folderOf({ 'p.json': JSON.stringify({ ...small, facts: { ...small.facts, kind } }) })
    const given = ['ask', '--policy', 'p.json', '--as-at', '2026-11-22', '--decision', 'flags']
    const { stdout, stderr } = await cli([...given, '--format', 'json'], { folder: own, stdin: `${word}\n` })
    expect(stderr).not.toContain('Choose')
    expect((JSON.parse(stdout) as Answered).nominal.facts).toEqual({ kind: value })
  })

  test('to lists of values: by the same words', () => {
    const values = ['housing', 'WORK', 'low_risk', 'low-risk']
    const needs = { type: 'list', title: 'Needs', values } as const
    const read = (text: string) => understand(text, { ...needs, labels: { WORK: 'Finding work' } })
    expect(read('Housing, finding work, low-risk')).toEqual({ value: ['housing', 'WORK', 'low-risk'] })
    // What it is not is for the check to say, which knows what is near.
    expect(read('housin')).toEqual({ value: ['HOUSIN'] })
  })

  test('to lists: none, or JSON that is checked', async () => {
    expect(await facts(['blue', 'none'], '--decision', 'flags')).toMatchObject({ visits: [] })
    const visit = '[{"day":"2026-01-05","place":"HOME"}]'
    const ran = await ask(
      ['blue', 'HOME', '[{"day":"2027-01-05"}]', visit, '?'],
      '--decision',
      'flags',
      '--format',
      'json',
    )
    expect(ran.stderr).toContain('Enter a JSON list in square brackets, or none.')
    expect(ran.stderr).toContain('after the day of the assessment')
    expect((JSON.parse(ran.stdout) as Answered).nominal.facts['visits']).toEqual(JSON.parse(visit))
  })

  test('a list that leaves parts of itself unknown is asked for once', async () => {
    const ran = await ask(['blue', '[{"place":"HOME"}]'], '--decision', 'flags')
    expect(asked(ran)).toHaveLength(2)
    expect(ran.stdout).toContain('Visits (visits)')
  })
})

test('a decision that is not there', async () => {
  expect(await ask([], '--decision', 'bend')).toMatchObject({ code: 2, stdout: '' })
})
