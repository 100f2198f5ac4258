import { describe, expect, test, vi } from 'vitest'
import { assess, parsePolicy, runExamples, type Assessment, type Nominal } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { copy } from '../../playground/src/developer/code/copy.ts'
import { caseloadVectors, exampleVectors } from '../../playground/src/developer/vectors/lines.ts'
import { cheshire } from '../caseload/policies.ts'

const asAt = '2026-11-22'
const people = [...generate(cheshire, { count: 40, seed: 5, asAt })]
const calm = { onProgress: () => {}, signal: new AbortController().signal }

interface Vector {
  readonly nominal: Nominal
  readonly asAt: string
  readonly assessment: Assessment
}

async function vectorsIn(file: Blob): Promise<Vector[]> {
  const lines = (await file.text()).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Vector)
}

describe('a text to take along', () => {
  const shown = document.createElement('code')
  shown.textContent = 'const a = 1'
  document.body.append(shown)
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText)

  test('is copied, or selected on the screen where the browser forbids it', async () => {
    const taken: string[] = []
    clipboard(async (text) => void taken.push(text))
    expect(await copy('const a = 1', () => shown)).toBe(true)
    expect(taken).toEqual(['const a = 1'])
    clipboard(() => Promise.reject(new Error('forbidden')))
    expect(await copy('const a = 1', () => shown)).toBe(false)
    expect(String(getSelection())).toBe('const a = 1')
  })
})

describe('test vectors', () => {
  test('hold the people in their order, each with exactly what assess answers', async () => {
    const { file, leftOut } = await caseloadVectors(cheshire, people, { asAt, first: 25 }, calm)
    expect(leftOut).toEqual([])
    const vectors = await vectorsIn(file)
    expect(vectors.map(({ nominal }) => nominal)).toEqual(people.slice(0, 25))
    for (const { nominal, asAt: on, assessment } of vectors)
      expect(assessment).toEqual(JSON.parse(JSON.stringify(assess(cheshire, nominal, { asAt: on }))))
  })

  test('leave out whom the draft does not fit, and say why', async () => {
    const [one, two] = people as [Nominal, Nominal]
    const stranger = { ref: 'X-1', facts: { unheardOf: true } }
    const { file, leftOut } = await caseloadVectors(cheshire, [one, stranger, two], { asAt, first: 3 }, calm)
    expect((await vectorsIn(file)).map(({ nominal }) => nominal)).toEqual([one, two])
    expect(leftOut).toEqual([{ ref: 'X-1', why: expect.stringContaining('/facts/unheardOf') }])
  })

  test('hold every example with what it must come to', async () => {
    const parsed = parsePolicy({ ...cheshire.document, examples: cheshire.examples.slice(0, 20) })
    if (!parsed.ok) throw new Error('not a policy')
    const vectors = await vectorsIn(exampleVectors(parsed.value))
    expect(vectors.map(({ assessment }) => assessment)).toEqual(
      JSON.parse(JSON.stringify(runExamples(parsed.value).map(({ assessment }) => assessment))),
    )
    expect(vectors).toHaveLength(20)
  })

  test('stop when they are to stop', async () => {
    const stop = new AbortController()
    const many = Array.from({ length: 5000 }, (_, at) => ({ ...people[at % 40], ref: `P-${at}` }) as Nominal)
    const hear = { onProgress: () => stop.abort(new Error('stopped')), signal: stop.signal }
    await expect(caseloadVectors(cheshire, many, { asAt, first: 5000 }, hear)).rejects.toThrow('stopped')
  })
})
