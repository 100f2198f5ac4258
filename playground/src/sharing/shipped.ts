import { parsePolicy, type Policy } from '@iom-rules/core'
import { loadShipped } from '../drafts/shipped/load.ts'
import type { Shipped, ShippedPolicy } from './link/open.ts'

/** Every policy that ships, the one shown first: links change one of them, and files may build on them. */
export async function allShipped(shown: Policy): Promise<Shipped> {
  const others = await loadShipped()
  return [
    { policy: shown, examples: null },
    ...others.flatMap(({ document, examples }): ShippedPolicy[] => {
      const parsed = parsePolicy(document)
      return parsed.ok ? [{ policy: parsed.value, examples }] : []
    }),
  ]
}
