import type { Nominal, Policy } from '@iom-rules/core'
import {
  countsOf,
  moversBetween,
  openCaseload,
  stepAt,
  stepOf,
  sweep,
  underPolicy,
  withNominals,
  type Caseload,
  type Sweep,
} from '@iom-rules/core/caseload'
import { readPeople, type People } from '../../../packages/core/src/caseload/columns/people.ts'
import { evaluate } from '../../../packages/core/src/caseload/evaluation.ts'
import { asAt, decisions, invented, lineOf, parsed, policy, type Tally } from '../people.ts'
import type { Job, Open } from './contender.ts'

/** Everything that is asked of people read once. */
interface Opened {
  readonly caseload: Caseload
  readonly sweep: Sweep
  readonly people: People
  readonly gaps: People
}

/** This product, everybody at once. */
export const open: Open = (most) => {
  const known = [...invented(Math.min(most, 100_000))]
  const opened = new Map<number, Opened>()
  const at = (size: number) => opened.get(size) as Opened
  const prepare = (size: number) => {
    if (!opened.has(size)) opened.set(size, openAll(size <= known.length ? known.slice(0, size) : null, size))
  }
  // Something else each time, so that nothing can be remembered from the time before.
  let turn = 0
  const next = <T>(choices: readonly T[]) => choices[(turn += 1) % choices.length] as T
  const job = (run: Job['run']): Job => ({ most: Number.POSITIVE_INFINITY, prepare, run })
  return {
    answers: (count) => linesOf(openCaseload(policy, known.slice(0, count), { asAt })),
    tally: (count) => {
      prepare(count)
      return tallyOfCaseload(at(count).caseload)
    },
    jobs: {
      'caseload, opened from nominals': {
        most: 100_000,
        run: (size) => openCaseload(policy, known.slice(0, size), { asAt }),
      },
      'caseload, all decisions from columns, compiled before': job((size) => pass(policy, at(size).people)),
      'caseload, all decisions from columns': job((size) => pass({ ...policy }, at(size).people)),
      'caseload, all decisions from columns, unknowns': job((size) => pass({ ...policy }, at(size).gaps)),
      'a rule is edited: counts by area': job((size) =>
        counts(underPolicy(at(size).caseload, { ...next(edited) })),
      ),
      'exact sweep of cssThreshold': job((size) => sweep(at(size).caseload, 'cssThreshold')),
      'exact sweep of ogrsHigh': job((size) => sweep(at(size).caseload, 'ogrsHigh')),
      'threshold moved: counts by area, from a sweep': job((size) =>
        stepAt(at(size).sweep, stepOf(at(size).sweep, next(thresholds))),
      ),
      'threshold moved: counts by area and list of movers': job((size) => {
        const { sweep: steps } = at(size)
        const value = next(thresholds)
        // Against the policy as it is, whose threshold is 1,000.
        return [stepAt(steps, stepOf(steps, value)), moversBetween(steps, 'cohort', 1000, value)]
      }),
      'one nominal changed: all counts by area': job((size) => {
        const row = (turn += 1) % size
        const other = known[(row * 7 + turn) % known.length] as Nominal
        return counts(withNominals(at(size).caseload, new Map([[row, other]])))
      }),
    },
  }
}

/** Slider positions about the current 1,000. */
const thresholds = Array.from({ length: 97 }, (_, at) => 700 + at * 7)

function openAll(nominals: readonly Nominal[] | null, size: number): Opened {
  // A million nominals would take more memory than their columns: they are read as they are invented.
  const again = () => nominals ?? invented(size)
  const caseload = openCaseload(policy, again(), { asAt })
  counts(caseload)
  return {
    caseload,
    sweep: sweep(caseload, 'cssThreshold'),
    people: readPeople(policy, again(), asAt),
    gaps: readPeople(policy, invented(size, 'unknowns'), asAt),
  }
}

/** From columns alone: nothing of an earlier evaluation is used. */
function pass(asked: Policy, people: People): unknown {
  const evaluation = evaluate(asked, people, asAt)
  return decisions.map((decision) => evaluation.decisive(decision))
}

function counts(caseload: Caseload): unknown {
  return decisions.map((decision) => countsOf(caseload, decision))
}

function linesOf(caseload: Caseload): string[] {
  return Array.from({ length: caseload.size }, (_, row) =>
    lineOf((decision) => {
      const answer = caseload.answersOf(decision)[caseload.placesOf(decision)[row] as number]
      if (answer === undefined) return null
      return 'outcomes' in answer ? answer.outcomes : answer.outcome
    }),
  )
}

function tallyOfCaseload(caseload: Caseload): Tally {
  return Object.fromEntries(
    decisions.flatMap((decision) =>
      countsOf(caseload, decision).flatMap(({ outcome, byArea }) =>
        byArea.flatMap((count, area) =>
          count === 0 ? [] : [[`${caseload.areas[area]} ${decision} ${outcome}`, count]],
        ),
      ),
    ),
  )
}

/** The policy after one edit of its logic, in several ways. */
const edited: readonly Policy[] = [
  ['cohort', 'flex', { all: [{ fact: 'listedOffenceOnRecord', operator: 'equal', value: true }] }],
  ['cohort', 'free', { all: [{ fact: 'cspAgrees', operator: 'equal', value: true }] }],
  ['status', 'amber', { any: [{ condition: 'notComplying' }] }],
  ['status', 'green', { all: [{ fact: 'engagingWithAllAgencies', operator: 'equal', value: true }] }],
  ['lead', 'mappa', { all: [{ fact: 'mappaStatus', operator: 'equal', value: 'MANAGED' }] }],
].map(([decision, rule, conditions]) => withRule(decision as string, rule as string, conditions as object))

function withRule(decision: string, rule: string, conditions: object): Policy {
  const document = structuredClone<unknown>(policy.document) as {
    readonly decisions: Readonly<Record<string, { readonly rules: { name: string; conditions: object }[] }>>
  }
  for (const each of document.decisions[decision]?.rules ?? [])
    if (each.name === rule) each.conditions = conditions
  return parsed(JSON.stringify(document))
}
