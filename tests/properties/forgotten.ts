import type { FactRecord, Facts, Nominal } from '@iom-rules/core'

/** Of every third record somebody has, one field is not known; which one goes round. */
export function halfForgotten(people: readonly Nominal[]): readonly Nominal[] {
  let seen = 0
  const forget = (record: FactRecord): FactRecord => {
    const fields = Object.keys(record)
    const forgotten = fields[Math.floor(seen / 3) % fields.length]
    seen += 1
    if (seen % 3 !== 0) return record
    return Object.fromEntries(Object.entries(record).filter(([field]) => field !== forgotten))
  }
  return people.map((person): Nominal => {
    const facts = Object.entries(person.facts).map(([id, value]) => [
      id,
      Array.isArray(value)
        ? value.map((each: unknown) => (typeof each === 'object' ? forget(each as FactRecord) : each))
        : value,
    ])
    return { ...person, facts: Object.fromEntries(facts) as Facts }
  })
}
