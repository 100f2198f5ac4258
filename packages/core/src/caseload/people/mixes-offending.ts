import { mixOf, type Mix, type Range } from './chance.ts'

/**
 * How much of what invented people do: whole shares, out of each table's own total. These and the
 * other mixes are invented so that a caseload looks like one; none is fitted to what a policy decides.
 */

export type Membership = 'NONE' | 'FIXED' | 'FLEX' | 'FREE'

/** What somebody mostly does. */
export type Career = 'BURGLARY' | 'ROBBERY' | 'VEHICLES' | 'THEFT' | 'SHOPLIFTING' | 'DOMESTIC' | 'DISORDER'

/** How much somebody offended in the last year at liberty. */
export type Activity = 'HIGH' | 'MEDIUM' | 'LOW' | 'STOPPED'

export const memberships = mixOf<Membership>({ FIXED: 16, FLEX: 42, FREE: 19, NONE: 23 })
export const careers: Readonly<Record<Membership, Mix<Career>>> = {
  FIXED: mixOf({
    BURGLARY: 50,
    ROBBERY: 30,
    VEHICLES: 14,
    THEFT: 4,
    SHOPLIFTING: 2,
    DOMESTIC: 0,
    DISORDER: 0,
  }),
  FLEX: mixOf({
    BURGLARY: 34,
    ROBBERY: 13,
    VEHICLES: 28,
    THEFT: 19,
    SHOPLIFTING: 4,
    DOMESTIC: 1,
    DISORDER: 1,
  }),
  FREE: mixOf({
    BURGLARY: 3,
    ROBBERY: 1,
    VEHICLES: 3,
    THEFT: 4,
    SHOPLIFTING: 44,
    DOMESTIC: 28,
    DISORDER: 17,
  }),
  NONE: mixOf({
    BURGLARY: 24,
    ROBBERY: 12,
    VEHICLES: 20,
    THEFT: 12,
    SHOPLIFTING: 14,
    DOMESTIC: 8,
    DISORDER: 10,
  }),
}

export const activities: Readonly<Record<Membership, Mix<Activity>>> = {
  FIXED: mixOf({ HIGH: 84, MEDIUM: 10, LOW: 3, STOPPED: 3 }),
  FLEX: mixOf({ HIGH: 22, MEDIUM: 44, LOW: 22, STOPPED: 12 }),
  FREE: mixOf({ HIGH: 30, MEDIUM: 40, LOW: 20, STOPPED: 10 }),
  NONE: mixOf({ HIGH: 28, MEDIUM: 38, LOW: 22, STOPPED: 12 }),
}

/** Records of the last year at liberty, and of the years before. */
export const recentOffences: Readonly<Record<Activity, Range>> = {
  HIGH: [4, 9],
  MEDIUM: [2, 4],
  LOW: [0, 2],
  STOPPED: [0, 0],
}

export const earlierOffences: Readonly<Record<Activity, Range>> = {
  HIGH: [1, 5],
  MEDIUM: [1, 4],
  LOW: [1, 4],
  STOPPED: [2, 5],
}

export const offenceTypes: Readonly<Record<Career, Mix<string>>> = {
  BURGLARY: mixOf({
    BURGLARY: 56,
    THEFT_OF_MOTOR_VEHICLE: 8,
    THEFT_FROM_MOTOR_VEHICLE: 8,
    SHOPLIFTING: 8,
    OTHER_THEFT: 10,
    ROBBERY: 2,
    CRIMINAL_DAMAGE: 3,
    DRUGS: 4,
    OTHER: 1,
  }),
  ROBBERY: mixOf({
    ROBBERY: 44,
    THEFT_FROM_PERSON: 22,
    BURGLARY: 8,
    OTHER_THEFT: 10,
    VIOLENCE: 8,
    DRUGS: 5,
    OTHER: 3,
  }),
  VEHICLES: mixOf({
    THEFT_OF_MOTOR_VEHICLE: 40,
    THEFT_FROM_MOTOR_VEHICLE: 22,
    BURGLARY: 20,
    OTHER_THEFT: 8,
    VEHICLE_INTERFERENCE: 6,
    CRIMINAL_DAMAGE: 2,
    DRUGS: 2,
  }),
  THEFT: mixOf({
    THEFT_FROM_PERSON: 40,
    OTHER_THEFT: 22,
    SHOPLIFTING: 14,
    THEFT_FROM_MOTOR_VEHICLE: 10,
    ROBBERY: 7,
    DRUGS: 4,
    ASB: 3,
  }),
  SHOPLIFTING: mixOf({
    SHOPLIFTING: 72,
    OTHER_THEFT: 14,
    DRUGS: 6,
    ASB: 6,
    THEFT_FROM_PERSON: 1,
    BURGLARY: 1,
  }),
  DOMESTIC: mixOf({ DOMESTIC_ABUSE: 60, VIOLENCE: 16, CRIMINAL_DAMAGE: 14, DRUGS: 6, OTHER: 4 }),
  DISORDER: mixOf({ ASB: 34, VIOLENCE: 20, DRUGS: 20, CRIMINAL_DAMAGE: 16, OTHER_THEFT: 6, OTHER: 4 }),
}

export const recentProof = mixOf({ CONVICTED: 52, CHARGED: 33, SUSPECTED: 15 })
export const earlierProof = mixOf({ CONVICTED: 88, CHARGED: 5, SUSPECTED: 7 })

/**
 * Round figures for a score that the police supply, so that it goes with the offences. They are not
 * a policy's weights and have types that a policy's table may lack.
 */
export const severity: Readonly<Record<string, number>> = {
  ROBBERY: 740,
  BURGLARY: 430,
  VIOLENCE: 260,
  DOMESTIC_ABUSE: 230,
  THEFT_OF_MOTOR_VEHICLE: 150,
  THEFT_FROM_PERSON: 85,
  THEFT_FROM_MOTOR_VEHICLE: 50,
  OTHER: 40,
  DRUGS: 35,
  OTHER_THEFT: 33,
  CRIMINAL_DAMAGE: 30,
  VEHICLE_INTERFERENCE: 25,
  SHOPLIFTING: 13,
  ASB: 8,
}

/** Types that published tables of weights have no single figure for. */
export const weightless: ReadonlySet<string> = new Set([
  'VEHICLE_INTERFERENCE',
  'CRIMINAL_DAMAGE',
  'DOMESTIC_ABUSE',
  'VIOLENCE',
  'DRUGS',
  'ASB',
  'OTHER',
])

/** The lowest OGRS of each, and how far each of two draws can raise it. */
export const ogrsBases: Readonly<Record<Activity, readonly [base: number, spread: number]>> = {
  HIGH: [60, 16],
  MEDIUM: [54, 20],
  LOW: [36, 25],
  STOPPED: [22, 25],
}

export const ogrsShifts: Readonly<Record<Career, number>> = {
  BURGLARY: 4,
  ROBBERY: 1,
  VEHICLES: 3,
  THEFT: 3,
  SHOPLIFTING: 6,
  DOMESTIC: -15,
  DISORDER: -6,
}
