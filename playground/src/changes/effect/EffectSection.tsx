import type { Policy } from '@iom-rules/core'
import type { Comparison, DecisionComparison, Family, Move } from '@iom-rules/core/analysis'
import { exampleAddress } from '../../checks/example/address.ts'
import { listInWords } from '../../words/answers.ts'
import { count } from '../../words/numbers.ts'
import { personInWords } from '../../words/person.ts'
import { isProvedSame, moveTitle, sentencesOf } from './move.ts'

interface EffectSectionProps {
  readonly changes: { readonly published: Policy; readonly draft: Policy }
  readonly comparison: Comparison
}

/** What the change does, decision by decision, with an example person of each kind. */
export function EffectSection({ changes, comparison }: EffectSectionProps) {
  const moved = comparison.decisions.filter((decision) => !isProvedSame(decision))
  const unmoved = comparison.decisions.filter(isProvedSame)
  if (comparison.same) {
    return (
      <p className="govuk-body">
        <strong>Nothing changes for anybody: proved.</strong> Every decision answers every case as before,
        whatever is known and not known.
      </p>
    )
  }
  return (
    <>
      {moved.map((decision) => (
        <DecisionEffect key={decision.decision} sides={changes} decision={decision} />
      ))}
      {unmoved.length > 0 && (
        <p className="govuk-body">
          Proved: nothing changes for anybody in {listInWords(unmoved.map(({ title }) => title))}.
        </p>
      )}
    </>
  )
}

type Sides = EffectSectionProps['changes']

function DecisionEffect({ sides, decision }: { sides: Sides; decision: DecisionComparison }) {
  return (
    <section className="decision-effect">
      <h3 className="govuk-heading-s">{decision.title}</h3>
      {sentencesOf(decision).map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
      {decision.moves.map((move) => (
        <MoveFamilies key={move.words} sides={sides} decision={decision} move={move} />
      ))}
    </section>
  )
}

interface MoveFamiliesProps {
  readonly sides: Sides
  readonly decision: DecisionComparison
  readonly move: Move
}

function MoveFamilies({ sides, decision, move }: MoveFamiliesProps) {
  const policy = decision.status === 'removed' ? sides.published : sides.draft
  const title = moveTitle(sides, decision.decision, move)
  return (
    <>
      <h4 className="govuk-heading-s move-title">{title}</h4>
      <ul className="govuk-list govuk-list--bullet">
        {move.families.map((family) => (
          <FamilyEntry
            key={family.words}
            policy={policy}
            decision={decision.decision}
            title={title}
            family={family}
          />
        ))}
        {move.moreFamilies > 0 && (
          <li>and {count(move.moreFamilies, 'more kind', 'more kinds')} of people</li>
        )}
      </ul>
    </>
  )
}

interface FamilyEntryProps {
  readonly policy: Policy
  readonly decision: string
  readonly title: string
  readonly family: Family
}

function FamilyEntry({ policy, decision, title, family: { words, example } }: FamilyEntryProps) {
  return (
    <li>
      {words}
      {example !== null && (
        <p className="govuk-body-s family-example">
          Invented example: {personInWords(policy, example.facts)}.{' '}
          <a className="govuk-link no-print" href={`#${exampleAddress(example, decision)}`}>
            Show
            <span className="govuk-visually-hidden">
              {' '}
              why: {title}, {words}
            </span>
          </a>
        </p>
      )}
    </li>
  )
}
