import { applyEdit, parsePolicy, type Policy, type PolicyDocument } from '@iom-rules/core'
import { itemsBetween } from './items.ts'

/** A policy that another rests on, beside the national one. */
export interface OtherBase {
  readonly id: string
  readonly title: string
  /** All that the policy rests on, without this one. */
  readonly without: PolicyDocument
  /** What only this one gives, by place. */
  readonly places: readonly string[]
}

/** What a policy rests on. */
export interface Base {
  readonly national: { readonly id: string; readonly version: string; readonly title: string }
  readonly others: readonly OtherBase[]
  /** All that the bases give it together. */
  readonly policy: Policy
}

/** What the policy with this id rests on; `null` for one without a base. It comes when it is asked for. */
export async function readBase(id: string): Promise<Base | null> {
  const [{ bases }, { document }] = await Promise.all([import('virtual:bases'), import('virtual:policies')])
  const found = Object.hasOwn(bases, id) ? bases[id] : undefined
  const [national, ...others] = found?.on ?? []
  if (found === undefined || national === undefined) return null
  const parsed = parsePolicy(applied(document as PolicyDocument, found.rests))
  if (!parsed.ok) return null
  return {
    national,
    others: others.map(({ id: other, title, without }) => {
      const rest = applied(parsed.value.document, without)
      const places = itemsBetween(rest, parsed.value.document).map(({ place }) => place)
      return { id: other, title, without: rest, places }
    }),
    policy: parsed.value,
  }
}

// The edits were made of these documents when the page was built, so they fit.
function applied(document: PolicyDocument, steps: Parameters<typeof applyEdit>[1]): PolicyDocument {
  const edited = applyEdit(document, steps)
  return edited.ok ? edited.value : document
}
