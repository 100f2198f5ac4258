/** What a condition speaks of: the facts about a nominal, or the fields of the records of a list. */
export type Scope = { readonly kind: 'facts' } | { readonly kind: 'records'; readonly list: string }

/** May a test stand there without a group round it? json-rules-engine takes none at the root of a rule. */
export function takesBareTest(root: string): boolean {
  return !/^\/(decisions\/[^/]+\/rules\/[^/]+\/conditions|conditions\/[^/]+)$/.test(root)
}

/** May there be no condition at all? Then every record counts. */
export function mayBeLeftOut(root: string): boolean {
  return /^\/derived\/[^/]+\/where$/.test(root)
}
