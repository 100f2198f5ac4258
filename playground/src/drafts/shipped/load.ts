import type { PolicyDocument } from '@iom-rules/core'
import type { Shipped } from './base.ts'

/** The policies that ship beside the one shown. They come when somebody asks for one. */
export async function loadShipped(): Promise<readonly Shipped[]> {
  const { documents } = await import('virtual:shipped')
  // Each was read whole when the page was built.
  return documents.map(apart)
}

/** A policy without its examples, whose place in it stays, and the examples. */
export function apart(document: PolicyDocument): Shipped {
  const { examples } = document
  return examples === undefined
    ? { document, examples: [] }
    : { document: { ...document, examples: [] }, examples }
}
