import type { Counterfactuals } from '@iom-rules/core/analysis'

/** What would have to be otherwise, as sentences. */
export function counterfactualWords({ alreadySo, found, impossible, wanted }: Counterfactuals): string[] {
  if (found.length > 0) return found.map(({ words }) => words)
  if (impossible !== undefined) return [impossible]
  const what = typeof wanted === 'string' ? wanted : `not ${wanted.not}`
  return alreadySo ? [`It is certainly ${what} already.`] : []
}
