import type { Nominal } from '@iom-rules/core'
import * as z from 'zod/mini'
import type { NotFound } from '../shipped/base.ts'
import { format, type KeptContent, type KeptSummary } from './format.ts'

// What is kept can have been damaged, or be of another copy of the playground: it is looked at before it is used.

const text = z.string()
const whole = z.int().check(z.nonnegative())
const texts = z.record(text, text)
const bag = z.record(text, z.unknown())

const step = z.union([
  z.object({ op: z.enum(['add', 'replace', 'test']), path: text, value: z.unknown() }),
  z.object({ op: z.literal('remove'), path: text }),
  z.object({ op: z.enum(['move', 'copy']), from: text, path: text }),
])

const nominal = z.looseObject({ ref: text, area: z.optional(text), facts: bag })
const example = z.looseObject({ title: text, asAt: text, facts: bag, expect: bag })
const day = z.object({ day: text, month: text, year: text })
const signOff = z.object({ name: text, on: day })

const summary = z.object({
  id: text,
  name: text,
  isNamed: z.boolean(),
  policy: z.object({ id: text, version: text, title: text }),
  changes: whole,
  savedAt: whole,
  revision: whole,
  damage: z.optional(text),
})

const content = z.object({
  format: z.literal(format),
  base: z.union([
    z.object({ kind: z.literal('shipped'), id: text, version: text, hash: text }),
    z.object({ kind: z.literal('file'), document: bag, examples: z.array(example), text }),
  ]),
  asAt: text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  steps: z.array(step),
  unread: z.nullable(z.union([text, z.object({ text, steps: z.array(step) })])),
  mistyped: texts,
  reasons: texts,
  record: z.object({
    version: text,
    decidedBy: text,
    date: day,
    // Drafts of before the form asked for it carry none.
    from: z._default(day, { day: '', month: '', year: '' }),
    review: day,
    police: signOff,
    probation: signOff,
  }),
  examples: z.array(example),
  examplesOut: z.array(example),
  people: z.object({
    origin: z.union([
      z.object({ kind: z.literal('sample'), mark: text }),
      z.object({
        kind: z.literal('invented'),
        seed: whole,
        unknownRate: z.number().check(z.gte(0), z.lte(1)),
        count: z.int().check(z.gte(0), z.lte(1_000_000)),
        steps: z.array(step),
        asAt: text,
        mark: text,
      }),
      z.object({
        kind: z.literal('whole'),
        of: z.union([
          z.object({ kind: z.literal('sample') }),
          z.object({ kind: z.literal('invented'), seed: z.number(), unknownRate: z.number() }),
          z.object({ kind: z.literal('imported'), added: z.boolean() }),
        ]),
        set: text,
        count: whole,
      }),
    ]),
    runs: z.nullable(
      z.array(z.union([z.object({ from: whole, count: whole }), z.object({ people: z.array(nominal) })])),
    ),
  }),
})

/** What the list shows of a draft; `null` where the record is no such thing. */
export function readSummary(value: unknown): KeptSummary | null {
  const read = summary.safeParse(value, { jitless: true })
  return read.success ? (read.data as KeptSummary) : null
}

const otherFormat = 'It was kept by another version of the playground, in a form that this one does not read.'

/** A draft as it is kept, or in a sentence why it is none. */
export function readContent(value: unknown): KeptContent | NotFound {
  if (value === undefined) return { ok: false, why: 'Nothing is kept under its name.', isPassing: false }
  const found = z.looseObject({ format: z.number() }).safeParse(value, { jitless: true })
  if (found.success && found.data.format !== format) return { ok: false, why: otherFormat, isPassing: true }
  const read = content.safeParse(value, { jitless: true })
  if (read.success) return read.data as KeptContent
  const places = read.error.issues.slice(0, 3).map(({ path }) => path.join('/') || 'the whole')
  const why = `It is damaged: parts of it are missing, or are not what they should be (${[...new Set(places)].join(', ')}).`
  return { ok: false, why, isPassing: false }
}

/** People of a part of a caseload; `null` where they are none. */
export function readPeople(value: unknown): readonly Nominal[] | null {
  if (!Array.isArray(value)) return null
  return value.every(isNominal) ? value : null
}

// A hundred thousand of them: no more is looked at than is needed to show them.
function isNominal(value: unknown): value is Nominal {
  if (typeof value !== 'object' || value === null) return false
  const { ref, facts } = value as { readonly ref?: unknown; readonly facts?: unknown }
  return typeof ref === 'string' && typeof facts === 'object' && facts !== null
}
