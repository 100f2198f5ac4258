import type { Policy } from '@iom-rules/core'
import type { ReadingEffect } from '@iom-rules/core/analysis'
import { listInWords } from '../../words/answers.ts'
import { count, numberInWords } from '../../words/numbers.ts'

interface OtherReadingProps {
  readonly policy: Policy
  /** The other reading, as the register words it. */
  readonly text: string
  readonly effect: ReadingEffect
  readonly people: number
}

const sentencesAtMost = 6

/** What taking another reading would change: which decisions, how many people, and for whom. */
export function OtherReading({ policy, text, effect, people }: OtherReadingProps) {
  const { sentences } = effect
  return (
    <div className="other-reading">
      <p className="govuk-body">
        <strong>Instead:</strong> {text} <br />
        {changeInWords(policy, effect, people)}
      </p>
      {effect.status === 'changed' && sentences.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {sentences.slice(0, sentencesAtMost).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function changeInWords(policy: Policy, effect: ReadingEffect, people: number): string {
  const { status, decisions, moved, issues = [] } = effect
  switch (status) {
    case 'text':
      return 'It is a matter of words: no rule says it.'
    case 'refused':
      return `With the other readings taken, it makes no policy. ${issues.map(({ message }) => message).join(' ')}`.trim()
    case 'too-complex':
      return `It could not be worked out for ${titlesOf(policy, decisions)}.`
    case 'same':
      return 'It changes nothing for anybody: proved.'
    case 'changed': {
      const counted =
        moved === null
          ? ''
          : ` ${count(moved, 'person', 'people')} of ${numberInWords(people)} in the caseload.`
      return `It changes ${titlesOf(policy, decisions)}.${counted === '' ? '' : ` For${counted}`}`
    }
  }
}

function titlesOf(policy: Policy, decisions: readonly string[]): string {
  return listInWords(decisions.map((id) => policy.decisions[id]?.title ?? id))
}
