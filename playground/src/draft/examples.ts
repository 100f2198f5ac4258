import type { Example } from '@iom-rules/core'

/** What a draft changes of the examples. */
interface OfDraft {
  /** Those added. */
  readonly examples: readonly Example[]
  /** Those of the published policy that are taken out. */
  readonly examplesOut: readonly Example[]
}

/** The examples of a draft: those of the published policy, but for those taken out, and those added. */
export function joinExamples(published: readonly Example[], draft: OfDraft): Example[] {
  const out = new Set(draft.examplesOut.map(textOf))
  const inPlace = replacements(draft)
  const standing = published.flatMap((example) => {
    const text = textOf(example)
    if (!out.has(text)) return [example]
    const by = inPlace.get(text)
    inPlace.delete(text)
    return by === undefined ? [] : [by]
  })
  const placed = new Set(standing)
  return [...standing, ...draft.examples.filter((example) => !placed.has(example))]
}

/** How many examples a draft adds, takes out, or tells otherwise. */
export function exampleChanges(draft: OfDraft): number {
  return draft.examples.length + draft.examplesOut.length - replacements(draft).size
}

/** The published example whose place an example of the draft has taken; or none. */
export function replacedBy(draft: OfDraft, example: Example): Example | undefined {
  const text = textOf(example)
  const [place] = [...replacements(draft)].find(([, by]) => textOf(by) === text) ?? []
  return draft.examplesOut.find((each) => textOf(each) === place)
}

/**
 * For the text of each example taken out, the one that takes its place, where one does: of the same person, whatever it
 * expects; one of the same title, or else any.
 */
function replacements({ examples, examplesOut }: OfDraft): Map<string, Example> {
  const found = new Map<string, Example>()
  const coming = new Set(examplesOut.length === 0 ? [] : examples)
  for (const keyOf of [titledPerson, personOf]) {
    const byPerson = grouped(coming, keyOf)
    for (const out of examplesOut) {
      const by = found.has(textOf(out)) ? undefined : byPerson.get(keyOf(out))?.shift()
      if (by === undefined) continue
      found.set(textOf(out), by)
      coming.delete(by)
    }
  }
  return found
}

function grouped(examples: Iterable<Example>, keyOf: (example: Example) => string): Map<string, Example[]> {
  const groups = new Map<string, Example[]>()
  for (const example of examples) {
    const key = keyOf(example)
    groups.set(key, [...(groups.get(key) ?? []), example])
  }
  return groups
}

function textOf(example: Example): string {
  return JSON.stringify(example)
}

function titledPerson(example: Example): string {
  return JSON.stringify([example.title, personOf(example)])
}

function personOf({ asAt, area, facts, assume }: Example): string {
  return JSON.stringify([asAt, area, facts, assume])
}
