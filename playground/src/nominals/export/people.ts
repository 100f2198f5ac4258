import type { Nominal, Policy } from '@iom-rules/core'
import { csvText } from '../../files/csv.ts'

/**
 * A caseload in the form that the import and the command line read: a column for every fact, by its id, lists as
 * JSON in a cell, and nothing where a fact is not known. Who said a fact is not in it.
 */
export function peopleAsCsv(policy: Policy, people: readonly Nominal[]): string {
  return csvText(rowsOf(policy, people))
}

function* rowsOf(policy: Policy, people: readonly Nominal[]) {
  const facts = Object.keys(policy.facts)
  yield ['ref', 'area', ...facts]
  for (const { ref, area, facts: known } of people) yield [ref, area, ...facts.map((fact) => known[fact])]
}
