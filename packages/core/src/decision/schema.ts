import * as z from 'zod/mini'
import { journeySchema } from '../policy/schema-journey.ts'
import { nominalSchema, policySchema } from '../policy/schema.ts'
import { withKeyWords, type KeyWords } from './key-words.ts'
import { assessmentSchema } from './schema-assessment.ts'
import { entrySchema, recordSchema } from './schema-record.ts'
import { recordWords, registerWords } from './schema-record-words.ts'
import { policyWords } from './schema-words.ts'

const published = {
  policy: { schema: policySchema, title: 'A policy document of iom-rules' },
  nominal: { schema: nominalSchema, title: 'A nominal: an opaque reference, an area and facts' },
  journey: { schema: journeySchema, title: 'A log of dated events about one nominal' },
  assessment: { schema: assessmentSchema, title: 'Every decision of a policy for one nominal on one day' },
  record: {
    schema: recordSchema,
    title: 'A decision record: what was asked, what was answered, and by whom',
  },
  register: {
    schema: entrySchema,
    title: 'An entry of the register: what was proposed and what was decided',
  },
} as const satisfies Readonly<Record<SchemaName, { readonly schema: z.ZodMiniType; readonly title: string }>>

/** Sentences on the keys of a document, where there are any. */
const words: { readonly [name in SchemaName]?: KeyWords } = {
  policy: policyWords,
  record: recordWords,
  register: registerWords,
}

/** The documents that have a JSON Schema. */
export type SchemaName = 'policy' | 'nominal' | 'journey' | 'assessment' | 'record' | 'register'

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
  const told = withKeyWords(body, words[name] ?? {})
  return { $schema, $id: `https://iom-rules.example/schema/${name}.json`, title, ...told }
}
