/** The ids of decisions that a journey knows by their meaning. */
export const roles = {
  colour: 'status',
  eligibility: 'cohort',
  lead: 'lead',
  duties: 'obligations',
  items: 'panelItems',
  flags: 'flags',
} as const

/** The fact that only the panel changes. */
export const membershipFact = 'membership'
