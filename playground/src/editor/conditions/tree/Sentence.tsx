import type { Said } from '../sentence.ts'

interface SentenceProps {
  /** The words before it: `FLEX if`. */
  readonly lead: string
  readonly said: readonly Said[]
  readonly isSmall?: boolean
}

/** What a condition says; what cannot be said yet is marked, not left out. */
export function Sentence({ lead, said, isSmall = false }: SentenceProps) {
  return (
    <p className={`condition-sentence${isSmall ? ' condition-sentence--small' : ''}`}>
      <span className="condition-sentence__lead">{lead}</span>{' '}
      {said.map(({ text, isGap }, at) =>
        isGap ? (
          <mark key={at} className="condition-sentence__gap">
            [{text}]
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
      .
    </p>
  )
}
