import type { Nominal } from '@iom-rules/core'
import type { Said } from './said.ts'
import { identityOf } from './task.ts'

type People = readonly Nominal[]

/** The people whom a worker holds, by name, the latest asked for last. */
export interface Handed {
  readonly people: Map<number, People>
}

/** Enough for the people now, for those before an undo, and for a sample to go back to. */
const heldAtMost = 3

/** So many that neither packing nor unpacking them holds up the screen. */
export const atOnce = 250

export const nothingHanded = (): Handed => ({ people: new Map() })

/**
 * What to say so that a worker holds some people: nothing when it does, and otherwise only those whom it does not
 * hold already. Said one after the other, with a breath between.
 */
export function* handOver({ people: held }: Handed, people: People): Generator<Said, void, undefined> {
  const name = identityOf(people)
  if (held.has(name)) {
    held.delete(name)
    held.set(name, people)
    return
  }
  const [base, { start, removed, inserted }] = nearest(held, people)
  for (let at = start; at < start + inserted; at += atOnce) {
    yield { kind: 'some', people: people.slice(at, Math.min(at + atOnce, start + inserted)) }
  }
  yield { kind: 'people', name, base, start, removed }
  held.set(name, people)
  yield* forgetOldest(held)
}

/** Takes note that a worker holds people whom it made itself. */
export function* keepMade({ people: held }: Handed, people: People, run: number): Generator<Said> {
  const name = identityOf(people)
  held.set(name, people)
  yield { kind: 'made', name, run }
  yield* forgetOldest(held)
}

function* forgetOldest(held: Map<number, People>): Generator<Said> {
  for (const name of [...held.keys()].slice(0, Math.max(0, held.size - heldAtMost))) {
    held.delete(name)
    yield { kind: 'forget', name }
  }
}

interface Difference {
  readonly start: number
  readonly removed: number
  readonly inserted: number
}

/** The people held from whom the fewest have to be handed over. */
function nearest(held: ReadonlyMap<number, People>, people: People): readonly [number | null, Difference] {
  let best: readonly [number | null, Difference] = [null, { start: 0, removed: 0, inserted: people.length }]
  for (const [name, base] of held) {
    const found = differenceBetween(base, people)
    if (found.inserted < best[1].inserted) best = [name, found]
  }
  return best
}

// Somebody unchanged is the same object: an edit leaves a head and a tail as they were.
function differenceBetween(base: People, people: People): Difference {
  const shorter = Math.min(base.length, people.length)
  let start = 0
  while (start < shorter && base[start] === people[start]) start++
  let end = 0
  while (end < shorter - start && base[base.length - 1 - end] === people[people.length - 1 - end]) end++
  return { start, removed: base.length - start - end, inserted: people.length - start - end }
}
