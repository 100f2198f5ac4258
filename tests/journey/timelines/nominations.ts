// How nominations travel: from the form to the panel, and what is owed on the way.
import type { Table } from './read.ts'

/** 488 in the twelve months at first, 926 with April’s charge, 1,364 with May’s. */
const escalatingBurglar: Table = `
start                   | DRAFT        | GREEN | ?FLEX/NONE | NONE | NONE  | none                    | none
TEAM_AGREED             |              |       | FLEX @2026-02-03 |  |     |                         |
FINAL_NOMINATION_SENT   | NOMINATED    |       |            |      |       |                         |
MATRIX_SCORED           | SCORED       |       |            |      |       |                         |
POLICE_REVIEW_COMPLETED | REVIEWED     |       |            |      |       |                         |
PANEL_DISCUSSED         | AT_PANEL     |       |            |      |       |                         |
PANEL_ACCEPTED          | ACCEPTED     |       |            | IOM  | FLEX  | police probation access referrer |
REFERRER_NOTIFIED       | MEMBER       |       |            |      |       | police probation access |
OFFENCE_RECORDED        |              |       |            |      |       |                         |
INTELLIGENCE_RECEIVED   |              | AMBER |            |      |       |                         |
ARREST_SOUGHT           |              | RED   |            |      |       |                         | colour
ARRESTED                |              | AMBER |            |      |       |                         |
OFFENCE_RECORDED        |              |       | FIXED @2026-05-15 | |     |                         | colour eligibility differs
REVIEW_OPENED           | UNDER_REVIEW |       |            |      |       |                         |
COHORT_CHANGED          | MEMBER       |       |            |      | FIXED |                         | none
`

/** 1,314 and a recent burglary: only OGRS is missing. */
const ogrsLearntLate: Table = `
start                   | DRAFT        | AMBER | FLEX~FIXED | NONE | NONE  | none                    | none
FINAL_NOMINATION_SENT   | NOMINATED    |       |            |      |       |                         |
MATRIX_SCORED           | SCORED       |       |            |      |       |                         |
POLICE_REVIEW_COMPLETED | REVIEWED     |       |            |      |       |                         |
PANEL_DISCUSSED         | AT_PANEL     |       |            |      |       |                         |
PANEL_ACCEPTED          | ACCEPTED     |       |            | IOM  | FLEX  | police probation access referrer |
REFERRER_NOTIFIED       | MEMBER       |       |            |      |       | police probation access |
FACTS_LEARNED           |              |       | FIXED @2026-10-01 | |     |                         | eligibility differs
× FACTS_LEARNED         |              |       |            |      |       |                         |
OGRS_ASSESSED           |              |       | FIXED @2026-10-01 | |     |                         |
REVIEW_OPENED           | UNDER_REVIEW |       |            |      |       |                         |
COHORT_CHANGED          | MEMBER       |       |            |      | FIXED |                         | none
`

/** 1,184 and OGRS 90: FIXED from the first day, and not statutory. */
const policeRoute: Table = `
start                   | DRAFT     | AMBER | FIXED | NONE | NONE  | none     | fixed
POLICE_NOMINATED        | NOMINATED |       |       |      |       |          |
MATRIX_SCORED           | SCORED    |       |       |      |       |          |
× PANEL_ACCEPTED        |           |       |       |      |       |          |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |       |      |       |          |
PANEL_DISCUSSED         | AT_PANEL  |       |       |      |       |          |
PANEL_REJECTED          | REJECTED  |       |       |      |       | referrer |
× POLICE_NOMINATED      |           |       |       |      |       |          |
REFERRER_NOTIFIED       | REFERRER_NOTIFIED |  |    |      |       | none     |
POLICE_NOMINATED        | NOMINATED |       |       |      |       |          |
MATRIX_SCORED           | SCORED    |       |       |      |       |          |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |       |      |       |          |
PANEL_DISCUSSED         | AT_PANEL  |       |       |      |       |          |
PANEL_ACCEPTED          | ACCEPTED  |       |       | IOM  | FIXED | police access referrer | none
`

/** A violence without a weight: the score is at least 438; the team does not agree. */
const scoreNobodyCanWorkOut: Table = `
start                   | DRAFT     | UNCLASSIFIED | ?FIXED/NONE | NONE | NONE | none | none
FINAL_NOMINATION_SENT   | NOMINATED |       |       |      |       |          |
MATRIX_SCORED           | SCORED    |       |       |      |       |          |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |       |      |       |          |
PANEL_DISCUSSED         | AT_PANEL  |       |       |      |       |          |
PANEL_REJECTED          | REJECTED  |       |       |      |       | referrer |
REFERRER_NOTIFIED       | REFERRER_NOTIFIED |  |    |      |       | none     |
CSS_SUPPLIED            |           |       | FIXED @2026-05-11 | |  |         | fixed
FINAL_NOMINATION_SENT   | NOMINATED |       |       |      |       |          |
MATRIX_SCORED           | SCORED    |       |       |      |       |          |
POLICE_REVIEW_COMPLETED | REVIEWED  |       |       |      |       |          |
PANEL_DISCUSSED         | AT_PANEL  |       |       |      |       |          |
PANEL_ACCEPTED          | ACCEPTED  |       |       | IOM  | FIXED | police probation access referrer | none
REFERRER_NOTIFIED       | MEMBER    |       |       |      |       | police probation access |
`

/** The referrer is owed news from 17 February until 1 March, whatever else happens. */
const deferredAgain: Table = `
start                   | DRAFT        | GREEN | FLEX | NONE | NONE | none | none
FINAL_NOMINATION_SENT   | NOMINATED    |       |      |      |      |      |
MATRIX_SCORED           | SCORED       |       |      |      |      |      |
POLICE_REVIEW_COMPLETED | REVIEWED     |       |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL     |       |      |      |      |      |
PANEL_DEFERRED          | DEFERRED     |       |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL     |       |      |      |      |      |
PANEL_ACCEPTED          | ACCEPTED     |       |      | IOM  | FLEX | police probation access referrer |
TREATMENT_MISSED        |              | AMBER |      |      |      |      |
ARREST_SOUGHT           |              | RED   |      |      |      |      | colour
ARRESTED                |              | AMBER |      |      |      |      |
REVIEW_OPENED           | UNDER_REVIEW |       |      |      |      |      |
RETAINED                | MEMBER       |       |      |      |      |      | none
REFERRER_NOTIFIED       |              |       |      |      |      | police probation access |
`

/** What is owed to a member lapses on leaving; what is owed to the referrer stays. */
const movedAway: Table = `
start                   | DRAFT        | GREEN | FLEX | NONE | NONE | none | none
FINAL_NOMINATION_SENT   | NOMINATED    |       |      |      |      |      |
MATRIX_SCORED           | SCORED       |       |      |      |      |      |
POLICE_REVIEW_COMPLETED | REVIEWED     |       |      |      |      |      |
PANEL_DISCUSSED         | AT_PANEL     |       |      |      |      |      |
PANEL_ACCEPTED          | ACCEPTED     |       |      | IOM  | FLEX | police probation access referrer |
LIAISON_STARTED         |              |       |      |      |      |      |
REVIEW_OPENED           | UNDER_REVIEW |       |      |      |      |      |
DESELECTED              | DESELECTED   |       |      | NONE | NONE | referrer |
REFERRER_NOTIFIED       |              |       |      |      |      | none |
LIAISON_ENDED           |              |       |      |      |      |      |
FINAL_NOMINATION_SENT   | NOMINATED    |       |      |      |      |      |
`

export const nominations: { readonly [journey: string]: Table } = {
  'escalating-burglar': escalatingBurglar,
  'ogrs-learnt-late': ogrsLearntLate,
  'police-route': policeRoute,
  'score-nobody-can-work-out': scoreNobodyCanWorkOut,
  'deferred-again': deferredAgain,
  'moved-away': movedAway,
}
