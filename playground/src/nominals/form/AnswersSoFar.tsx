import type { DecisionResult, Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { SummaryList } from '../../design/SummaryList.tsx'
import { factInWords } from '../../words/facts.ts'
import { count } from '../../words/numbers.ts'
import { Result } from '../why/Result.tsx'
import type { NominalForm } from './form.ts'
import { readEntry } from './read.ts'

interface AnswersSoFarProps {
  readonly policy: Policy
  readonly decision: string
  readonly result: DecisionResult
  readonly form: NominalForm
  /** Facts asked here, in order. */
  readonly asked: readonly string[]
  readonly notKnown: ReadonlySet<string>
  readonly onReopen: (fact: string) => void
}

/** The answer as it stands, and what was said to get there. */
export function AnswersSoFar({ policy, decision, result, form, asked, onReopen }: AnswersSoFarProps) {
  const all = Object.keys(policy.facts).length
  return (
    <section className="interview__so-far" aria-labelledby="so-far">
      <h2 className="govuk-heading-m" id="so-far">
        So far
      </h2>
      <div role="status">
        <Result policy={policy} decision={decision} result={result} />
      </div>
      {asked.length > 0 && (
        <>
          <p className="govuk-body-s">
            {count(asked.length, 'fact', 'facts')} asked, of {all} that the policy knows.
          </p>
          <SummaryList
            compact
            rows={asked.flatMap((id) => {
              const declaration = policy.facts[id]
              const entry = form.facts[id]
              if (declaration === undefined || entry === undefined) return []
              return [
                {
                  key: id,
                  title: declaration.title,
                  value: factInWords(declaration, readEntry(id, declaration, entry).value),
                  actions: (
                    <Button variant="link" onClick={() => onReopen(id)}>
                      Change<span className="govuk-visually-hidden"> {declaration.title}</span>
                    </Button>
                  ),
                },
              ]
            })}
          />
        </>
      )}
    </section>
  )
}
