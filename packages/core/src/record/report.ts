import { outcomeWords } from '../explanation/words.ts'
import type { Policy } from '../policy/policy.ts'
import type { Day } from '../vocabulary/day.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import { compareText } from '../vocabulary/order.ts'
import { teller, type Count, type Teller } from './count.ts'
import { agreementOf, grounds, type Ground, type RegisterEntry } from './entry.ts'
import type { DecisionRecord } from './record.ts'
import { registerIssues, type RegisterIssue } from './register-issues.ts'
import { grouped, overridesIn, tallyOf, type Tally } from './tally.ts'

/** What was decided otherwise, and why. */
export interface Override {
  /** The entry, counted from 1. */
  readonly entry: number
  /** What the rules proposed, in short. */
  readonly proposed: string
  /** The outcome that was decided. */
  readonly decided: string
  /** The role or forum that decided. */
  readonly by: string
  /** The day of the decision. */
  readonly on: Day
  /** Why, of the short list; `null` where none is recorded. */
  readonly ground: Ground | null
  /** Why, in the panel's words; `null` where none are recorded. */
  readonly reason: string | null
}

/** The report on one decision of one policy, whatever its version. */
export interface DecisionReport {
  /** The policy's id. */
  readonly policy: string
  /** The decision's id. */
  readonly decision: string
  /** The decision's title. */
  readonly title: string
  /** All areas together. */
  readonly all: Tally
  /** Each area by itself. */
  readonly areas: readonly (Tally & { readonly area: string | null; readonly title: string })[]
  /** How often each outcome was decided (across) where each answer was proposed (down). */
  readonly matrix: {
    readonly proposed: readonly string[]
    readonly decided: readonly string[]
    readonly cells: readonly (readonly Count[])[]
  }
  /** The rules that proposed something, most overridden first; `null`: no one rule. */
  readonly rules: readonly {
    readonly rule: string | null
    readonly title: string
    readonly proposed: Count
    readonly overrides: Count
  }[]
  /** How often each ground was given for deciding otherwise. */
  readonly grounds: readonly {
    readonly ground: Ground | null
    readonly words: string
    readonly overrides: Count
  }[]
  /** Left out where small numbers are held back. */
  readonly overrides?: readonly Override[]
}

/** What a register comes to. Plain JSON. */
export interface RegisterReport {
  /** How many entries were read. */
  readonly entries: Count
  /** The first and last day on which something was decided. */
  readonly days: { readonly from: Day; readonly until: Day } | null
  /** The versions of policies that proposed, with how many entries each. */
  readonly policies: readonly {
    readonly id: string
    readonly version: string
    readonly hash: string
    readonly entries: Count
  }[]
  /** How many of the records came out as they were recorded; `null` where no records were given. */
  readonly remade: { readonly records: Count; readonly same: Count } | null
  /** A report on each decision. */
  readonly decisions: readonly DecisionReport[]
  /** What whoever keeps the register should put right; left out where small numbers are held back. */
  readonly issues?: readonly RegisterIssue[]
  /** Numbers under this are held back; 0: none. */
  readonly suppressBelow: number
}

/** Settings of {@link registerReport}. */
export interface RegisterOptions {
  /** The records the entries point to: each is answered again. Without them, none is. */
  readonly records?: readonly DecisionRecord[]
  /**
   * Hold back numbers under this (2 to 100), and round the others to it, for readers outside the panel. Default:
   * every number as it is.
   */
  readonly suppressBelow?: number
}

/**
 * What did panels decide, what had the rules proposed, and where did they part?
 *
 * @param policies for titles, and to answer records again; what an entry’s policy is not at hand for is told by ids
 * @throws IomRulesError `OUT_OF_RANGE` when `suppressBelow` is not a whole number from 2 to 100
 * @example
 * registerReport(entries, [policy], { records }).decisions[0]?.all.overrides
 */
export function registerReport(
  entries: readonly RegisterEntry[],
  policies: readonly Policy[],
  options: RegisterOptions = {},
): RegisterReport {
  const below = options.suppressBelow ?? 0
  if (below !== 0 && !(Number.isInteger(below) && below >= 2 && below <= 100))
    throw new IomRulesError('OUT_OF_RANGE', 'Numbers can be held back under a whole number from 2 to 100.')
  const tell = teller(below)
  const numbered = entries.map((entry, at): Numbered => ({ entry, at: at + 1 }))
  const { issues, remade } = registerIssues(entries, policies, options.records)
  const days = entries.map(({ decided }) => decided.on).sort()
  const byDecision = grouped(numbered, ({ entry }) => JSON.stringify([entry.policy.id, entry.decision]))
  return {
    entries: tell(entries.length),
    days: days.length === 0 ? null : { from: days[0] as Day, until: days.at(-1) as Day },
    policies: grouped(entries, ({ policy }) => policy.hash).map(([, each]) => ({
      ...(each[0] as RegisterEntry).policy,
      entries: tell(each.length),
    })),
    remade: remade === null ? null : { records: tell(remade.records), same: tell(remade.same) },
    decisions: byDecision.map(([, each]) => decisionReport(each, policies, tell, below > 0)),
    ...(below > 0 ? {} : { issues }),
    suppressBelow: below,
  }
}

interface Numbered {
  readonly entry: RegisterEntry
  readonly at: number
}

function decisionReport(
  numbered: readonly Numbered[],
  policies: readonly Policy[],
  tell: Teller,
  withheld: boolean,
): DecisionReport {
  const entries = numbered.map(({ entry }) => entry)
  const { policy: named, decision } = entries[0] as RegisterEntry
  // Of several versions the newest at hand gives the titles: it is the one that readers know.
  const policy = policies
    .filter(({ id }) => id === named.id)
    .sort((a, b) => compareText(b.inForce.from, a.inForce.from))[0]
  const titleOf = (outcome: string) =>
    policy === undefined ? outcome : outcomeWords(policy, decision, outcome)
  const overridden = numbered.filter(({ entry }) => agreementOf(entry) === 'overrides')
  const rules = policy?.decisions[decision]?.rules ?? []
  const report = {
    policy: named.id,
    decision,
    title: policy?.decisions[decision]?.title ?? decision,
    all: tallyOf(entries, tell),
    areas: grouped(entries, ({ area }) => area ?? '').map(([area, each]) => ({
      area: area === '' ? null : area,
      title: area === '' ? 'No area' : (policy?.areas[area]?.title ?? area),
      ...tallyOf(each, tell),
    })),
    matrix: matrixOf(entries, titleOf, tell),
    rules: grouped(entries, ({ proposed }) => proposed.rule ?? '')
      .map(([rule, each]) => ({
        rule: rule === '' ? null : rule,
        title: rule === '' ? 'No one rule' : (rules.find(({ name }) => name === rule)?.title ?? rule),
        proposed: each.length,
        overrides: overridesIn(each),
      }))
      .sort((a, b) => b.overrides - a.overrides || b.proposed - a.proposed)
      .map((row) => ({ ...row, proposed: tell(row.proposed), overrides: tell(row.overrides) })),
    grounds: grouped(overridden, ({ entry }) => entry.decided.ground ?? '').map(([ground, each]) => ({
      ground: ground === '' ? null : (ground as Ground),
      words: ground === '' ? 'No ground was given' : grounds[ground as Ground],
      overrides: tell(each.length),
    })),
  }
  return withheld ? report : { ...report, overrides: overridden.map((each) => overrideOf(each, titleOf)) }
}

function matrixOf(
  entries: readonly RegisterEntry[],
  titleOf: (outcome: string) => string,
  tell: Teller,
): DecisionReport['matrix'] {
  const rows = grouped(entries, (entry) => proposedWords(entry, titleOf))
  const decided = [...new Set(entries.map((entry) => titleOf(entry.decided.outcome)))].sort(compareText)
  const cells = rows.map(([, each]) =>
    decided.map((outcome) => tell(each.filter((entry) => titleOf(entry.decided.outcome) === outcome).length)),
  )
  return { proposed: rows.map(([proposed]) => proposed), decided, cells }
}

/** `FLEX`, `FLEX, provisionally`, `undetermined`. */
function proposedWords({ proposed }: RegisterEntry, titleOf: (outcome: string) => string): string {
  const { outcome, certainty } = proposed
  if (outcome === null) return certainty
  return certainty === 'settled' ? titleOf(outcome) : `${titleOf(outcome)}, provisionally`
}

function overrideOf({ entry, at }: Numbered, titleOf: (outcome: string) => string): Override {
  const { outcome, by, on, ground = null, reason = null } = entry.decided
  return {
    entry: at,
    proposed: proposedWords(entry, titleOf),
    decided: titleOf(outcome),
    by,
    on,
    ground,
    reason,
  }
}
