import type { RefObject } from 'react'
import { Button } from '../../design/Button.tsx'
import { count } from '../../words/numbers.ts'
import type { PlacedProblem } from './view/open.ts'

interface ProblemListProps {
  readonly problems: readonly PlacedProblem[]
  /** Is the text no JSON, so that nothing of it is taken up? */
  readonly isUnread: boolean
  readonly onGo: (problem: PlacedProblem) => void
  /** Takes focus when somebody leaves the editor. */
  readonly heading: RefObject<HTMLHeadingElement | null>
}

const atMost = 50

/** What is wrong with the text, as a list: the same that is underlined in it. */
export function ProblemList({ problems, isUnread, onGo, heading }: ProblemListProps) {
  return (
    <section aria-labelledby="json-problems" className="json-problems no-print">
      <h2 className="govuk-heading-m" id="json-problems" tabIndex={-1} ref={heading}>
        Problems
      </h2>
      <p className="govuk-body" role="status">
        {saying(problems.length, isUnread)}
      </p>
      {problems.length > 0 && (
        <ol className="govuk-list json-problems__list">
          {problems.slice(0, atMost).map((problem) => (
            <li key={`${problem.from} ${problem.message}`}>
              <Button variant="link" onClick={() => onGo(problem)}>
                Line {problem.line}
                <span className="govuk-visually-hidden">: go to it</span>
              </Button>{' '}
              {problem.message}
            </li>
          ))}
        </ol>
      )}
      {problems.length > atMost && <p className="govuk-body">And {problems.length - atMost} more.</p>}
    </section>
  )
}

function saying(problems: number, isUnread: boolean): string {
  if (problems === 0) return 'None: the text is a valid policy.'
  const number = count(problems, 'problem', 'problems')
  return isUnread
    ? `${number}. The text cannot be taken up yet. It is kept as you typed it, and the other screens show the policy without it.`
    : `${number}. The other screens show the results of the last valid policy.`
}
