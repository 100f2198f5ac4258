// Custody and the colours it brings, MAPPA and MARAC.
import type { Table } from './read.ts'

/** 20 months is not more than 24, and no date is set: no colour until 24 August comes within six months. */
const recallAndRelease: Table = `
start                 | MEMBER       | GREEN        | FLEX | IOM | FLEX | police probation access | none
SUPERVISION_MISSED    |              | AMBER        |      |     |      |   |
INTELLIGENCE_RECEIVED |              | AMBER_ALERT  |      |     |      |   | colour
RECALLED              |              | RED          |      |     |      |   |
TAKEN_INTO_CUSTODY    |              | UNCLASSIFIED |      |     |      |   | colour custody !intelligence
RELEASE_DATE_SET      |              | BLUE         |      |     |      |   |
REVIEW_OPENED         | UNDER_REVIEW |              |      |     |      |   |
RETAINED              | MEMBER       |              |      |     |      |   | !intelligence
INTELLIGENCE_CLEARED  |              |              |      |     |      |   | none
RELEASED              |              | AMBER        |      |     |      |   | custody
SUPERVISION_RESUMED   |              | UNCLASSIFIED |      |     |      |   |
ENGAGEMENT_CHANGED    |              | GREEN        |      |     |      |   |
`

/** 30 October 2026 plus six months is 30 April 2027; 2 January 2027 plus six months is 2 July. */
const threeYearSentence: Table = `
start            | MEMBER       | UNCLASSIFIED      | FIXED | IOM | FIXED | police probation access | none
SENTENCED        |              | BLACK             |       |     |       |   |
RELEASE_DATE_SET |              |                   |       |     |       |   |
DAY_PASSED       |              | BLACK @2026-02-11 |       |     |       |   |
DAY_PASSED       |              | BLUE @2026-10-30  |       |     |       |   |
NEEDS_ASSESSED   |              |                   |       |     |       |   |
RELEASE_DATE_SET |              | BLACK @2026-12-07 |       |     |       |   |
DAY_PASSED       |              |                   |       |     |       |   |
DAY_PASSED       |              | BLUE @2027-01-02  |       |     |       |   |
RELEASED         |              | ?UNCLASSIFIED/AMBER/GREEN | | |       |   | custody
FACTS_LEARNED    |              | GREEN @2027-07-05 |       |     |       |   |
REVIEW_OPENED    | UNDER_REVIEW |                   |       |     |       |   |
RETAINED         | MEMBER       |                   | FIXED @2026-01-19 | | |  | none
`

/** 5 April 2026 plus six months is 5 October. */
const eighteenMonths: Table = `
start                 | MEMBER       | GREEN        | FLEX | IOM | FLEX | police probation access | none
TAKEN_INTO_CUSTODY    |              | UNCLASSIFIED |      |     |      |   | custody
SENTENCED             |              |              |      |     |      |   |
RELEASE_DATE_SET      |              |              |      |     |      |   |
REVIEW_OPENED         | UNDER_REVIEW |              |      |     |      |   |
RETAINED              | MEMBER       |              |      |     |      |   | none
INTELLIGENCE_RECEIVED |              |              |      |     |      |   | !intelligence
DAY_PASSED            |              | UNCLASSIFIED @2026-01-06 | | |   |   |
DAY_PASSED            |              | BLUE @2026-04-05 |  |     |      |   |
INTELLIGENCE_CLEARED  |              |              |      |     |      |   | none
WANTED_CIRCULATED     |              | RED          |      |     |      |   | colour !wanted
WANTED_CANCELLED      |              | BLUE @2026-06-16 |  |     |      |   | colour
DAY_PASSED            |              |              |      |     |      |   | colour !date
RELEASED              |              | GREEN        |      |     |      |   | colour custody
`

/** 1,492 whatever the violence weighs. A waiver of what is not a “should” is refused. */
const mappaPrecedence: Table = `
start          | MEMBER       | AMBER | FIXED | IOM   | FIXED | police probation access | none
MAPPA_REFERRED |              |       |       |       |       |   | !referral
MAPPA_MANAGED  |              |       |       | MAPPA |       | police probation access present sighted | mappa
DUTY_DONE      |              |       |       |       |       | police probation access present |
× DUTY_WAIVED  |              |       |       |       |       |   |
DUTY_WAIVED    |              |       |       |       |       | police probation access |
REVIEW_OPENED  | UNDER_REVIEW |       |       |       |       |   |
RETAINED       | MEMBER       |       |       |       |       |   | none
MAPPA_ENDED    |              |       |       | IOM @2026-10-05 | | | ended mappa
REVIEW_OPENED  | UNDER_REVIEW |       |       |       |       |   |
RETAINED       | MEMBER       |       |       |       |       |   | none
`

/** The duty ends with MARAC and is owed afresh from the second referral. */
const maracPerpetrator: Table = `
start                 | MEMBER       | GREEN       | FREE | IOM | FREE | police probation access | none
MARAC_REFERRED        |              |             |      |     |      | marac police probation access |
LIAISON_STARTED       |              |             |      |     |      |   |
DUTY_DONE             |              |             |      |     |      | police probation access |
INTELLIGENCE_RECEIVED |              | AMBER       |      |     |      |   |
TREATMENT_MISSED      |              | AMBER_ALERT |      |     |      |   | colour
REVIEW_OPENED         | UNDER_REVIEW |             |      |     |      |   |
RETAINED              | MEMBER       |             |      |     |      |   | none
MARAC_CLOSED          |              |             |      |     |      |   |
MARAC_REFERRED        |              |             |      |     |      | marac police probation access |
TREATMENT_RESUMED     |              | AMBER       |      |     |      |   |
DUTY_DONE             |              |             |      |     |      | police probation access |
LIAISON_ENDED         |              |             |      |     |      |   |
`

/** Not statutory: no manager from Probation. Done once, the duty is not owed again while MARAC goes on. */
const maracVictimAndBoth: Table = `
start                 | MEMBER | GREEN | FLEX | IOM | FLEX | police access | none
FACTS_LEARNED         |        |       |      |     |      |   |
MARAC_REFERRED        |        |       |      |     |      | marac police access |
DUTY_DONE             |        |       |      |     |      | police access |
MARAC_REFERRED        |        |       |      |     |      |   | !victim
ISSUE_RAISED          |        |       |      |     |      |   |
INTELLIGENCE_RECEIVED |        | AMBER |      |     |      |   |
MARAC_CLOSED          |        |       |      |     |      |   | none
ISSUE_CLOSED          |        |       |      |     |      |   |
`

export const custodyAndOversight: { readonly [journey: string]: Table } = {
  'recall-and-release': recallAndRelease,
  'three-year-sentence': threeYearSentence,
  'eighteen-months': eighteenMonths,
  'mappa-precedence': mappaPrecedence,
  'marac-perpetrator': maracPerpetrator,
  'marac-victim-and-both': maracVictimAndBoth,
}
