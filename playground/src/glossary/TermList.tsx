import type { Term } from './terms.ts'

/** Terms with what they mean. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  return (
    <dl className="term-list">
      {terms.map((term) => (
        <div key={term.id} className="term-list__term" id={`term-${term.id}`}>
          <dt>
            <strong>{term.word}</strong>
            {term.long !== undefined && `, ${term.long}`}
            <Also term={term} />
          </dt>
          <dd>{term.meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Other spellings; what the letters stand for has been said. */
function Also({ term: { word, long, also = [] } }: { term: Term }) {
  const others = also.filter((each) => each !== long && each !== `${word}s`)
  return others.length > 0 && <span className="term-list__also"> (also {others.join(', ')})</span>
}
