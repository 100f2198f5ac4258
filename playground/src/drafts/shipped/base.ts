import { parsePolicy, type Example, type PolicyDocument } from '@iom-rules/core'
import type { Published } from '../../draft/DraftProvider.tsx'
import type { KeptBase } from '../kept/format.ts'
import { peopleFor } from './people.ts'

/** What a draft starts from: as it is kept, and as it is used. */
export interface Base {
  readonly kept: KeptBase
  readonly published: Published
}

type Found =
  /** The note says in what it is not the base that was kept. */
  { readonly ok: true; readonly base: Base; readonly note: string | null } | NotFound

export interface NotFound {
  readonly ok: false
  readonly why: string
  /** Will it be there another time, or in another copy of the playground? Then nothing is damaged. */
  readonly isPassing: boolean
}

/** Where what a draft started from is found again. */
export interface Bases {
  readonly shown: Base
  readonly find: (kept: KeptBase) => Promise<Found>
}

/** A policy that ships with the playground. */
export interface Shipped {
  readonly document: PolicyDocument
  readonly examples: readonly Example[]
}

/** The policy shown and, once they are asked for, the others that ship, and those of files. */
export function basesOf(shown: Published, loadShipped: () => Promise<readonly Shipped[]>): Bases {
  const shownBase = shippedBase(shown)
  const made = new Map<string, Base>([[shown.policy.id, shownBase]])
  const shippedAs = async (id: string): Promise<Base | null> => {
    const known = made.get(id)
    if (known !== undefined) return known
    const shipped = (await loadShipped()).find(({ document }) => document.id === id)
    const published = shipped === undefined ? null : publishedOf(shipped, shown)
    if (published === null) return null
    const base = shippedBase(published)
    made.set(id, base)
    return base
  }
  return {
    shown: shownBase,
    async find(kept) {
      if (kept.kind === 'file') {
        const published = publishedOf(kept, shown, kept.text)
        if (published === null)
          return { ok: false, why: 'The policy it started from is damaged.', isPassing: false }
        return { ok: true, base: { kept, published }, note: null }
      }
      const base = await shippedAs(kept.id).catch(() => undefined)
      if (base === undefined)
        return { ok: false, why: 'The policy it started from did not load. Try again.', isPassing: true }
      if (base === null) {
        const why = `It started from ${kept.id}, which this copy of the playground does not have.`
        return { ok: false, why, isPassing: true }
      }
      const { policy } = base.published
      const note = `${policy.title} has been changed in the playground since: it was ${kept.version}, and is now ${policy.version}.`
      return { ok: true, base, note: policy.hash === kept.hash ? null : note }
    },
  }
}

function shippedBase(published: Published): Base {
  const { id, version, hash } = published.policy
  return { kept: { kind: 'shipped', id, version, hash }, published }
}

/** A policy of which a draft can be made, with the sample people as far as it knows of them. */
function publishedOf({ document, examples }: Shipped, shown: Published, text?: string): Published | null {
  const parsed = parsePolicy(document)
  if (!parsed.ok) return null
  const policy = parsed.value
  return {
    policy,
    caseload: peopleFor(policy, shown.caseload, shown.asAt),
    asAt: shown.asAt,
    examples: Promise.resolve(examples),
    ...(text === undefined ? {} : { text }),
  }
}
