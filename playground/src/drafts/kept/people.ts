import { applyEdit, parsePolicy, type Nominal, type Policy } from '@iom-rules/core'
import type { Published } from '../../draft/DraftProvider.tsx'
import type { Origin } from '../../draft/origin.ts'
import { peopleAtOnce, type KeptOrigin } from './format.ts'
import { markOf } from './mark.ts'
import { readPeople } from './shape.ts'

/** How people are made up who are kept by no more than that. */
export interface Making {
  readonly policy: Policy
  readonly asAt: string
  readonly count: number
  readonly seed: number
  readonly unknownRate: number
}

/** Where people come from who are not part of the draft itself, and whom to tell how it goes. */
export interface PeopleSource {
  /** A part of those who are kept one by one. */
  readonly part: (set: string, at: number) => Promise<unknown>
  readonly makeUp: (
    making: Making,
    onProgress: (done: number, total: number) => void,
  ) => Promise<readonly Nominal[]>
  readonly onProgress: (done: number, total: number) => void
}

interface AsItCame {
  readonly people: readonly Nominal[]
  readonly origin: Origin
  /** Are they the people they were? */
  readonly isSame: boolean
}

/** A caseload as it came, before anybody changed a person in it: read, made up again, or the sample. */
export async function caseloadAsItCame(
  origin: KeptOrigin,
  published: Published,
  source: PeopleSource,
): Promise<AsItCame> {
  switch (origin.kind) {
    case 'sample': {
      const people = published.caseload
      return { people, origin: { kind: 'sample' }, isSame: markOf(people) === origin.mark }
    }
    case 'whole':
      return { people: await readWhole(origin, source), origin: origin.of, isSame: true }
    case 'invented':
      return madeUpAgain(origin, published, source)
  }
}

async function readWhole(
  { set, count }: Extract<KeptOrigin, { kind: 'whole' }>,
  source: PeopleSource,
): Promise<readonly Nominal[]> {
  const people: Nominal[] = []
  for (let at = 0; people.length < count; at++) {
    const part = readPeople(await source.part(set, at))
    if (part === null || part.length === 0 || part.length > peopleAtOnce)
      throw new Error('The people in it are damaged.')
    for (const one of part) people.push(one)
    source.onProgress(people.length, count)
  }
  return people
}

async function madeUpAgain(
  kept: Extract<KeptOrigin, { kind: 'invented' }>,
  published: Published,
  source: PeopleSource,
): Promise<AsItCame> {
  const { seed, unknownRate, count, asAt } = kept
  const edited = applyEdit(published.policy.document, kept.steps)
  const policy = edited.ok && kept.steps.length > 0 ? parsePolicy(edited.value) : null
  const madeFor = { policy: policy?.ok === true ? policy.value : published.policy, asAt }
  const people = await source.makeUp({ ...madeFor, count, seed, unknownRate }, source.onProgress)
  const origin: Origin = { kind: 'invented', seed, unknownRate, madeFor }
  return { people, origin, isSame: markOf(people) === kept.mark }
}
