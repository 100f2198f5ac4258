import type { KeyWords } from './key-words.ts'

const shared = {
  policy: 'The policy that answered: its hash says which text of it, to the letter.',
  'policy/hash': 'SHA-256 of what the policy means, in hexadecimal.',
  asAt: 'The day that the person was judged on.',
}

/** What each key of a decision record says. */
export const recordWords: KeyWords = {
  ...shared,
  record: 'The version of this kind of document: 1.0.',
  decisions: 'The decisions that were asked for; all of them where it is left out.',
  assume: 'Whole inputs that were taken as given where the nominal carries none.',
  nominal: 'What was known: an opaque reference, an area, facts, and who supplied which fact.',
  evidence: 'Who supplied each fact: a role, a day and a reference.',
  assessment: 'What the policy answered, with its reasons.',
  'assessment/decisions': 'The answer of each decision.',
  made: 'When the record was made, and by whom.',
  'made/on': 'The day on which the record was made.',
  'made/by': 'The role that had it made: lower case, or a body in capitals; never a name.',
  'made/with': 'The program and its version.',
  hash: 'SHA-256, in hexadecimal, over the canonical bytes of the record without this key.',
}

/** What each key of an entry of the register says. */
export const registerWords: KeyWords = {
  ...shared,
  register: 'The version of this kind of document: 1.0.',
  record: 'The hash of the decision record. The register itself names nobody.',
  area: 'The area, for the report.',
  decision: 'The decision that the panel took.',
  proposed: 'What the rules proposed.',
  'proposed/outcome': 'The outcome, or null where there was none to propose.',
  'proposed/certainty': 'How sure the answer was.',
  'proposed/possible': 'The outcomes that were still possible.',
  'proposed/rule': 'The rule that gave the outcome, or `otherwise`.',
  decided: 'What the panel decided.',
  'decided/outcome': 'One of the outcomes of the decision.',
  'decided/by': 'The role or forum: lower case, or a body in capitals; never a name.',
  'decided/on': 'The day on which it was decided.',
  'decided/ground':
    'Why, of a short list, so that it can be counted. Needed where the panel decided otherwise.',
  'decided/reason': 'Why, in words; nobody’s name. Needed where the panel decided otherwise.',
}
