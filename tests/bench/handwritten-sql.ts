// What somebody who knows SQL writes for the decisions of the policy `cheshire`, by hand and once: the outcome of every
// decision for nominals of whom everything is known. It knows nothing of unknown facts, which SQL takes as not so.

/** Tables as `toSql` reads them by default: `nominals`, `offences` and `custodyPeriods` joined by `ref`. */
export function handwrittenSql(asAt: string): string {
  const day = `DATE '${asAt}'`
  return `
WITH custody AS (
  -- Periods that touch become one, so that no day counts twice.
  SELECT ref, MIN(a) AS a, MAX(b) AS b
  FROM (
    SELECT ref, a, b, SUM(begins) OVER (PARTITION BY ref ORDER BY a, b) AS stay
    FROM (
      SELECT ref, a, b, CASE WHEN a <= MAX(b) OVER (PARTITION BY ref ORDER BY a, b ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins
      FROM (
        SELECT ref, "from" AS a, CASE WHEN "to.none" THEN ${day} ELSE LEAST("to", ${day}) END AS b
        FROM "custodyPeriods"
      ) AS p
    ) AS p
  ) AS p
  GROUP BY ref, stay
),
reckoned AS (
  SELECT ref, a, b, (${day} - b) - COALESCE(SUM(b - a) OVER (PARTITION BY ref ORDER BY a DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS free
  FROM custody
),
recent AS (
  SELECT ref, ${day} - INTERVAL '12 MONTH' - CAST(SUM(b - a) AS INTEGER) * INTERVAL '1 DAY' AS since
  FROM reckoned
  WHERE free <= ${day} - CAST(${day} - INTERVAL '12 MONTH' AS DATE)
  GROUP BY ref
),
record AS (
  SELECT o.ref,
    SUM(CASE WHEN o.proof IN ('CONVICTED', 'CHARGED') AND o.day >= COALESCE(r.since, ${day} - INTERVAL '12 MONTH') THEN
      CASE o.type WHEN 'BURGLARY' THEN 438 WHEN 'ROBBERY' THEN 746 WHEN 'THEFT_OF_MOTOR_VEHICLE' THEN 150
        WHEN 'THEFT_FROM_MOTOR_VEHICLE' THEN 50 WHEN 'THEFT_FROM_PERSON' THEN 86 WHEN 'SHOPLIFTING' THEN 13
        WHEN 'OTHER_THEFT' THEN 33 ELSE 0 END
      ELSE 0 END) AS css,
    BOOL_OR(o.proof IN ('CONVICTED', 'CHARGED') AND o.type IN ('BURGLARY', 'ROBBERY', 'THEFT_OF_MOTOR_VEHICLE', 'THEFT_FROM_MOTOR_VEHICLE', 'THEFT_FROM_PERSON')) AS listed,
    BOOL_OR(o.proof IN ('CONVICTED', 'CHARGED') AND o.type IN ('BURGLARY', 'ROBBERY', 'THEFT_OF_MOTOR_VEHICLE', 'THEFT_FROM_MOTOR_VEHICLE', 'THEFT_FROM_PERSON')
      AND o.day >= COALESCE(r.since, ${day} - INTERVAL '12 MONTH')) AS recent
  FROM offences AS o LEFT JOIN recent AS r ON r.ref = o.ref
  GROUP BY o.ref
),
decided AS (
  SELECT n.*,
    CASE
      WHEN "ogrsScore" >= 75 AND COALESCE("cssScore", r.css, 0) >= 1000 AND r.recent THEN 'FIXED'
      WHEN r.listed AND "iomTeamAgrees" THEN 'FLEX'
      WHEN "iomTeamAgrees" AND "cspAgrees" THEN 'FREE'
      ELSE 'NONE' END AS cohort,
    CASE
      WHEN "mappaStatus" = 'MANAGED' AND "mappaLevel" >= 1 THEN 'MAPPA'
      WHEN membership <> 'NONE' THEN 'IOM'
      ELSE 'NONE' END AS lead
  FROM nominals AS n LEFT JOIN record AS r ON r.ref = n.ref
)
SELECT ref, area, cohort,
  CASE "issueScope" WHEN 'LOCAL' THEN 'CSP' WHEN 'COUNTYWIDE' THEN 'RRB' END AS escalation,
  CONCAT_WS(', ',
    CASE WHEN "inPrison" AND ("wantedOnPnc" OR "wantedForArrest") THEN 'WANTED_WHILE_IN_CUSTODY' END,
    CASE WHEN "inPrison" AND "intelligenceOfOffending" THEN 'INTELLIGENCE_IN_CUSTODY' END,
    CASE WHEN "mappaStatus" = 'REFERRAL_PENDING' THEN 'MAPPA_REFERRAL_PENDING' END,
    CASE WHEN "maracRole" = 'BOTH' THEN 'SEPARATE_VICTIM_INFORMATION' END,
    CASE WHEN under18 THEN 'YOUTH_JUSTICE' END,
    CASE WHEN "inPrison" AND "releaseDate" < ${day} THEN 'RELEASE_DATE_PASSED' END) AS flags,
  lead,
  CONCAT_WS(', ',
    CASE WHEN membership <> 'NONE' AND lead = 'MAPPA' THEN 'IOM_PRESENT_AT_MAPPA' END,
    CASE WHEN membership <> 'NONE' AND lead = 'MAPPA' THEN 'IOM_SIGHTED_ON_RISK_ASSESSMENT' END,
    CASE WHEN membership <> 'NONE' AND "maracRole" <> 'NONE' THEN 'IOM_REPRESENTED_AT_MARAC' END,
    CASE WHEN membership <> 'NONE' THEN 'ASSIGN_POLICE_OFFENDER_MANAGER' END,
    CASE WHEN membership <> 'NONE' AND statutory THEN 'ASSIGN_PROBATION_OFFENDER_MANAGER' END,
    CASE WHEN membership <> 'NONE' THEN 'ENHANCED_ACCESS_TO_SERVICES' END) AS obligations,
  CONCAT_WS(', ',
    CASE WHEN cohort = 'FIXED' AND membership = 'NONE' THEN 'FIXED_ELIGIBLE_NOT_MEMBER' END,
    CASE WHEN membership <> 'NONE' AND membership <> cohort THEN 'MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY' END,
    CASE WHEN membership <> 'NONE' AND "mappaStatus" = 'ENDED' THEN 'MAPPA_ENDED' END) AS "panelItems",
  CASE
    WHEN "wantedOnPnc" OR "wantedForArrest" THEN 'RED'
    WHEN "inPrison" AND "releaseDate" <= ${day} + INTERVAL '6 MONTH' THEN 'BLUE'
    WHEN "inPrison" AND ("sentenceMonths" > 24 OR "sentenceKind" = 'INDETERMINATE') THEN 'BLACK'
    WHEN "inPrison" THEN 'UNCLASSIFIED'
    WHEN "intelligenceOfOffending" AND ("supervisionCompliance" = 'NOT_COMPLYING' OR "treatmentCompliance" = 'NOT_COMPLYING') THEN 'AMBER_ALERT'
    WHEN "intelligenceOfOffending" OR "supervisionCompliance" = 'NOT_COMPLYING' OR "treatmentCompliance" = 'NOT_COMPLYING' THEN 'AMBER'
    WHEN "engagingWithAllAgencies" THEN 'GREEN'
    ELSE 'UNCLASSIFIED' END AS status
FROM decided
`
}
