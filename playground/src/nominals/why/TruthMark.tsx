import type { Truth } from '@iom-rules/core'

const words: { readonly [truth in Truth]: { text: string; sign: string } } = {
  met: { text: 'Met', sign: '✓' },
  'not-met': { text: 'Not met', sign: '✗' },
  undetermined: { text: 'Not known', sign: '?' },
}

/** Met, not met or not known, in a word. */
export function TruthMark({ truth }: { truth: Truth }) {
  const { text, sign } = words[truth]
  return (
    <span className={`truth truth--${truth}`}>
      <span aria-hidden="true">{sign} </span>
      {text}
    </span>
  )
}
