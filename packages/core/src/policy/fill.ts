import type { FlatDocument, PolicyDocument } from './policy.ts'

/** What does a flat document say with the parts it leaves out filled in, empty as they are? */
export function filledIn(document: PolicyDocument): FlatDocument {
  return {
    ...document,
    areas: document.areas ?? {},
    sources: document.sources ?? {},
    facts: document.facts ?? {},
    tables: document.tables ?? {},
    derived: document.derived ?? {},
    parameters: document.parameters ?? {},
    conditions: document.conditions ?? {},
    assumptions: (document.assumptions ?? []).map((each) => ({ ...each, use: each.use ?? 'reason' })),
    decisions: document.decisions ?? {},
    events: document.events ?? {},
    machines: document.machines ?? {},
    readings: document.readings ?? [],
    examples: document.examples ?? [],
  }
}
