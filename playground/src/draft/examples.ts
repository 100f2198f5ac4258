import type { Example } from '@iom-rules/core'

/** What a draft changes of the examples. */
interface OfDraft {
  /** Those added. */
  readonly examples: readonly Example[]
  /** Those of the published policy that are taken out. */
  readonly examplesOut: readonly Example[]
}

/** The examples of a draft: those of the published policy, but for those taken out, and those added. */
export function joinExamples(published: readonly Example[], { examples, examplesOut }: OfDraft): Example[] {
  const out = new Set(examplesOut.map((example) => JSON.stringify(example)))
  const coming = byPerson(examples)
  const standing = published.flatMap((example) =>
    out.has(JSON.stringify(example)) ? (coming.get(personOf(example))?.splice(0, 1) ?? []) : [example],
  )
  const placed = new Set(standing)
  return [...standing, ...examples.filter((example) => !placed.has(example))]
}

/** How many examples a draft adds, takes out, or lets expect something else. */
export function exampleChanges({ examples, examplesOut }: OfDraft): number {
  if (examples.length === 0 || examplesOut.length === 0) return examples.length + examplesOut.length
  const coming = byPerson(examples)
  const replaced = examplesOut.filter((example) => coming.get(personOf(example))?.splice(0, 1).length === 1)
  return examples.length + examplesOut.length - replaced.length
}

function byPerson(examples: readonly Example[]): Map<string, Example[]> {
  const found = new Map<string, Example[]>()
  for (const example of examples) {
    const person = personOf(example)
    found.set(person, [...(found.get(person) ?? []), example])
  }
  return found
}

/** The published example whose place an example of the draft has taken, expecting something else; or none. */
export function replacedBy({ examples, examplesOut }: OfDraft, example: Example): Example | undefined {
  const text = JSON.stringify(example)
  if (!examples.some((each) => JSON.stringify(each) === text)) return undefined
  const person = personOf(example)
  return examplesOut.find((each) => personOf(each) === person)
}

/** Whom an example is of, whatever it expects: one takes the place of another by this. */
function personOf({ title, asAt, area, facts, assume }: Example): string {
  return JSON.stringify([title, asAt, area, facts, assume])
}
