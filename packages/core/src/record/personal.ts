import { fault, type Issue } from '../vocabulary/issue.ts'

/** Something that could tell who a person is, and what it is called. */
export const personalWords = {
  name: 'names',
  birth: 'dates of birth',
  pnc: 'PNC numbers',
  cro: 'CRO numbers',
  crn: 'case reference numbers (CRN)',
  nomis: 'prison numbers (NOMIS)',
  insurance: 'National Insurance numbers',
  health: 'NHS numbers',
  postcode: 'addresses or postcodes',
  email: 'e-mail addresses',
  phone: 'phone numbers',
} as const

/** A kind of thing that could tell who a person is. */
export type Personal = keyof typeof personalWords

/** Whole cells, or words in a longer text. Written so that codes, areas and references of ours are none. */
const values: readonly (readonly [Personal, RegExp])[] = [
  ['email', /[^\s@"]+@[^\s@"]+\.[a-z]{2,}/i],
  ['pnc', /(^|[^\w/])((19|20)\d{2}\/?\d{5,7}|(19|20)\d{2}\/\d{1,7}|\d{2}\/\d{4,7})[A-Z](?![\w/])/i],
  ['cro', /(^|[^\w/])(\d{4,6}\/\d{2}|SF\d{2}\/\d{1,6})[A-Z](?![\w/])/i],
  ['nomis', /(^|[^\w-])[A-Z]\d{4}[A-Z]{2}(?![\w-])/i],
  ['crn', /(^|[^\w-])[A-Z]\d{6}(?![\w-])/i],
  ['insurance', /(^|[^\w-])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w-])/i],
  ['postcode', /(^|[^\w-])(GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?![\w-])/i],
  [
    'phone',
    /(^|[^\d/.-])(?!\d\d[-. ]\d\d[-. ]\d{4})(\+44|0044|0)[\s-]?\(?0?\)?[1-9](?:[\s().-]?\d){8,9}(?![\d/-])/,
  ],
]

/** What the text of a cell looks like, if it could tell who somebody is. */
export function personalValue(text: string): Personal | null {
  // All of them are as long as this, and have a digit or an at sign: most cells are soon done with.
  if (text.length < 5 || !/[\d@]/.test(text)) return null
  return values.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** What a reason must not hold. A name cannot be told from other words: the guide asks for none. */
export function reasonIssues(reason: string | undefined): Issue[] {
  const found = reason === undefined ? null : personalValue(reason)
  if (found === null) return []
  const message = `The reason holds something that looks like ${personalWords[found]}.`
  return [
    fault(
      'personal',
      '/decided/reason',
      message,
      'Say why without saying who: the record has the reference.',
    ),
  ]
}
