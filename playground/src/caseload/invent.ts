import type { Nominal, Policy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { breath, type Hear } from '../work/hear.ts'
import { atOnce } from '../work/handover.ts'

interface Asked {
  readonly asAt: string
  readonly count: number
  readonly seed: number
  readonly unknownRate: number
}

/** Invents people and tells of them as they come. */
export async function invent(policy: Policy, asked: Asked, hear: Hear): Promise<{ people: Nominal[] }> {
  let some: Nominal[] = []
  let done = 0
  for (const nominal of generate(policy, asked)) {
    some.push(nominal)
    if (some.length < atOnce) continue
    hear.tell({ kind: 'people', people: some })
    done += some.length
    some = []
    hear.onProgress({ done, total: asked.count, what: 'people invented' })
    await breath(hear.signal)
  }
  hear.tell({ kind: 'people', people: some })
  return { people: [] }
}
