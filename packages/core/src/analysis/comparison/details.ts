import type { Scalar } from '../../vocabulary/fact.ts'
import { NO, YES, type Node, type Store } from '../../diagram/diagram.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import { listed } from '../../explanation/words.ts'
import { text } from '../meaning.ts'

/** The further data that rules give along with one outcome, as texts, and who gets which. */
export function detailsOf(
  diagrams: SingleDiagrams,
  outcome: string,
): { readonly texts: ReadonlySet<string>; readonly node: (store: Store, wanted: string) => Node } {
  const { decision, outcomes, outcomeAt } = diagrams
  // The leaf behind those of the rules is for whom no rule is met.
  const textAt = (leaf: number): string =>
    text((decision.rules[leaf]?.event ?? decision.otherwise)?.params ?? {})
  const leaves = Array.from({ length: decision.rules.length + 1 }, (_, leaf) => leaf).filter(
    (leaf) => outcomes[outcomeAt(leaf)] === outcome,
  )
  return {
    texts: new Set(leaves.map(textAt)),
    node: (store, wanted) => {
      // Named by the leaves: the rules of two policies that stand side by side can share a diagram.
      const giving = leaves.filter((leaf) => textAt(leaf) === wanted)
      return store.map(`any of ${giving.join()}`, diagrams.byRule, (leaf) =>
        giving.includes(leaf) ? YES : NO,
      )
    },
  }
}

/** `riskOwner POLICE instead of IOM`: how one text of further data differs from another. */
export function detailsChange(before: string, after: string): string {
  const [was, is] = [dataIn(before), dataIn(after)]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
  const parts = keys.flatMap((key) => {
    const [old, now] = [was[key], is[key]]
    if (old === now) return []
    if (now === undefined) return [`no ${key} any more`]
    return [old === undefined ? `${key} ${String(now)}` : `${key} ${String(now)} instead of ${String(old)}`]
  })
  return listed(parts)
}

function dataIn(text: string): { readonly [key: string]: Scalar } {
  return JSON.parse(text) as { readonly [key: string]: Scalar }
}
