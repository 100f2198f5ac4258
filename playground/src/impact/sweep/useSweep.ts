import { useMemo } from 'react'
import { applyEdit, type Parameter, type Policy, type PolicyDocument, type Step } from '@iom-rules/core'
import { stepAt, stepOf, type Sweep } from '@iom-rules/core/caseload'
import type { Tally } from '../../caseload/asked.ts'
import type { Group } from '../../caseload/membership.ts'
import type { ComparedPolicies } from '../../caseload/useCompared.ts'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { parameterReset, restingParameter, sameValue, valuePlace } from '../../draft/parameter-edit.ts'
import { workingPolicy } from '../../draft/working.ts'
import type { Work } from '../../work/office.ts'
import { useLatest, useWork } from '../../work/WorkProvider.tsx'

/** A parameter that is a number. */
export interface Figure {
  readonly id: string
  readonly parameter: Parameter
}

/** Every value of a figure of the draft, and what it comes to. */
export interface SweepInHand {
  /** All figures there are. */
  readonly figures: readonly Figure[]
  readonly figure: Figure | null
  readonly work: Work<Sweep>
  /** `null` until it is there. */
  readonly sweep: Sweep | null
  /** The counts at a value; `null` until the sweep is there, or where it does not reach. */
  readonly tallyAt: ((value: number) => Tally | null) | null
}

interface Asked {
  readonly compared: ComparedPolicies
  readonly decision: string
  readonly group: Group
  /** Empty for the one that suits best. */
  readonly parameter: string
}

/**
 * Follows a figure through its range. The question is the same whatever the draft gives the figure, so that a value
 * can be tried, taken and tried again on one sweep.
 */
export function useSweep({ compared, decision, group, parameter }: Asked): SweepInHand {
  const { published, document } = usePolicies()
  const { people, asAt, after } = compared
  const figures = useMemo(() => figuresOf(after.parameters), [after])
  const figure =
    figures.find(({ id }) => id === parameter) ??
    best(figures, ({ id, parameter: { value } }) => isChanged(published.document, document, id, value))
  const id = figure?.id ?? ''
  const policy = useMemo(() => policyWithout(published, after.document, id) ?? after, [published, after, id])
  const work = useWork(
    'sweep',
    figure === null ? null : { people, asAt, policy, parameter: id, decision, group },
  )
  const latest = useLatest(work)?.value ?? null
  // One of another figure, or of another decision, says nothing here.
  const sweep = latest?.parameter === id && latest.decisions.includes(decision) ? latest : null
  return useMemo(
    () => ({
      figures,
      figure,
      work,
      sweep,
      tallyAt: sweep === null ? null : (value: number) => tallyAt(sweep, decision, value),
    }),
    [figures, figure, work, sweep, decision],
  )
}

/** The draft without its change of one figure; `null` where that is no policy. */
function policyWithout(published: Policy, document: PolicyDocument, id: string): Policy | null {
  const edited = applyEdit(document, withoutChange(published.document, document, id))
  const working = edited.ok ? workingPolicy(published, edited.value) : null
  return working?.ok === true ? working.policy : null
}

// A figure of the draft's own has no published value: any one value will do, as long as it is always the same.
function withoutChange(published: PolicyDocument, document: PolicyDocument, id: string): Step[] {
  const own = document.parameters?.[id]
  if (own === undefined) return []
  if (restingParameter(published, document, id) !== undefined) return parameterReset(published, document, id)
  return [{ op: 'replace', path: valuePlace(id), value: own.minimum ?? own.value }]
}

function isChanged(
  published: PolicyDocument,
  document: PolicyDocument,
  id: string,
  value: Parameter['value'],
): boolean {
  const resting = restingParameter(published, document, id)
  return resting === undefined || !sameValue(resting.value, value)
}

function tallyAt(sweep: Sweep, decision: string, value: number): Tally | null {
  if (value < sweep.range.from || value > sweep.range.to) return null
  const step = stepAt(sweep, stepOf(sweep, value))
  return { areas: sweep.areas, counts: step.counts[decision] ?? [] }
}

function figuresOf(parameters: { readonly [id: string]: Parameter }): Figure[] {
  return Object.entries(parameters).flatMap(([id, parameter]) =>
    typeof parameter.value === 'number' ? [{ id, parameter }] : [],
  )
}

// What the draft changes is what somebody thinks about; otherwise the figure with the most room.
function best(figures: readonly Figure[], isTried: (figure: Figure) => boolean): Figure | null {
  const first = figures.find(isTried)
  const room = ({ parameter: { minimum = 0, maximum = 0 } }: Figure) => maximum - minimum
  const [widest = null] = figures.toSorted((one, other) => room(other) - room(one))
  return first ?? widest
}
