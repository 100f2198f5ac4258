import type { Policy } from '@iom-rules/core'
import type { Standing, Step, Timeline } from '@iom-rules/core/journey'
import { answerInWords } from '../../words/answers.ts'
import { decisionTitle } from './decisions.ts'

/** A decision whose answer at a step is another one under the draft. */
export interface Difference {
  readonly decision: string
  readonly title: string
  readonly published: string
  readonly draft: string
}

const asked = { cohort: 'eligibility', status: 'colour', lead: 'lead' } as const

/** Where the published policy says something else at a step than the draft. */
export function differencesAt(
  policies: { readonly published: Policy; readonly draft: Policy },
  published: Step,
  draft: Step,
): Difference[] {
  const decisions = Object.entries(asked).flatMap(([decision, key]): Difference[] => {
    const was = answerOf(policies.published, decision, published.standing[key])
    const is = answerOf(policies.draft, decision, draft.standing[key])
    if (was === is) return []
    return [{ decision, title: decisionTitle(policies.draft, decision), published: was, draft: is }]
  })
  if (published.permitted === draft.permitted) return decisions
  const words = (step: Step) => (step.permitted ? 'permitted' : 'refused')
  const event = { decision: 'event', title: 'The event', published: words(published), draft: words(draft) }
  return [event, ...decisions]
}

function answerOf(policy: Policy, decision: string, answer: Standing['colour']): string {
  return answer === null ? 'no such decision' : answerInWords(policy, decision, answer)
}

/** The differences at every step; none where there is nothing to compare with. */
export function differencesByStep(
  policies: { readonly published: Policy; readonly draft: Policy },
  timelines: { readonly published: Timeline | null; readonly draft: Timeline },
): readonly (readonly Difference[])[] {
  return timelines.draft.steps.map((step) => {
    const before = timelines.published?.steps[step.index]
    return before === undefined ? [] : differencesAt(policies, before, step)
  })
}

/** `Published: FIXED; your draft: FLEX.` */
export function differenceInWords({ published, draft }: Difference): string {
  return `Published: ${published}; your draft: ${draft}.`
}
