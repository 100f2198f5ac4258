import { isDay, type Day } from '../../vocabulary/day.ts'
import { notADay } from '../../vocabulary/refusal.ts'
import { factTitle, outcomeWords } from '../../explanation/words.ts'
import type { Policy } from '../../policy/policy.ts'
import { own } from '../../policy/references.ts'
import { roles } from '../roles.ts'
import { caseloadAt, isMember, type AgendaOptions, type Caseload, type Person } from './people.ts'
import { reviewOf, type Review } from './review.ts'
import { suggestionsFor, type Suggestion } from './suggestions.ts'
import { nominationOf, type Nomination } from './nomination.ts'

/** What a member may be deselected for, with why. */
export interface Deselection {
  /** The member's reference. */
  readonly ref: string
  /** What the policy suggests looking at; the panel decides. */
  readonly suggestions: readonly Suggestion[]
}

/** Something else that the policy puts to the panel. */
export interface OtherItem {
  /** The person's reference. */
  readonly ref: string
  /** The item's id: a rule of `panelItems`, or what the process called it. */
  readonly item: string
  /** Plain words, to show. */
  readonly title: string
  /** From which day; null where only today is known. */
  readonly since: Day | null
}

/** A duty whose last day has passed. */
export interface OverdueDuty {
  /** The reference of the person it is owed for. */
  readonly ref: string
  /** The duty's id. */
  readonly duty: string
  /** Plain words, to show. */
  readonly title: string
  /** The day from which it is owed. */
  readonly since: Day
  /** The last day to do it: before the day of the meeting. */
  readonly due: Day
}

/** How many people a duty is open for, none of them late. */
export interface OpenDuties {
  /** The duty's id. */
  readonly duty: string
  /** Plain words, to show. */
  readonly title: string
  /** For how many no deadline is set. */
  readonly withoutDeadline: number
  /** For how many the last day is still to come, or today. */
  readonly stillInTime: number
}

/** Another team that has been told of somebody. */
export interface TeamTold {
  /** The reference of the person the team was told of. */
  readonly ref: string
  /** The team's id. */
  readonly team: string
  /** The team's name. */
  readonly title: string
  /** The day it was told. */
  readonly since: Day
}

/** Somebody whom an item may concern, depending on facts that are not known. */
export interface MayConcern {
  /** The person's reference. */
  readonly ref: string
  /** Titles of the items. */
  readonly items: readonly string[]
  /** Titles of the facts that can settle it. */
  readonly missing: readonly string[]
}

/** The agenda of one area. */
export interface AreaAgenda {
  /** Null for people whose area is not recorded. */
  readonly area: string | null
  /** The area's name, to show. */
  readonly title: string
  /** How many people of the caseload belong to it. */
  readonly people: number
  /** How many of them are members for certain. */
  readonly members: number
  /** Nominations to decide, and people to consider for one. */
  readonly nominations: readonly Nomination[]
  /** Members to review. */
  readonly reviews: readonly Review[]
  /** Members whose deselection may be considered. */
  readonly deselection: readonly Deselection[]
  /** Anything else the policy puts to the panel. */
  readonly others: readonly OtherItem[]
  /** Duties whose last day has passed. */
  readonly overdue: readonly OverdueDuty[]
  /** Duties that are open and not late, counted. */
  readonly open: readonly OpenDuties[]
  /** Other teams that have been told of somebody. */
  readonly liaison: readonly TeamTold[]
  /** People whom an item may concern, depending on what is not known. */
  readonly mayConcern: readonly MayConcern[]
}

/** What a panel has before it on a day. People are known by their reference only. */
export interface Agenda {
  /** The policy it was made by. */
  readonly policy: {
    readonly id: string
    readonly version: string
    readonly hash: string
    readonly title: string
  }
  /** The day of the meeting. */
  readonly asAt: Day
  /** The meeting, as the policy names it. */
  readonly forum: { readonly title: string; readonly alias?: string; readonly meets?: string }
  /** One agenda for each area that has people. */
  readonly areas: readonly AreaAgenda[]
  /** Suggestions for deselection that no fact tells: people judge them of any member. */
  readonly judged: readonly { readonly id: string; readonly title: string }[]
  /** What this agenda cannot know, each a sentence. */
  readonly unknown: readonly string[]
}

const panel = 'MACC'

/**
 * What has the panel to decide and to review on this day, area by area? Nominations, members to
 * review by exception, suggestions for deselection, duties past their day, and what cannot be known.
 *
 * Whether a nomination is under way, a duty done or a change new is known only of people with a
 * journey; of the others the agenda says what today's facts say, and that the rest is not known.
 *
 * @throws IomRulesError `INVALID_DAY`; `INVALID_NOMINAL`, `INVALID_JOURNEY` and `UNKNOWN_POLICY` as
 * `assess` and `replay` do; `DUPLICATE_JOURNEY` when one person has two.
 * @example
 * const agenda = agendaOf(policy, { nominals, journeys }, { asAt: '2026-11-22' })
 */
export function agendaOf(policy: Policy, caseload: Caseload, options: AgendaOptions): Agenda {
  const { asAt } = options
  if (!isDay(asAt)) throw notADay('asAt', asAt)
  const { people, unknown } = caseloadAt(policy, caseload, options)
  const known = Object.entries(policy.areas).map(([id, { title }]): [string | null, string] => [id, title])
  const others = [...new Set(people.map(({ area }) => area))].filter(
    (area) => area !== null && own(policy.areas, area) === undefined,
  )
  const areas = [...known, ...others.map((area): [string | null, string] => [area, String(area)])]
  const forum = policy.forums?.[panel] ?? Object.values(policy.forums ?? {})[0]
  return {
    policy: { id: policy.id, version: policy.version, hash: policy.hash, title: policy.title },
    asAt,
    forum: {
      title: forum?.title ?? 'Panel',
      ...(forum?.alias === undefined ? {} : { alias: forum.alias }),
      ...(forum?.meets === undefined ? {} : { meets: forum.meets }),
    },
    areas: [...areas, [null, 'No area recorded'] as const].flatMap(([area, title]) => {
      const here = people.filter((person) => person.area === area)
      return here.length === 0 ? [] : [agendaOfArea(policy, area, title, here, asAt)]
    }),
    judged: (policy.deselection?.suggestions ?? []).flatMap(({ id, title, condition, held }) =>
      condition === undefined && held === undefined ? [{ id, title }] : [],
    ),
    unknown,
  }
}

function agendaOfArea(
  policy: Policy,
  area: string | null,
  title: string,
  people: readonly Person[],
  asAt: Day,
): AreaAgenda {
  const nominations = people.flatMap((person) => nominationOf(policy, person) ?? [])
  const nominated = new Set(nominations.map(({ ref }) => ref))
  return {
    area,
    title,
    people: people.length,
    members: people.filter(isMember).length,
    nominations,
    reviews: people.flatMap((person) => reviewOf(policy, person) ?? []),
    deselection: people.flatMap((person): Deselection[] => {
      const all = suggestionsFor(policy, person.position)
      const suggestions = all.filter(({ basis }) => basis !== 'people')
      return suggestions.length === 0 ? [] : [{ ref: person.ref, suggestions }]
    }),
    others: people.flatMap((person) => othersOf(person, nominated)),
    overdue: people.flatMap((person) => overdueOf(person, asAt)),
    open: openDuties(people, asAt),
    liaison: people.flatMap(({ ref, standing }) =>
      standing.liaison.map(({ team, title: name, since }) => ({ ref, team, title: name, since })),
    ),
    mayConcern: people.flatMap((person) => mayConcern(policy, person)),
  }
}

/** Of members every item is a reason to review; of others, what is no nomination. */
function othersOf(person: Person, nominated: ReadonlySet<string>): OtherItem[] {
  if (isMember(person) || nominated.has(person.ref)) return []
  return person.standing.panelItems.map(({ item, title, since }) => ({
    ref: person.ref,
    item,
    title,
    since: person.journey ? since : null,
  }))
}

function overdueOf({ ref, standing, journey }: Person, asAt: Day): OverdueDuty[] {
  if (!journey) return []
  return standing.obligations.flatMap(({ duty, title, since, due }) =>
    due !== null && due < asAt ? [{ ref, duty, title, since, due }] : [],
  )
}

function openDuties(people: readonly Person[], asAt: Day): OpenDuties[] {
  const counts = new Map<
    string,
    { duty: string; title: string; withoutDeadline: number; stillInTime: number }
  >()
  for (const { standing, journey } of people) {
    if (!journey) continue
    for (const { duty, title, due } of standing.obligations) {
      if (due !== null && due < asAt) continue
      const count = counts.get(duty) ?? { duty, title, withoutDeadline: 0, stillInTime: 0 }
      if (due === null) count.withoutDeadline += 1
      else count.stillInTime += 1
      counts.set(duty, count)
    }
  }
  return [...counts.values()]
}

function mayConcern(policy: Policy, { ref, standing }: Person): MayConcern[] {
  const items = standing.assessment.decisions[roles.items]
  if (items?.hitPolicy !== 'COLLECT' || items.possible.length === 0) return []
  return [
    {
      ref,
      items: items.possible.map((item) => outcomeWords(policy, roles.items, item)),
      missing: items.missing.map((fact) => factTitle(policy, fact)),
    },
  ]
}
