import type { Parameter } from '@iom-rules/core'
import { Tag, type TagColour } from '../design/Tag.tsx'

const words: { readonly [basis in Parameter['basis']]: { text: string; colour: TagColour } } = {
  published: { text: 'Published', colour: 'green' },
  local: { text: 'Local', colour: 'blue' },
  assumption: { text: 'Assumption', colour: 'yellow' },
}

/** Whether a figure or rule is in a source, was decided locally, or is an assumption. */
export function BasisTag({ basis }: { basis: Parameter['basis'] }) {
  const { text, colour } = words[basis]
  return <Tag colour={colour}>{text}</Tag>
}
