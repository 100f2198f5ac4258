import type { FactRecord, Facts, Nominal } from '@iom-rules/core'
import { dayByDigits } from './handwritten.ts'
import { policy } from './people.ts'

/** Facts of many people as somebody would lay them out who wants totals of this one policy: codes for words. */
export interface Columns {
  readonly size: number
  readonly area: Uint8Array
  readonly ogrs: Uint8Array
  /** -1 where the police gave none. */
  readonly severity: Float64Array
  /** Bits of `yes`. */
  readonly yes: Uint16Array
  readonly release: Int32Array
  /** Of the sentence; -1 for none. */
  readonly months: Int16Array
  /** Codes: the position in `words`. */
  readonly mappa: Uint8Array
  readonly mappaLevel: Uint8Array
  readonly marac: Uint8Array
  readonly membership: Uint8Array
  /** Where the offences of each person start, and one place more. */
  readonly offences: Uint32Array
  readonly type: Uint8Array
  readonly counted: Uint8Array
  readonly day: Int32Array
  /** The same for periods in custody. */
  readonly stays: Uint32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

export const areas = Object.keys(policy.areas)
export const types = policy.parameters['listedOffences']?.values as readonly string[]

export const words = {
  membership: ['NONE', 'FIXED', 'FLEX', 'FREE'],
  mappaStatus: ['NONE', 'REFERRAL_PENDING', 'MANAGED', 'ENDED'],
  maracRole: ['NONE', 'PERPETRATOR', 'VICTIM', 'BOTH'],
}

export const yes = {
  team: 1,
  csp: 2,
  wanted: 4,
  intelligence: 8,
  prison: 16,
  statutory: 32,
  young: 64,
  engaging: 128,
  failing: 256,
  indeterminate: 512,
  local: 1024,
}

/** Later than any day. */
export const never = 0x7fff_ffff

export function readColumns(people: Iterable<Nominal>, size: number): Columns {
  const columns = {
    size,
    area: new Uint8Array(size),
    ogrs: new Uint8Array(size),
    severity: new Float64Array(size),
    yes: new Uint16Array(size),
    release: new Int32Array(size),
    months: new Int16Array(size),
    mappa: new Uint8Array(size),
    mappaLevel: new Uint8Array(size),
    marac: new Uint8Array(size),
    membership: new Uint8Array(size),
    offences: new Uint32Array(size + 1),
    stays: new Uint32Array(size + 1),
  }
  const type: number[] = []
  const counted: number[] = []
  const day: number[] = []
  const from: number[] = []
  const to: number[] = []
  let row = 0
  for (const { area = '', facts } of people) {
    columns.area[row] = areas.indexOf(area)
    columns.ogrs[row] = facts['ogrsScore'] as number
    columns.severity[row] = typeof facts['cssScore'] === 'number' ? facts['cssScore'] : -1
    columns.yes[row] = yesOf(facts)
    columns.release[row] = orNever(facts['releaseDate'])
    columns.months[row] = typeof facts['sentenceMonths'] === 'number' ? facts['sentenceMonths'] : -1
    columns.mappa[row] = words.mappaStatus.indexOf(facts['mappaStatus'] as string)
    columns.mappaLevel[row] = facts['mappaLevel'] as number
    columns.marac[row] = words.maracRole.indexOf(facts['maracRole'] as string)
    columns.membership[row] = words.membership.indexOf(facts['membership'] as string)
    for (const offence of facts['offences'] as readonly FactRecord[]) {
      type.push(types.indexOf(offence['type'] as string))
      counted.push(offence['proof'] === 'SUSPECTED' ? 0 : 1)
      day.push(dayByDigits(offence['day']))
    }
    for (const stay of facts['custodyPeriods'] as readonly FactRecord[]) {
      from.push(dayByDigits(stay['from']))
      to.push(orNever(stay['to']))
    }
    row += 1
    columns.offences[row] = day.length
    columns.stays[row] = from.length
  }
  return {
    ...columns,
    type: Uint8Array.from(type),
    counted: Uint8Array.from(counted),
    day: Int32Array.from(day),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  }
}

function orNever(day: unknown): number {
  return day === 'NONE' ? never : dayByDigits(day)
}

function yesOf(facts: Facts): number {
  const bit = (holds: boolean, value: number) => (holds ? value : 0)
  return (
    bit(facts['iomTeamAgrees'] === true, yes.team) |
    bit(facts['cspAgrees'] === true, yes.csp) |
    bit(facts['wantedOnPnc'] === true || facts['wantedForArrest'] === true, yes.wanted) |
    bit(facts['intelligenceOfOffending'] === true, yes.intelligence) |
    bit(facts['inPrison'] === true, yes.prison) |
    bit(facts['statutory'] === true, yes.statutory) |
    bit(facts['under18'] === true, yes.young) |
    bit(facts['engagingWithAllAgencies'] === true, yes.engaging) |
    bit(facts['supervisionCompliance'] === 'NOT_COMPLYING', yes.failing) |
    bit(facts['treatmentCompliance'] === 'NOT_COMPLYING', yes.failing) |
    bit(facts['sentenceKind'] === 'INDETERMINATE', yes.indeterminate) |
    bit(facts['issueScope'] === 'LOCAL', yes.local)
  )
}
