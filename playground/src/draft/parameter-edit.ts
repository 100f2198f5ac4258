import type { Parameter, PolicyDocument, Step } from '@iom-rules/core'
import type { ParameterValue } from './draft.ts'
import { readAs } from './readings.ts'

/** What a changed figure rests on until somebody decides it. */
export const undecided = 'Tried in a draft of the playground; nobody has decided it.'

/** The place of a parameter's value, where mistyped text is kept. */
export function valuePlace(parameter: string): string {
  return `/parameters/${parameter}/value`
}

/** A parameter as it is without the changes of the draft, the readings it takes included. */
export function restingParameter(
  published: PolicyDocument,
  document: PolicyDocument,
  id: string,
): Parameter | undefined {
  return readAs(published, document).parameters?.[id]
}

/**
 * The edit that gives a parameter another value. A figure that somebody tries here is an assumption, whatever the
 * published one rested on; going back to the published value is going back to what that rests on.
 */
export function parameterEdit(
  published: PolicyDocument,
  document: PolicyDocument,
  { id, value }: { readonly id: string; readonly value: ParameterValue },
): Step[] {
  const resting = restingParameter(published, document, id)
  const now = document.parameters?.[id]
  if (now === undefined) return []
  if (resting !== undefined && sameValue(resting.value, value) && sameButValue(resting, now))
    return [{ op: 'replace', path: `/parameters/${id}`, value: resting }]
  const tried: Step = { op: 'replace', path: valuePlace(id), value }
  // One that is this draft's own, or has been tried already, rests on what it rests on.
  if (resting === undefined || !sameBasis(resting, now)) return [tried]
  const decided = (['decidedBy', 'decidedOn'] as const).filter((key) => now[key] !== undefined)
  return [
    tried,
    { op: 'replace', path: `/parameters/${id}/basis`, value: 'assumption' },
    { op: 'add', path: `/parameters/${id}/note`, value: undecided },
    ...decided.map((key): Step => ({ op: 'remove', path: `/parameters/${id}/${key}` })),
  ]
}

/** The edit that makes a parameter what it was when the draft began. */
export function parameterReset(published: PolicyDocument, document: PolicyDocument, id: string): Step[] {
  const resting = restingParameter(published, document, id)
  return resting === undefined ? [] : [{ op: 'replace', path: `/parameters/${id}`, value: resting }]
}

export function sameValue(one: ParameterValue, other: ParameterValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((member) => other.includes(member))
}

function sameBasis(one: Parameter, other: Parameter): boolean {
  return one.basis === other.basis && one.note === other.note && one.decidedBy === other.decidedBy
}

/** Has nobody touched more of it than its value, and what trying that value says of its basis? */
function sameButValue(resting: Parameter, now: Parameter): boolean {
  const rest = ({
    value: _value,
    basis: _basis,
    note: _note,
    decidedBy: _by,
    decidedOn: _on,
    ...other
  }: Parameter) => JSON.stringify(other)
  return rest(resting) === rest(now) && (sameBasis(resting, now) || now.note === undecided)
}
