import type { Citation, Policy } from '@iom-rules/core'

/** A passage word for word, with the document and the line it stands on. */
export function Quotation({ policy, citation }: { policy: Policy; citation: Citation }) {
  const { source, line, quote } = citation
  return (
    <figure className="quotation">
      <blockquote className="quotation__words">{quote}</blockquote>
      <figcaption className="quotation__place">
        {policy.sources[source]?.title ?? source}, line {line}
      </figcaption>
    </figure>
  )
}
