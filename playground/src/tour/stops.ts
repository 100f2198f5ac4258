import type { Nominal, Policy } from '@iom-rules/core'

/** One stop of the tour: a screen, what to look at there, and why. */
export interface Stop {
  readonly title: string
  readonly address: string
  readonly text: string
  /** What to look at: a selector, and what the way to it is called. */
  readonly target?: { readonly selector: string; readonly link: string }
  /** Whether a policy has what is shown there; without it, every policy has. */
  readonly isIn?: (policy: Policy) => boolean
}

/** Somebody of the shipped people of whom there is much to say. */
const shownPerson = 'HAL-004'

/** Who is shown of a caseload: somebody else where other people stand in it, `null` where nobody does. */
export function personShown(people: readonly Nominal[]): string | null {
  return people.some(({ ref }) => ref === shownPerson) ? shownPerson : (people[0]?.ref ?? null)
}

/** The stops there are on a tour of a policy and of somebody of the caseload. */
export function stopsIn(policy: Policy, person: string | null = shownPerson): readonly Stop[] {
  return stops
    .filter(({ isIn }) => isIn === undefined || isIn(policy))
    .flatMap((stop) => {
      if (!stop.address.startsWith('/nominals/')) return [stop]
      return person === null ? [] : [{ ...stop, address: `/nominals/${person}/why` }]
    })
}

/** Two minutes through the three doors, on the shipped policy and its invented people. */
export const stops: readonly Stop[] = [
  {
    title: 'A policy that runs',
    address: '/',
    text: 'Three doors: for those who shape the policy, those who teach it, and those who build it into a system. Nothing you do leaves this browser, and everything can be undone.',
  },
  {
    title: 'Change a figure, see who moves',
    address: '/policy',
    text: 'Every figure says what it rests on. Lower this threshold by its step: the counts beside it follow at once, area by area. Undo brings it back.',
    target: { selector: '#parameter-cssThreshold', link: 'Go to the threshold' },
    isIn: ({ parameters }) => parameters['cssThreshold'] !== undefined,
  },
  {
    title: 'A rule is a sentence',
    address: '/policy/flex',
    text: 'Rules stand in order of precedence, each with its source or its assumption. “Edit” opens its conditions: no code, and beside them what the edit means, who moves and what it breaks.',
    target: { selector: '.rule--asked', link: 'Go to the rule' },
    isIn: ({ decisions }) => decisions['cohort']?.rules.some(({ name }) => name === 'flex') === true,
  },
  {
    title: 'What the policy does not say',
    address: '/checks',
    text: 'Gaps, overlaps and rules that never fire are found by proof, each with an example person. Readings list every silence of the documents and the reading taken.',
  },
  {
    title: 'Why is somebody where they are?',
    address: `/nominals/${shownPerson}/why`,
    text: 'Each answer opens to its reasons, test by test. Where a fact is missing, the answer says what is still possible and which fact matters; and what would have to change for another answer.',
  },
  {
    title: 'A journey, step by step',
    address: '/journeys/escalating-burglar?step=6',
    text: 'For training: run an event and see cohort, colour and lead move; let a room predict and reveal; present it; print it.',
    // The journeys that come with the playground are of this policy.
    isIn: ({ id }) => id === 'cheshire',
  },
  {
    title: 'Take it to the board',
    address: '/changes/export',
    text: 'A draft becomes a policy file and a change note: what changes in words, for whom, what the checks find, who signs off.',
  },
  {
    title: 'And into a system',
    address: '/developer',
    text: 'The same draft as a program: snippets that run, the exact JSON, schemas and golden vectors. That was the tour.',
  },
]
