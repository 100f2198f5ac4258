import type { FactRecord, Facts, FactValue } from '../../vocabulary/fact.ts'
import { compareText } from '../../vocabulary/order.ts'

/**
 * The facts without every one, and every record, that is not needed for something to stay true: what is
 * left is needed, each part of it.
 *
 * @param facts for which it is true
 */
export function fewestFacts(facts: Facts, isTrue: (facts: Facts) => boolean): Facts {
  let kept = inOrder(facts)
  for (const id of Object.keys(kept)) {
    const { [id]: value, ...without } = kept
    if (isTrue(without)) kept = without
    else if (Array.isArray(value)) kept = { ...kept, [id]: fewestRecords(kept, id, value, isTrue) }
  }
  return kept
}

function fewestRecords(
  facts: Facts,
  id: string,
  records: readonly (FactRecord | string)[],
  isTrue: (facts: Facts) => boolean,
): FactValue {
  let kept = [...records]
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const without = kept.filter((_, other) => other !== at)
    if (isTrue({ ...facts, [id]: without as FactRecord[] })) kept = without
  }
  return kept as FactRecord[]
}

/** In alphabetical order, so that it does not show how the facts were found. */
export function inOrder(facts: Facts): Facts {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(known.sort(([a], [b]) => compareText(a, b)))
}
