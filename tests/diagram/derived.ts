// Facts derived from records, for tests of what is not known of some.

/** A day within the last months, days in custody not counted. */
export const within = (months: number, field = 'day') => ({
  field,
  operator: 'withinLastMonths',
  value: months,
  notCounting: 'custody',
})

/** Whether there is a record of which something is so. */
export const exists = (where: object, list = 'offences') => ({
  type: 'boolean',
  title: 'Is there',
  exists: list,
  where,
})
