import { parsePolicy, type Example, type Issue, type Policy, type PolicyDocument } from '@iom-rules/core'

/** An example of which the policy has no place for something: an outcome or a fact that is there no longer. */
export interface Unfit {
  readonly example: Example
  readonly issues: readonly Issue[]
}

interface Fitting {
  /** The same list, where all fit. */
  readonly fit: readonly Example[]
  readonly unfit: readonly Unfit[]
}

/** Parts of a policy that no example names anything of: most edits are made to these. */
const unnamed: ReadonlySet<string> = new Set<keyof PolicyDocument>([
  'title',
  'summary',
  'version',
  'parameters',
  'conditions',
  'assumptions',
  'readings',
  'sources',
  'acceptances',
  'examples',
  'changes',
  'signOffs',
])

const remembered = new WeakMap<readonly Example[], { readonly names: string; readonly fitting: Fitting }>()

/**
 * Which examples still fit the policy. Without those that do not, what is left can be run, compared and written into
 * a file; with one of them it is no valid policy.
 */
export function fittingExamples(
  { published, draft }: { readonly published: Policy; readonly draft: Policy },
  examples: readonly Example[],
  hasAdded: boolean,
): Fitting {
  const names = namesIn(draft.document)
  const before = remembered.get(examples)
  if (before?.names === names) return before.fitting
  const isAsPublished = !hasAdded && names === namesIn(published.document)
  const fitting = isAsPublished ? { fit: examples, unfit: [] } : sorted(draft.document, examples)
  remembered.set(examples, { names, fitting })
  return fitting
}

function namesIn(document: PolicyDocument): string {
  return JSON.stringify(Object.entries(document).filter(([key]) => !unnamed.has(key)))
}

function sorted(document: PolicyDocument, examples: readonly Example[]): Fitting {
  const issues = issuesByExample(document, examples)
  if (issues.size === 0) return { fit: examples, unfit: [] }
  const unfit = examples.flatMap((example, at) => {
    const found = issues.get(at)
    return found === undefined ? [] : [{ example, issues: found }]
  })
  const rest = sorted(
    document,
    examples.filter((_, at) => !issues.has(at)),
  )
  return { fit: rest.fit, unfit: [...unfit, ...rest.unfit] }
}

function issuesByExample(document: PolicyDocument, examples: readonly Example[]): Map<number, Issue[]> {
  const parsed = parsePolicy({ ...document, examples })
  const found = new Map<number, Issue[]>()
  for (const issue of parsed.ok ? [] : parsed.issues) {
    const at = /^\/examples\/(\d+)(\/|$)/.exec(issue.path)?.[1]
    if (at !== undefined) found.set(Number(at), [...(found.get(Number(at)) ?? []), issue])
  }
  return found
}
