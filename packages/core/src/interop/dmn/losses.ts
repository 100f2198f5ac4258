import type { Decision, Policy } from '../../policy/policy.ts'
import { listsOf, own } from '../../policy/references.ts'
import { factsRead } from './facts-read.ts'
import { mayBeNone } from './reading.ts'

/** Something that a policy says and DMN cannot, or that the file leaves out. */
export interface DmnLoss {
  /** Stable, for programs: `unknown-facts`, `provisional`, `process` and so on. */
  readonly code: string
  /** What is lost, in the words of the policy. */
  readonly what: string
  /** Why, and what the file does instead. */
  readonly reason: string
}

/** What the file of these decisions leaves unsaid. */
export function lossesOf(policy: Policy, decisions: readonly string[]): DmnLoss[] {
  return [
    ...answerLosses(policy, decisions),
    ...factLosses(policy, decisions),
    ...processLosses(policy),
    ...recordLosses(policy),
  ]
}

function answerLosses(policy: Policy, decisions: readonly string[]): DmnLoss[] {
  const chosen = decisions.map((id) => policy.decisions[id] as Decision)
  const titles = (wanted: readonly { readonly title: string }[]) =>
    wanted.map(({ title }) => title).join(', ')
  const provisional = chosen.filter(({ outcomes }) =>
    Object.values(outcomes).some((outcome) => (outcome.mayBeProvisional ?? []).length > 0),
  )
  const fallback = chosen.flatMap(({ rules }) => rules.filter((rule) => rule.fallback === true))
  const unique = chosen.filter(({ hitPolicy }) => hitPolicy === 'UNIQUE')
  const repeating = chosen.filter(
    ({ hitPolicy, rules }) =>
      hitPolicy === 'COLLECT' && new Set(rules.map(({ event }) => event.type)).size < rules.length,
  )
  return [
    loss(
      'unknown-facts',
      'Facts that are not known: which outcomes are still possible, and which facts still matter',
      'DMN has no such answer. A decision answers only when every fact it needs is known, even one that could not change the answer. Where one is not, no row is met, and the list of missing facts names it.',
    ),
    loss(
      'explanations',
      'The reasons of an answer, with the value found and the value required',
      'A decision table gives its result alone. The rule and the passage it rests on stand beside each row as annotations.',
    ),
    ...when(provisional, () =>
      loss(
        'provisional',
        `Provisional outcomes: ${titles(provisional)}`,
        'An outcome that stands until a missing fact is known needs facts that are not known, so it is never given.',
      ),
    ),
    ...when(fallback, () =>
      loss(
        'fallback',
        `That a rule only fills a silence of the source: ${fallback.map(({ name }) => name).join(', ')}`,
        'DMN has no mark for it: the note beside the row says so.',
      ),
    ),
    ...when(unique, () =>
      loss(
        'conflict',
        `Which rules contradict each other: ${titles(unique)}`,
        'Where two rows of a UNIQUE table are met, an engine reports a fault and gives no outcome.',
      ),
    ),
    ...when(repeating, () =>
      loss(
        'repeated-outcomes',
        `Outcomes that several rules give: ${titles(repeating)}`,
        'A policy collects each outcome once; COLLECT gives it once for each row that is met.',
      ),
    ),
    ...when(policy.assumptions, () =>
      loss(
        'assumptions',
        `What the policy holds always to be true: ${policy.assumptions.map(({ id }) => id).join(', ')}`,
        'Assumptions restrict facts that are not known, and report facts that contradict them. The file does neither.',
      ),
    ),
  ]
}

function factLosses(policy: Policy, decisions: readonly string[]): DmnLoss[] {
  const read = new Set(decisions.flatMap((id) => factsRead(policy, id)))
  const none = [...read].filter((fact) => mayBeNone(policy.facts[fact] ?? {}))
  const both = [...read].filter(
    (fact) => Object.hasOwn(policy.facts, fact) && Object.hasOwn(policy.derived, fact),
  )
  const lists = [...read].flatMap((fact) => {
    const derived = own(policy.derived, fact)
    return derived === undefined ? [] : listsOf(derived)
  })
  const unread = Object.keys(policy.facts).filter((id) => !read.has(id) && !lists.includes(id))
  return [
    ...when(none, () =>
      loss(
        'none',
        `Not known apart from known to have none: ${none.join(', ')}`,
        'Here null says that there is none, so it never counts as missing. Find out before the decision is asked. In a record too, null says none where the policy lets a field be none.',
      ),
    ),
    ...when(both, () =>
      loss(
        'supplied-or-derived',
        `Facts that are supplied or worked out: ${both.join(', ')}`,
        'The value supplied wins, and null asks for the other, so a supplied “none” cannot be told from nothing supplied.',
      ),
    ),
    loss(
      'checks-of-facts',
      'Checks of what is supplied: whole numbers, days that may not be later than the assessment, records with unknown keys',
      'The types of the file hold the bounds and listed values only.',
    ),
    ...when(unread, () =>
      loss(
        'facts-not-read',
        `Facts that these decisions do not read: ${unread.join(', ')}`,
        'They would change nothing, and are left out.',
      ),
    ),
  ]
}

function processLosses(policy: Policy): DmnLoss[] {
  const kept = filled({
    events: policy.events,
    machines: policy.machines,
    'review triggers': policy.review,
    'liaison teams': policy.liaison,
    'the scoring matrix': policy.matrix,
    forums: policy.forums,
    contact: policy.contact,
    deselection: policy.deselection,
    pathways: policy.pathways,
    resources: policy.resources,
    areas: policy.areas,
  })
  return when(kept, () =>
    loss(
      'process',
      `What happens over time and around the decisions: ${kept.join(', ')}`,
      'DMN describes decisions at one moment. Further data of rules stand in their rows, and start nothing.',
    ),
  )
}

function recordLosses(policy: Policy): DmnLoss[] {
  const kept = filled({
    readings: policy.readings,
    examples: policy.examples,
    acceptances: policy.acceptances,
    'sign-offs': policy.signOffs,
    changes: policy.changes,
  })
  return when(kept, () =>
    loss('record', `The record of how the policy came about: ${kept.join(', ')}`, 'DMN has no place for it.'),
  )
}

/** The names of the parts that a policy has. */
function filled(parts: Readonly<Record<string, object | undefined>>): string[] {
  return Object.entries(parts).flatMap(([name, part]) =>
    part === undefined || Object.keys(part).length === 0 ? [] : [name],
  )
}

function loss(code: string, what: string, reason: string): DmnLoss {
  return { code, what, reason }
}

function when(things: readonly unknown[], make: () => DmnLoss): DmnLoss[] {
  return things.length === 0 ? [] : [make()]
}
