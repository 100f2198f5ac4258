import { runExamples, type Nominal, type Policy } from '@iom-rules/core'
import { assessedBy } from '../../nominals/assessed-by.ts'
import { breath, type Hear } from '../../work/hear.ts'
import type { Vectors } from './vectors.ts'

/** As many as make a file that programs still like to read. */
export const mostVectors = 10_000

/** How long it is worked without a pause, in milliseconds. */
const slice = 50

/** Each nominal with the whole assessment, a line each, in their order. */
export async function caseloadVectors(
  policy: Policy,
  people: readonly Nominal[],
  { asAt, first }: { readonly asAt: string; readonly first: number },
  { onProgress, signal }: Pick<Hear, 'onProgress' | 'signal'>,
): Promise<Vectors> {
  const asked = people.slice(0, first)
  const parts: string[] = []
  const leftOut: { ref: string; why: string }[] = []
  let since = performance.now()
  for (const [done, nominal] of asked.entries()) {
    const { assessment, fault } = assessedBy(policy, nominal, { asAt })
    if (assessment === null) leftOut.push({ ref: nominal.ref, why: fault })
    else parts.push(lineOf({ nominal, asAt, assessment }))
    if (performance.now() - since < slice) continue
    onProgress({ done: done + 1, total: asked.length, what: 'people' })
    await breath(signal)
    since = performance.now()
  }
  return { file: new Blob(parts), leftOut }
}

/** Each example with what it must come to and the whole assessment, a line each. */
export function exampleVectors(policy: Policy): Blob {
  const parts = runExamples(policy).map(({ example, assessment }) => {
    const { title, asAt, area, facts, assume, expect } = example
    const nominal = { ref: assessment.nominal.ref, area, facts }
    return lineOf({ title, nominal, asAt, assume, expect, assessment })
  })
  return new Blob(parts)
}

function lineOf(vector: object): string {
  return `${JSON.stringify(vector)}\n`
}
