// FREE and FLEX on agreement, and how a membership ends.
import type { Table } from './read.ts'

/** The robbery of 16 April 2025 counts up to 16 April 2026; from the 17th the score is 438. */
const fixedToDeselection: Table = `
start              | MEMBER       | AMBER        | FIXED | IOM  | FIXED | police probation access | none
TREATMENT_RESUMED  |              | UNCLASSIFIED |       |      |       |      |
ENGAGEMENT_CHANGED |              | GREEN        |       |      |       |      |
DAY_PASSED         |              |              | FLEX @2026-04-17 | |  |    | eligibility differs
× DESELECTED       |              | GREEN @2026-03-24 | FLEX @2026-04-17 | | | |
TEAM_AGREED        |              |              | NONE @2026-10-14 | |  |    |
REVIEW_OPENED      | UNDER_REVIEW |              |       |      |       |      |
DESELECTED         | DESELECTED   | GREEN @2026-03-24 | |  NONE | NONE | none | none
`

/** 90 days inside, 1 March to 29 May: the robbery of 10 January 2026 counts up to 10 April 2027. */
const ageingOut: Table = `
start          | MEMBER       | GREEN | FIXED | IOM  | FIXED | police probation access | none
DAY_PASSED     |              |       |       |      |       |      |
DAY_PASSED     |              |       | FIXED @2026-06-01 | | |      |
DAY_PASSED     |              |       | FLEX @2027-04-11 | |  |      | eligibility differs
REVIEW_OPENED  | UNDER_REVIEW |       |       |      |       |      |
COHORT_CHANGED | MEMBER       |       |       |      | FLEX  |      | none
DAY_PASSED     |              |       |       |      |       |      |
DAY_PASSED     |              |       | FLEX @2027-04-11 | |  |      |
TEAM_AGREED    |              |       | NONE @2027-06-07 | |  |      | eligibility differs
REVIEW_OPENED  | UNDER_REVIEW |       |       |      |       |      |
DESELECTED     | DESELECTED   |       |       | NONE | NONE  | none | none
`

/** 746 with the robbery alone, 1,184 with the burglary; the burglary of 2024 is out of the window. */
const deselectedAndBack: Table = `
start                   | MEMBER       | GREEN | FLEX | IOM  | FLEX | police probation access | none
REVIEW_OPENED           | UNDER_REVIEW |       |      |      |      |      |
DESELECTED              | DESELECTED   |       |      | NONE | NONE | none |
OFFENCE_RECORDED        |              |       |      |      |      |      |
OFFENCE_RECORDED        |              |       | FIXED @2027-02-11 | | |   | fixed
POLICE_NOMINATED        | NOMINATED    |       |      |      |      |      |
MATRIX_SCORED           | SCORED       |       |      |      |      |      |
POLICE_REVIEW_COMPLETED | REVIEWED     |       |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL     |       |      |      |      |      |
PANEL_ACCEPTED          | ACCEPTED     |       |      | IOM  | FIXED | police probation access referrer | none
TAKEN_INTO_CUSTODY      |              | UNCLASSIFIED | |   |      |      | custody
REVIEW_OPENED           | UNDER_REVIEW |       |      |      |      |      |
REFERRER_NOTIFIED       |              |       |      |      |      | police probation access |
RETAINED                | MEMBER       |       |      |      |      |      | none
`

/** No listed offence: FREE or nothing, and AMBER while AMBER ALERT cannot be ruled out. */
const domesticAbuseFree: Table = `
start                   | DRAFT     | AMBER~AMBER_ALERT | ?FREE/NONE | ?MAPPA/NONE | NONE | none | none
TEAM_AGREED             |           |       |      |      |      |      |
FINAL_NOMINATION_SENT   | NOMINATED |       |      |      |      |      |
CSP_AGREED              |           |       | NONE |      |      |      |
MATRIX_SCORED           | SCORED    |       |      |      |      |      |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL  |       |      |      |      |      |
PANEL_DEFERRED          | DEFERRED  |       |      |      |      |      |
CSP_AGREED              |           |       | FREE @2026-07-08 | | |    |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL  |       |      |      |      |      |
PANEL_ACCEPTED          | ACCEPTED  |       |      | ?MAPPA/IOM | FREE | marac police probation access referrer |
REFERRER_NOTIFIED       | MEMBER    |       |      |      |      | marac police probation access |
LIAISON_STARTED         |           |       |      |      |      |      |
FACTS_LEARNED           |           | AMBER |      | IOM  |      |      |
`

/** Shoplifting is not listed; one theft from the person is, and makes FLEX. */
const homelessShoplifter: Table = `
start                   | DRAFT        | AMBER_ALERT  | FREE | NONE | NONE | none | none
FINAL_NOMINATION_SENT   | NOMINATED    |              |      |      |      |      |
NEEDS_ASSESSED          |              |              |      |      |      |      |
MATRIX_SCORED           | SCORED       |              |      |      |      |      |
POLICE_REVIEW_COMPLETED | REVIEWED     |              |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL     |              |      |      |      |      |
PANEL_ACCEPTED          | ACCEPTED     |              |      | IOM  | FREE | police access referrer |
REFERRER_NOTIFIED       | MEMBER       |              |      |      |      | police access |
TREATMENT_RESUMED       |              | AMBER        |      |      |      |      |
INTELLIGENCE_CLEARED    |              | UNCLASSIFIED |      |      |      |      |
ENGAGEMENT_CHANGED      |              | GREEN        |      |      |      |      |
OFFENCE_RECORDED        |              |              |      |      |      |      |
OFFENCE_RECORDED        |              |              | FLEX |      |      |      | eligibility differs
REVIEW_OPENED           | UNDER_REVIEW |              |      |      |      |      |
RETAINED                | MEMBER       |              |      |      |      |      | differs
`

/** 896 without an OGRS score is FLEX for sure; 1,046 is not. */
const youngPerson: Table = `
start                   | DRAFT     | GREEN | FLEX       | NONE | NONE | none | !youth
LIAISON_STARTED         |           |       |            |      |      |      |
FINAL_NOMINATION_SENT   | NOMINATED |       |            |      |      |      |
MATRIX_SCORED           | SCORED    |       |            |      |      |      |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |            |      |      |      |
PANEL_DISCUSSED         | AT_PANEL  |       |            |      |      |      |
PANEL_ACCEPTED          | ACCEPTED  |       |            | IOM  | FLEX | police probation access referrer |
REFERRER_NOTIFIED       | MEMBER    |       |            |      |      | police probation access |
OFFENCE_RECORDED        |           |       | FLEX~FIXED @2026-09-28 | | | |
ARREST_SOUGHT           |           | RED   |            |      |      |      | colour !youth
ARREST_NOT_SOUGHT       |           | GREEN |            |      |      |      |
OGRS_ASSESSED           |           |       | FLEX       |      |      |      |
`

export const memberships: { readonly [journey: string]: Table } = {
  'fixed-to-deselection': fixedToDeselection,
  'ageing-out': ageingOut,
  'deselected-and-back': deselectedAndBack,
  'domestic-abuse-free': domesticAbuseFree,
  'homeless-shoplifter': homelessShoplifter,
  'young-person': youngPerson,
}
