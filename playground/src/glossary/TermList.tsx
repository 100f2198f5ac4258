import type { Term } from './terms.ts'

/** Terms with what they mean. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  return (
    <dl className="term-list">
      {terms.map(({ id, word, long, also = [], meaning }) => (
        <div key={id} className="term-list__term" id={`term-${id}`}>
          <dt>
            <strong>{word}</strong>
            {long !== undefined && `, ${long}`}
            {also.length > 0 && <span className="term-list__also"> (also {also.join(', ')})</span>}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
