import * as z from 'zod/mini'
import { day, facts, id, prose, ref, words } from './schema.ts'

const event = z.strictObject({
  type: id,
  day,
  payload: z.optional(z.record(id, z.unknown())),
  by: z.optional(words),
  note: z.optional(prose),
})

const question = z.strictObject({
  step: z.int().check(z.nonnegative()),
  ask: z.enum(['cohort', 'colour', 'lead', 'next']),
  text: z.optional(words),
})

/** The shape of a journey. What its events may say under a policy is checked in `parse.ts`. */
export const journeySchema = z.strictObject({
  $schema: z.optional(words),
  id,
  title: words,
  policy: z.strictObject({
    id,
    version: z.optional(z.string().check(z.regex(/^\d+\.\d+\.\d+$/))),
    hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  }),
  start: z.strictObject({ ref, area: z.optional(id), asAt: day, facts }),
  events: z.array(event).check(z.maxLength(10_000)),
  scenario: z.optional(z.strictObject({ aim: prose, notes: prose, questions: z.array(question) })),
})
