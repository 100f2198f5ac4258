import * as z from 'zod/mini'
import { limits } from '../policy/limits.ts'
import { day, facts, id, nominalSchema } from '../policy/schema.ts'
import { assessmentSchema } from './schema-assessment.ts'

/** The shape of what is kept of a decision: the record of an answer, and the entry of what was decided about it. */

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest))
const name = text(limits.name)
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Words in lower case or capitals only: people’s names are written otherwise. */
const rolePattern = /^(?:[a-z]+|[A-Z]{2,})(?:[ _-](?:[a-z]+|[A-Z]{2,}))*$/
const role = z.string().check(z.regex(rolePattern), z.maxLength(limits.name))

/** Is this the text of a role or forum, and not a name? */
export function isRole(text: unknown): text is string {
  return typeof text === 'string' && text.length <= limits.name && rolePattern.test(text)
}

const policy = assessmentSchema.shape.policy

export const recordSchema = z.strictObject({
  record: z.literal('1.0'),
  policy,
  asAt: day,
  decisions: z.optional(z.array(id).check(z.minLength(1))),
  assume: z.optional(facts),
  nominal: nominalSchema,
  assessment: assessmentSchema,
  made: z.strictObject({ on: day, by: role, with: z.optional(name) }),
  hash,
})

/** Why a panel decided otherwise, as far as it can be counted. */
export const groundIds = [
  'not-in-the-facts',
  'fact-wrong',
  'judgement',
  'another-duty',
  'no-capacity',
  'rule-wrong',
  'other',
] as const

export const entrySchema = z.strictObject({
  register: z.literal('1.0'),
  record: hash,
  policy,
  asAt: day,
  area: z.optional(id),
  decision: id,
  proposed: z.strictObject({
    outcome: z.nullable(name),
    certainty: z.enum(['settled', 'provisional', 'undetermined', 'conflict', 'silent']),
    possible: z.array(name),
    rule: z.nullable(name),
  }),
  decided: z.strictObject({
    outcome: name,
    by: role,
    on: day,
    ground: z.optional(z.enum(groundIds)),
    reason: z.optional(text(limits.reason)),
  }),
})
