import type { Policy } from '@iom-rules/core'

/**
 * Names by which case systems, probation's Delius and OASys among them, and the documents call the facts of the
 * shipped policies: with everything but letters and digits taken out. Only names of the very same thing.
 */
const otherNames: { readonly [target: string]: readonly string[] } = {
  ref: [
    'reference',
    'nominalref',
    'nominalreference',
    'nominal',
    'nominalid',
    'id',
    'iomref',
    'iomreference',
    'urn',
    'uniquereference',
  ],
  area: [
    'areaname',
    'district',
    'policedistrict',
    'lpa',
    'localpolicingarea',
    'ldu',
    'localdeliveryunit',
    'pdu',
    'probationdeliveryunit',
    'localauthority',
    'iomarea',
  ],
  ogrsScore: [
    'ogrs',
    'ogrs3',
    'ogrs4',
    'ogrs3score',
    'ogrs3score2year',
    'ogrs32year',
    'ogrs2year',
    'ogrs2yearscore',
    'ogrs3twoyear',
    'ogrspercentage',
    'ogrs3percentage2year',
    'arp',
    'arpscore',
  ],
  ogrsPredictor: ['predictor', 'ogrsversion', 'ogrstool'],
  cssScore: ['css', 'crimeseverity', 'severityscore', 'crimeseverityindex'],
  offences: ['offencehistory', 'previousoffences'],
  custodyPeriods: ['custody', 'custodyperiod', 'custodialperiods', 'timeincustody'],
  iomTeamAgrees: ['iomagrees', 'iomteamagreed', 'agreedbyiomteam'],
  cspAgrees: ['cspagreed', 'agreedbycsp', 'cspagreement'],
  wantedOnPnc: ['wantedpnc', 'pncwanted', 'circulatedonpnc', 'wantedmarker'],
  pncReason: ['reasonwanted', 'wantedreason'],
  intelligenceOfOffending: ['intelligence', 'intel', 'intelofoffending', 'currentintelligence'],
  inPrison: ['incustody', 'currentlyincustody', 'incustodynow', 'imprisoned'],
  custodyKind: ['custodytype', 'kindofcustody'],
  releaseDate: ['dateofrelease', 'confirmedreleasedate', 'releaseon'],
  mappaStatus: ['mappaflag', 'mappamanagement'],
  mappaLevel: ['currentmappalevel', 'mappalvl'],
  mappaCategory: ['currentmappacategory', 'mappacat'],
  maracRole: ['marac', 'maracstatus'],
  membership: ['cohort', 'iomcohort', 'currentcohort', 'iomstatus', 'iomtype', 'iomcategory', 'registeriom'],
  statutory: ['statutorycase', 'statutorysupervision', 'statutorystatus'],
  under18: ['youth', 'juvenile', 'isunder18'],
  needs: ['criminogenicneeds', 'oasysneeds', 'pathways', 'need'],
  supervisionCompliance: ['compliance', 'complyingwithsupervision'],
  treatmentCompliance: ['complyingwithtreatment'],
  sentenceMonths: [
    'sentencelength',
    'sentencelengthmonths',
    'sentencelengthinmonths',
    'lengthofsentencemonths',
    'custodiallengthmonths',
  ],
}

/** The same for the fields of records. */
const otherFieldNames: { readonly [field: string]: readonly string[] } = {
  type: ['offencetype', 'offence', 'typeofoffence', 'crimetype'],
  day: ['offencedate', 'dateofoffence', 'date', 'dayofoffence', 'committedon', 'offenceday'],
  proof: ['offencestatus', 'howproved'],
  homeOfficeClass: ['hoclass', 'offencecode', 'homeofficecode', 'homeofficeoffencecode'],
  from: ['start', 'startdate', 'datefrom', 'receptiondate', 'custodyfrom', 'fromdate'],
  to: ['end', 'enddate', 'dateto', 'releasedate', 'dateofrelease', 'custodyto', 'todate'],
}

/** A name without what people write differently. */
export function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

interface Titled {
  readonly title: string
}

/** What each header is taken to be: `ref`, `area`, the id of a fact, or nothing. */
export function guessColumns(policy: Policy, headers: readonly string[]): string[] {
  const places = { ref: { title: 'Reference' }, area: { title: 'Area' } }
  return guess(headers, { ...places, ...policy.facts }, otherNames)
}

/** The same for a table of the records of one list, which the reference joins to the people. */
export function guessFields(policy: Policy, fact: string, headers: readonly string[]): string[] {
  const declared = policy.facts[fact]
  const fields = declared?.type === 'list' ? (declared.record ?? {}) : {}
  const names = { ref: otherNames['ref'] ?? [], ...otherFieldNames }
  return guess(headers, { ref: { title: 'Reference' }, ...fields }, names)
}

function guess(
  headers: readonly string[],
  targets: { readonly [id: string]: Titled },
  others: { readonly [id: string]: readonly string[] },
): string[] {
  const meanings = new Map<string, string>()
  // The policy’s own words go before the names that other systems have.
  for (const [id, { title }] of Object.entries(targets)) {
    for (const name of [id, title]) if (!meanings.has(bareName(name))) meanings.set(bareName(name), id)
  }
  for (const id of Object.keys(targets)) {
    for (const name of others[id] ?? []) if (!meanings.has(name)) meanings.set(name, id)
  }
  const taken = new Set<string>()
  return headers.map((header) => {
    const id = meanings.get(bareName(header)) ?? ''
    if (id === '' || taken.has(id)) return ''
    taken.add(id)
    return id
  })
}
