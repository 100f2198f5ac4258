import * as z from 'zod/mini'

const text = z.string()
const truth = z.enum(['met', 'not-met', 'undetermined'])
const scalar = z.union([z.boolean(), z.number(), text])
const found = z.nullable(z.union([scalar, z.strictObject({ oneOf: z.array(scalar) })]))
const details = z.record(text, scalar)
const list = z.array(z.union([text, z.record(text, z.nullable(scalar))]))

const trace: z.ZodMiniType = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.enum(['all', 'any']), truth, parts: z.array(trace) }),
    z.strictObject({ kind: z.literal('not'), truth, part: trace }),
    z.strictObject({ kind: z.literal('condition'), truth, name: text, part: trace }),
    z.strictObject({
      kind: z.literal('test'),
      truth,
      fact: text,
      operator: text,
      required: z.union([scalar, z.array(text)]),
      from: z.optional(text),
      found,
    }),
  ]),
)

const because = z.array(
  z.strictObject({
    rule: text,
    outcome: text,
    fallback: z.boolean(),
    truth,
    exactly: z.optional(z.enum(['met', 'not-met'])),
    conditions: trace,
    cite: z.optional(z.array(z.strictObject({ source: text, line: z.int(), quote: text }))),
    assumption: z.optional(text),
  }),
)

const single = z.strictObject({
  hitPolicy: z.enum(['FIRST', 'UNIQUE']),
  outcome: z.nullable(text),
  certainty: z.enum(['settled', 'provisional', 'undetermined', 'conflict', 'silent']),
  matches: z.array(text),
  possible: z.array(text),
  missing: z.array(text),
  rule: z.nullable(text),
  conflicting: z.optional(z.array(text)),
  details,
  because,
})

const collect = z.strictObject({
  hitPolicy: z.literal('COLLECT'),
  outcomes: z.array(text),
  possible: z.array(text),
  missing: z.array(text),
  because,
})

/** The shape of an assessment, of whatever policy. */
export const assessmentSchema = z.strictObject({
  policy: z.strictObject({ id: text, version: text, hash: text.check(z.regex(/^[0-9a-f]{64}$/)) }),
  nominal: z.strictObject({ ref: text, area: z.optional(text) }),
  asAt: text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  inForce: z.boolean(),
  decisions: z.record(text, z.union([single, collect])),
  derived: z.record(text, found),
  conflicts: z.array(z.strictObject({ assumption: text, reason: text })),
  assumed: z.record(text, z.union([scalar, list])),
})
