import type { Nominal, Policy } from '@iom-rules/core'
import { sweep, type Caseload, type Sweep } from '@iom-rules/core/caseload'
import { breath, type Hear } from '../work/hear.ts'
import { openOne } from './both.ts'
import { joinSweeps } from './joined.ts'
import type { Group } from './membership.ts'
import { rememberLast } from './remembered.ts'

interface Asked {
  readonly people: readonly Nominal[]
  readonly asAt: string
  readonly policy: Policy
  readonly parameter: string
  readonly decision: string
  readonly group: Group
}

/** How far a figure has been followed: work that is stopped goes on from there. */
interface Followed {
  parts: Sweep[]
  whole: Sweep | null
}

const followed = rememberLast<readonly [Caseload, parameter: string, decision: string], Followed>(6)

/** Milliseconds that a part may take, about, so that others can ask in between. */
const partMilliseconds = 150

/** Everything that changes in a decision as one parameter goes through its range. */
export async function sweepOf(asked: Asked, hear: Hear): Promise<Sweep> {
  const { people, asAt, policy, parameter, decision, group } = asked
  const caseload = openOne(people, asAt, policy, group)
  const key = [caseload, parameter, decision] as const
  const so = followed.find(key) ?? followed.keep(key, { parts: [], whole: null })
  so.whole ??= await follow(caseload, parameter, decision, so, hear)
  return so.whole
}

async function follow(
  caseload: Caseload,
  parameter: string,
  decision: string,
  so: Followed,
  { onProgress, signal }: Hear,
): Promise<Sweep> {
  const decisions = [decision]
  const { step, minimum, maximum } = caseload.policy.parameters[parameter] ?? {}
  // A figure that may be anything is followed in one go, from fact to fact; only months and the like take long.
  if (step !== 1 || minimum === undefined || maximum === undefined)
    return sweep(caseload, parameter, { decisions })
  let size = 1
  let from = (so.parts.at(-1)?.range.to ?? minimum - 1) + 1
  while (from <= maximum) {
    const to = Math.min(maximum, from + size - 1)
    const begun = performance.now()
    so.parts.push(sweep(caseload, parameter, { from, to, decisions }))
    const taken = Math.max(1, performance.now() - begun)
    size = Math.max(1, Math.min(size * 8, Math.floor((size * partMilliseconds) / taken)))
    from = to + 1
    onProgress({ done: to - minimum + 1, total: maximum - minimum + 1, what: 'values' })
    await breath(signal)
  }
  const [first, ...rest] = so.parts
  if (first === undefined) return sweep(caseload, parameter, { decisions })
  const whole = joinSweeps([first, ...rest], decision)
  so.parts = []
  return whole
}
