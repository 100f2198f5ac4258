import { differenceInWords, type Difference } from '../words/differs.ts'

interface DifferencesProps {
  readonly of: readonly Difference[]
  /** Say of which answer, where that does not stand beside it? */
  readonly isNamed?: boolean
}

/** What the published policy says instead, in words. */
export function Differences({ of, isNamed = false }: DifferencesProps) {
  return of.map((difference) => (
    <p key={difference.decision} className="differs">
      {isNamed && `${difference.title}. `}
      {differenceInWords(difference)}
    </p>
  ))
}
