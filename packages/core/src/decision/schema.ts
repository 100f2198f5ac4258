import * as z from 'zod/mini'
import { journeySchema } from '../policy/schema-journey.ts'
import { nominalSchema, policySchema } from '../policy/schema.ts'
import { withKeyWords } from './schema-words.ts'

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

const assessmentSchema = z.strictObject({
  policy: z.strictObject({ id: text, version: text, hash: text.check(z.regex(/^[0-9a-f]{64}$/)) }),
  nominal: z.strictObject({ ref: text, area: z.optional(text) }),
  asAt: text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  inForce: z.boolean(),
  decisions: z.record(text, z.union([single, collect])),
  derived: z.record(text, found),
  conflicts: z.array(z.strictObject({ assumption: text, reason: text })),
  assumed: z.record(text, z.union([scalar, list])),
})

const published = {
  policy: { schema: policySchema, title: 'A policy document of iom-rules' },
  nominal: { schema: nominalSchema, title: 'A nominal: an opaque reference, an area and facts' },
  journey: { schema: journeySchema, title: 'A log of dated events about one nominal' },
  assessment: { schema: assessmentSchema, title: 'Every decision of a policy for one nominal on one day' },
} as const

/** The documents that have a JSON Schema. */
export type SchemaName = keyof typeof published

/** The names of the schemas, in the order they are listed. */
export const schemaNames = Object.keys(published) as readonly SchemaName[]

/**
 * The JSON Schema (2020-12) of a document that goes in or comes out. What it cannot say, such as
 * that a condition's fact exists, `parsePolicy` and `parseNominal` check.
 */
export function jsonSchema(name: SchemaName): Record<string, unknown> {
  const { schema, title } = published[name]
  const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) as Record<
    string,
    unknown
  >
  const told = name === 'policy' ? withKeyWords(body) : body
  return { $schema, $id: `https://iom-rules.example/schema/${name}.json`, title, ...told }
}
