import { parsePolicy, type Policy } from '@iom-rules/core'
import { loadShipped } from '../drafts/shipped/load.ts'
import type { Shipped, ShippedPolicy } from './link/open.ts'
import { refuse } from './refuse.ts'

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

/** What is said where they do not come. */
export function notLoaded() {
  return refuse(
    'not-loaded',
    'The other policies that come with the playground did not load.',
    'Reload the page, and try again.',
  )
}
