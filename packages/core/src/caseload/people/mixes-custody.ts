import { mix, mixOf, type Mix, type Range } from './chance.ts'
import type { Activity, Membership } from './mixes-offending.ts'

/** How invented people are spread over prison and sentences; see `mixes-offending.ts`. */

export type CustodyKind = 'SENTENCED' | 'REMAND' | 'RECALL'

/** In a hundred. */
export const inPrisonPercent: Readonly<Record<Membership, number>> = {
  FIXED: 36,
  FLEX: 27,
  FREE: 14,
  NONE: 18,
}

export const custodyKinds = mixOf<CustodyKind>({ SENTENCED: 62, REMAND: 20, RECALL: 18 })

/** Months; people met in prison have longer sentences than people sent there. */
export const sentenceMonths = mix<number>([
  [3, 2],
  [4, 3],
  [6, 5],
  [8, 5],
  [10, 4],
  [12, 8],
  [14, 4],
  [16, 5],
  [18, 11],
  [20, 4],
  [24, 9],
  [27, 4],
  [30, 8],
  [36, 10],
  [40, 4],
  [48, 7],
  [54, 3],
  [60, 5],
  [72, 4],
  [96, 2],
  [120, 1],
])

/** Days of an earlier period in custody. */
export const earlierStays = mix<Range>([
  [[10, 60], 30],
  [[61, 180], 36],
  [[181, 420], 24],
  [[421, 900], 10],
])

/** Days at liberty before it, for somebody at liberty now: since the release. */
export const sinceRelease = mix<Range>([
  [[3, 90], 30],
  [[91, 300], 30],
  [[301, 800], 25],
  [[801, 2000], 15],
])

export const earlierStayCounts: Readonly<Record<Activity, Mix<number>>> = {
  HIGH: mix([
    [0, 18],
    [1, 34],
    [2, 30],
    [3, 18],
  ]),
  MEDIUM: mix([
    [0, 36],
    [1, 36],
    [2, 20],
    [3, 8],
  ]),
  LOW: mix([
    [0, 52],
    [1, 32],
    [2, 12],
    [3, 4],
  ]),
  STOPPED: mix([
    [0, 40],
    [1, 40],
    [2, 16],
    [3, 4],
  ]),
}
