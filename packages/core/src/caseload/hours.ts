import type { AnswerCount } from './caseload.ts'

/** Hours that somebody entered: those spent or planned on each cohort. What is left out is not known. */
export interface HoursGiven {
  /** Hours by outcome of the decision that shares go by, 0 or more. `null` or left out: not known. */
  readonly hours: { readonly [outcome: string]: number | null | undefined }
  /** All the hours there are, with those for no cohort. Default: the hours of the cohorts together. */
  readonly capacity?: number | null
}

/** The hours of a caseload, by area, in all, or both. */
export interface ResourcesGiven {
  /** Hours by the id of the area. An area that is left out is not known. */
  readonly areas?: { readonly [area: string]: HoursGiven }
  /** Default: those of every area of the policy together, where all of them are known. */
  readonly inAll?: HoursGiven
}

/** How many people are where: `areas` of a caseload and `countsOf` the decision that shares go by. */
export interface Headcount {
  /** Ids of the areas, in the order of the counts. */
  readonly areas: readonly string[]
  /** How many people get which answer. */
  readonly counts: readonly AnswerCount[]
}

/** The people of a cohort. They stand beside the hours, and no hours are ever worked out from them. */
export interface CohortPeople {
  /** Who certainly are in the cohort. */
  readonly settled: number
  /** Who are so until a missing fact is known. */
  readonly provisional: number
}

/** One cohort of an area, or of all. */
export interface CohortHours {
  /** The outcome that is the cohort. */
  readonly outcome: string
  /** Its title in the policy. */
  readonly title: string
  /** Hours spent or planned, as given; `null` when they are not known. */
  readonly hours: number | null
  /** Percent of the capacity. `null` where the hours or the capacity are not known, or there is no capacity. */
  readonly share: number | null
  /** The least share that the policy asks for, in percent; `null` where it asks for none. */
  readonly minimum: number | null
  /** Hours that the cohort lacks to the least share of this capacity; 0 when it has them. */
  readonly shortfall: number | null
  /**
   * `met`: the share is at least the minimum. `short`: it is less. `not-known`: it cannot be told.
   * `no-minimum`: the policy asks for none.
   */
  readonly state: 'met' | 'short' | 'not-known' | 'no-minimum'
  /** `null` when no headcount was given. */
  readonly people: CohortPeople | null
}

/** The hours and people of one area, or of all areas together. */
export interface AreaResources {
  /** `null`: in all. */
  readonly area: string | null
  /** The area's title, to show. */
  readonly title: string
  /** All the hours there are; `null` when that is not known. */
  readonly capacity: number | null
  /** The cohorts, in the order of the decision's outcomes. */
  readonly cohorts: readonly CohortHours[]
  /** Everybody of the area, and those of whom the cohort is not determined; `null` when no headcount was given. */
  readonly people: { readonly total: number; readonly undetermined: number } | null
  /** What falls short, in sentences. A warning and never a block: nothing is refused because of it. */
  readonly warnings: readonly string[]
}

/** Hours by cohort against the least shares that a policy asks for. Plain JSON. */
export interface Resources {
  /** What the hours are: the policy's own words, such as `staff hours a week`. */
  readonly unit: string
  /** The id of the decision whose outcomes are the cohorts. */
  readonly decision: string
  /** What the policy says of the shares itself. */
  readonly note: string | null
  /** All areas together. */
  readonly inAll: AreaResources
  /** In the order of the policy. */
  readonly areas: readonly AreaResources[]
}
