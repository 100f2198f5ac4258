import { applyEdit, editBetween, type PolicyDocument, type Result, type Step } from '@iom-rules/core'

/** Which reading a document takes at each silence. */
type Taken = { readonly [silence: string]: string }

function takenIn({ readings = [] }: PolicyDocument): Taken {
  return Object.fromEntries(readings.map(({ silence, chosen }) => [silence, chosen]))
}

/** The silences at which a draft takes another reading than was published. */
export function switchedReadings(published: PolicyDocument, document: PolicyDocument): string[] {
  const taken = takenIn(document)
  return (published.readings ?? []).flatMap(({ silence, chosen }) =>
    taken[silence] === undefined || taken[silence] === chosen ? [] : [silence],
  )
}

const remembered = new WeakMap<PolicyDocument, Map<string, PolicyDocument>>()

/** The published policy with the readings that a draft takes, and nothing else of the draft. */
export function readAs(published: PolicyDocument, document: PolicyDocument): PolicyDocument {
  return withReadings(published, takenIn(document))
}

function withReadings(published: PolicyDocument, taken: Taken): PolicyDocument {
  const switched = (published.readings ?? []).filter(
    ({ silence, chosen }) => taken[silence] !== undefined && taken[silence] !== chosen,
  )
  if (switched.length === 0) return published
  const known = remembered.get(published) ?? new Map<string, PolicyDocument>()
  remembered.set(published, known)
  const key = JSON.stringify(switched.map(({ silence }) => [silence, taken[silence]]))
  const before = known.get(key)
  if (before !== undefined) return before
  const read = switched.reduce((now, { silence, options }) => {
    const option = options.find(({ id }) => id === taken[silence])
    if (option === undefined) return now
    const chosen: Step = { op: 'replace', path: `/readings/${silence}/chosen`, value: option.id }
    const edited = applyEdit(now, [...(option.edit ?? []), chosen])
    // Two readings that do not go together: the later one is left as published, and counted as an edit.
    return edited.ok ? edited.value : now
  }, published)
  known.set(key, read)
  return read
}

/**
 * The edit by which a draft takes another reading. It changes what the reading brings and leaves the rest of the
 * draft alone; the issue says why where the two do not go together.
 */
export function readingEdit(
  published: PolicyDocument,
  document: PolicyDocument,
  { silence, option }: { readonly silence: string; readonly option: string },
): Result<Step[]> {
  const taken = takenIn(document)
  const steps = editBetween(
    withReadings(published, taken),
    withReadings(published, { ...taken, [silence]: option }),
  )
  const edited = applyEdit(document, steps)
  return edited.ok ? { ok: true, value: steps, issues: [] } : edited
}
