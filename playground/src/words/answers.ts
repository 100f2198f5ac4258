import type { Certainty, Policy } from '@iom-rules/core'
import { idInWords } from './titles.ts'

/** How sure an answer is, as a word and as a sentence. */
export const certaintyWords: { readonly [certainty in Certainty]: { word: string; meaning: string } } = {
  settled: { word: 'Settled', meaning: 'No fact that is not known could change it.' },
  provisional: { word: 'Provisional', meaning: 'It stands for now, and could still change.' },
  undetermined: { word: 'Undetermined', meaning: 'Too much is not known to say.' },
  conflict: {
    word: 'Conflict',
    meaning: 'Two rules that exclude each other are met: a fault in the policy.',
  },
  silent: { word: 'Silent', meaning: 'No rule is met, and the policy does not say what then.' },
}

/** An outcome in words: its title, or its id without underscores. */
export function outcomeInWords(policy: Policy, decision: string, outcome: string): string {
  const declared = policy.decisions[decision]?.outcomes[outcome]
  if (declared?.title !== undefined) return declared.title
  if (declared === undefined && outcome === 'SILENT') return 'The policy does not say'
  if (declared === undefined && outcome === 'CONFLICT') return 'Conflict'
  return idInWords(outcome)
}

/** `FLEX`, `FLEX, provisional`, `Undetermined`. */
export function answerInWords(
  policy: Policy,
  decision: string,
  answer: { readonly outcome: string | null; readonly certainty: Certainty },
): string {
  if (answer.outcome === null) return certaintyWords[answer.certainty].word
  const outcome = outcomeInWords(policy, decision, answer.outcome)
  return answer.certainty === 'settled' ? outcome : `${outcome}, ${answer.certainty}`
}

/** `FIXED, FLEX or FREE`. */
export function listInWords(parts: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} ${joiner} ${parts.at(-1)}`
}
