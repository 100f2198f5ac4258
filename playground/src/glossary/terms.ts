/** A word of the field, as a person who is new to it needs it. */
export interface Term {
  readonly id: string
  /** As it is written on the screens. */
  readonly word: string
  /** What the letters stand for. */
  readonly long?: string
  readonly meaning: string
  /** Other spellings that mean it. */
  readonly also?: readonly string[]
}

/** In the order of the alphabet. */
export const terms: readonly Term[] = [
  {
    id: 'as-at',
    word: 'as at',
    meaning: 'The day everybody is judged on. Ages, windows of months and releases are counted from it.',
  },
  {
    id: 'assumption',
    word: 'assumption',
    meaning:
      'Something no source gives and nobody has decided: a figure tried here, or something the policy takes always to hold.',
  },
  {
    id: 'caseload',
    word: 'caseload',
    meaning: 'The nominals looked at together. The one shipped here is invented.',
  },
  {
    id: 'cohort',
    word: 'cohort',
    meaning:
      'The group somebody is managed in: FIXED for those who meet all three criteria, FLEX for those local partners choose by criteria of their own, FREE for those put in for other reasons such as domestic abuse.',
    also: ['FIXED', 'FLEX', 'FREE', 'cohorts'],
  },
  {
    id: 'css',
    word: 'CSS',
    long: 'Crime Severity Score',
    also: ['Crime Severity Score'],
    meaning:
      'A weight for each kind of offence by its seriousness, added up over somebody’s offences. The Office for National Statistics publishes weights; the table here says which edition it is.',
  },
  {
    id: 'deselection',
    word: 'deselection',
    meaning: 'Leaving the scheme: a panel decides it, with a reason, after a review.',
  },
  {
    id: 'hit-policy',
    word: 'hit policy',
    meaning:
      'What happens when several rules of a decision are met: the first wins (FIRST), at most one may be met (UNIQUE), or all count (COLLECT). A term of DMN, the standard for decision tables.',
    also: ['FIRST', 'UNIQUE', 'COLLECT'],
  },
  {
    id: 'iom',
    word: 'IOM',
    long: 'Integrated Offender Management',
    also: ['Integrated Offender Management'],
    meaning:
      'Police, probation and partners managing together those who offend most, to bring down reoffending.',
  },
  {
    id: 'macc',
    word: 'MACC',
    long: 'Multi Agency Case Conference',
    also: ['JAG', 'Joint Agency Group'],
    meaning:
      'The monthly panel that selects and deselects nominals and reviews cases by exception. It used to be called JAG, the Joint Agency Group.',
  },
  {
    id: 'mappa',
    word: 'MAPPA',
    long: 'Multi-Agency Public Protection Arrangements',
    meaning:
      'Arrangements to manage people who pose a risk of serious harm, in levels 1 to 3. Where somebody is under both, MAPPA takes precedence over IOM and owns the risk.',
  },
  {
    id: 'marac',
    word: 'MARAC',
    long: 'Multi-Agency Risk Assessment Conference',
    meaning:
      'A meeting about the highest risk cases of domestic abuse. A nominal may come before it as a perpetrator or as a victim.',
  },
  {
    id: 'nominal',
    word: 'nominal',
    also: ['nominals'],
    meaning: 'A person known to police or probation whom the policy decides about.',
  },
  {
    id: 'none',
    word: 'NONE',
    meaning: 'It is known that there is none: no release date, say. That is not the same as not knowing.',
  },
  {
    id: 'ogrs',
    word: 'OGRS',
    long: 'Offender Group Reconviction Scale',
    meaning:
      'Probation’s estimate, in percent, of how likely somebody is to be reconvicted. The slides the policy rests on write “Score”.',
  },
  {
    id: 'parameter',
    word: 'parameter',
    also: ['parameters'],
    meaning: 'A figure or list that people may decide to change, kept apart from the rules that use it.',
  },
  {
    id: 'pnc',
    word: 'PNC',
    long: 'Police National Computer',
    meaning: 'The national police record; somebody who is wanted is circulated on it.',
  },
  {
    id: 'provisional',
    word: 'provisional',
    meaning:
      'The answer stands on what is known, but another one is still possible until a missing fact is known.',
  },
  {
    id: 'brag',
    word: 'RAG',
    long: 'Red, Amber, Green',
    also: ['BRAG'],
    meaning:
      'Colours that say how closely somebody is managed. The older Navigate scheme adds blue and black; each colour is a status a rule gives.',
  },
  {
    id: 'reading',
    word: 'reading',
    also: ['readings'],
    meaning:
      'What this policy takes a silent or unclear passage of the documents to mean. It can be switched.',
  },
  {
    id: 'undetermined',
    word: 'undetermined',
    meaning:
      'Too little is known to give an answer: several are still possible, and the missing facts are named.',
  },
]
