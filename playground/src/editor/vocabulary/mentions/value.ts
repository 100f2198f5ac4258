import { fields, seen, plain, type Part } from './part.ts'

const parameterPrefix = 'parameter.'
const decisionPrefix = 'decision.'

/** What a test reads: a fact, unless it is a decision. */
export const tested: Part = {
  shape: 'text',
  read: (text) =>
    text.startsWith(decisionPrefix) ? null : { kind: 'fact', id: text, write: (other) => other },
}

const reference: Part = {
  shape: 'text',
  read: (text) =>
    text.startsWith(parameterPrefix)
      ? {
          kind: 'parameter',
          id: text.slice(parameterPrefix.length),
          write: (other) => `${parameterPrefix}${other}`,
        }
      : null,
}

/** What something is held against: a literal, a list, or a parameter. */
export const value: Part = seen((held) => (Array.isArray(held) ? plain : fields({ fact: reference })))
