import * as z from 'zod/mini'
import { limits } from './limits.ts'

/** The shape of a policy document. What the parts mean together is checked in `check.ts`. */

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest))
export const words = text(400)
export const prose = text(4000)
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
export const id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*$/), z.maxLength(limits.name))
const choice = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/), z.maxLength(limits.name))
const version = z.string().check(z.regex(/^\d+\.\d+\.\d+$/))
const scalar = z.union([z.boolean(), z.number(), text(limits.name)])
const values = z.array(choice).check(z.minLength(1), z.maxLength(500))
const flag = z.optional(z.boolean())
const map = <T extends z.ZodMiniType>(member: T) => z.record(id, member)

const citation = z.strictObject({ source: id, line: z.int().check(z.positive()), quote: text(2000) })
const cite = z.optional(z.array(citation).check(z.minLength(1)))
const basis = { cite, assumption: z.optional(prose) }

const reference = z.strictObject({ fact: text(2 * limits.name) })
const value = z.union([scalar, z.array(choice).check(z.minLength(1)), reference])

const factTest = z.strictObject({ fact: text(2 * limits.name), operator: id, value })
export const condition: z.ZodMiniType = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(condition).check(z.minLength(1)) }),
    z.strictObject({ not: condition }),
    z.strictObject({ condition: id }),
    factTest,
  ]),
)

const fieldTest = z.strictObject({ field: id, operator: id, value, notCounting: z.optional(id) })
const recordCondition: z.ZodMiniType = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(recordCondition).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(recordCondition).check(z.minLength(1)) }),
    z.strictObject({ not: recordCondition }),
    fieldTest,
  ]),
)

const factWords = {
  title: words,
  hint: z.optional(prose),
  suppliedBy: z.optional(words),
  changeable: flag,
}
const labels = z.optional(z.record(choice, words))
const yesNo = { yes: z.optional(words), no: z.optional(words) }
const booleanFact = z.strictObject({ type: z.literal('boolean'), ...yesNo, ...factWords })
const numberFact = z.strictObject({
  type: z.literal('number'),
  minimum: z.number(),
  maximum: z.number(),
  unit: words,
  whole: flag,
  mayBeNone: flag,
  ...factWords,
})
const choiceFact = z.strictObject({ type: z.literal('choice'), values, labels, ...factWords })
const dayFact = z.strictObject({ type: z.literal('day'), mayBeNone: flag, past: flag, ...factWords })
const codeField = z.strictObject({ type: z.literal('code'), optional: flag, ...factWords })
const listFact = z.strictObject({
  type: z.literal('list'),
  record: z.optional(
    z.record(id, z.discriminatedUnion('type', [booleanFact, numberFact, choiceFact, dayFact, codeField])),
  ),
  values: z.optional(values),
  labels,
  ...factWords,
})
const fact = z.discriminatedUnion('type', [booleanFact, numberFact, choiceFact, dayFact, listFact])

const table = z.strictObject({
  title: words,
  edition: text(limits.name),
  note: z.optional(prose),
  rows: z.record(
    choice,
    z.strictObject({ value: z.number().check(z.nonnegative()), grade: words, note: z.optional(prose) }),
  ),
})

const derivedWords = {
  title: words,
  hint: z.optional(prose),
  unit: z.optional(words),
  where: z.optional(recordCondition),
  unlessSupplied: flag,
  ...basis,
}
const derived = z.union([
  z.strictObject({ type: z.literal('boolean'), exists: id, ...yesNo, ...derivedWords }),
  z.strictObject({ type: z.literal('number'), count: id, ...derivedWords }),
  z.strictObject({
    type: z.literal('number'),
    sum: id,
    of: z.strictObject({ table: id, by: id }),
    ...derivedWords,
  }),
  z.strictObject({ type: z.literal('day'), latest: id, of: id, ...derivedWords }),
])

const parameter = z.strictObject({
  title: words,
  hint: z.optional(prose),
  value: z.union([scalar, z.array(choice).check(z.minLength(1))]),
  unit: z.optional(words),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  step: z.optional(z.number().check(z.positive())),
  values: z.optional(values),
  basis: z.enum(['published', 'local', 'assumption']),
  note: z.optional(prose),
  decidedBy: z.optional(words),
  decidedOn: z.optional(day),
  ...basis,
})

const params = z.optional(z.record(id, scalar))
const rule = z.strictObject({
  name: id,
  title: z.optional(words),
  conditions: condition,
  event: z.strictObject({ type: id, params }),
  fallback: flag,
  note: z.optional(prose),
  before: z.optional(id),
  after: z.optional(id),
  ...basis,
})

const decision = z.strictObject({
  title: words,
  question: z.optional(words),
  hitPolicy: z.enum(['FIRST', 'UNIQUE', 'COLLECT']),
  outcomes: map(
    z.strictObject({
      title: z.optional(words),
      meaning: z.optional(prose),
      mayBeProvisional: z.optional(z.array(id)),
    }),
  ),
  rules: z.array(rule),
  otherwise: z.optional(z.strictObject({ outcome: id, params, note: z.optional(prose), ...basis })),
  note: z.optional(prose),
})

const assumption = z.strictObject({
  id,
  condition,
  reason: prose,
  use: z._default(z.enum(['reason', 'report']), 'reason'),
})

const stepPath = z.string().check(z.regex(/^(\/[^/]+)+$/))
const step = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['add', 'replace', 'test']), path: stepPath, value: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), path: stepPath }),
  z.strictObject({ op: z.enum(['move', 'copy']), from: stepPath, path: stepPath }),
])

const reading = z.strictObject({
  silence: id,
  title: words,
  kind: words,
  cite,
  reason: prose,
  options: z
    .array(z.strictObject({ id, text: prose, edit: z.optional(z.array(step).check(z.minLength(1))) }))
    .check(z.minLength(1)),
  chosen: id,
})

export const facts = z.record(id, z.unknown())
const expectation = z.strictObject({
  outcome: z.optional(z.nullable(id)),
  certainty: z.optional(z.enum(['settled', 'provisional', 'undetermined', 'conflict', 'silent'])),
  outcomes: z.optional(z.array(id)),
  matches: z.optional(z.array(id)),
  possible: z.optional(z.array(id)),
  missing: z.optional(z.array(id)),
  rule: z.optional(z.nullable(id)),
  details: z.optional(z.record(id, scalar)),
})
const example = z.strictObject({
  title: words,
  asAt: day,
  area: z.optional(id),
  facts,
  assume: z.optional(facts),
  expect: map(expectation),
  conflicts: z.optional(z.array(id)),
  note: z.optional(prose),
})

const named = z.strictObject({ id, title: words })

const literal = z.union([scalar, z.null()])
const eventDay = z.strictObject({ event: z.literal('day') })
const instead = {
  cases: z.optional(z.record(choice, literal)),
  otherwise: z.optional(z.union([literal, eventDay, z.strictObject({ fact: id })])),
}
const eventValue = z.union([
  literal,
  z.strictObject({ payload: id, ...instead }),
  z.strictObject({ event: z.literal('day'), ...instead }),
  z.strictObject({ fact: id, ...instead }),
])
const payloadWords = { title: z.optional(words), hint: z.optional(prose), optional: flag }
const or = z.optional(values)
const payloadField = z.union([
  z.extend(booleanFact, { optional: flag, or }),
  z.extend(numberFact, { optional: flag, or }),
  z.extend(choiceFact, { optional: flag, or }),
  z.extend(dayFact, { optional: flag, or }),
  z.strictObject({ fact: id, field: z.optional(id), values: z.optional(values), ...payloadWords }),
  z.strictObject({ type: z.enum(['text', 'matrix', 'facts']), ...payloadWords }),
  z.strictObject({
    type: z.literal('id'),
    of: z.enum(['duty', 'deselection-reason', 'liaison']),
    ...payloadWords,
  }),
])
const carried = z.union([id, z.strictObject({ payload: id })])
const action = z.union([
  z.strictObject({ type: z.literal('set') }),
  z.strictObject({
    type: z.literal('oblige'),
    params: z.strictObject({ duty: carried, dueWithinDays: z.optional(value) }),
  }),
  z.strictObject({
    type: z.literal('discharge'),
    params: z.union([
      z.strictObject({ duty: carried, waived: flag, reason: z.optional(carried) }),
      z.strictObject({ team: carried }),
      z.strictObject({ panelItems: z.literal(true) }),
    ]),
  }),
  z.strictObject({
    type: z.literal('refer'),
    params: z.union([z.strictObject({ item: carried }), z.strictObject({ team: carried })]),
  }),
])
const actions = z.optional(z.array(action))
const event = z.strictObject({
  title: words,
  hint: z.optional(prose),
  suppliedBy: z.optional(words),
  payload: z.optional(map(payloadField)),
  set: z.optional(map(eventValue)),
  append: z.optional(map(z.union([eventValue, map(eventValue)]))),
  close: z.optional(map(id)),
  learn: z.optional(id),
  permittedBy: z.optional(
    z
      .string()
      .check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)?$/), z.maxLength(2 * limits.name)),
  ),
  actions,
  cannot: z.optional(words),
  ...basis,
})

const guard: z.ZodMiniType = z.lazy(() =>
  z.union([
    z.strictObject({
      type: z.literal('rule'),
      params: z.union([z.strictObject({ condition: id }), z.strictObject({ decision: id, outcome: id })]),
    }),
    z.strictObject({ type: z.literal('not'), params: z.strictObject({ guard }) }),
  ]),
)
const stateWords = z.optional(
  z.strictObject({ title: z.optional(words), is: z.optional(words), notYet: z.optional(words) }),
)
const described = {
  description: z.optional(prose),
  tags: z.optional(z.array(id)),
  meta: stateWords,
}
const transition = z.strictObject({
  target: z.optional(id),
  guard: z.optional(guard),
  actions,
  description: z.optional(prose),
})
const state: z.ZodMiniType = z.lazy(() =>
  z.strictObject({
    type: z.optional(z.literal('final')),
    initial: z.optional(id),
    states: z.optional(map(state)),
    on: z.optional(map(z.union([id, transition, z.array(transition).check(z.minLength(1))]))),
    entry: actions,
    ...described,
  }),
)
const regionWords = { description: z.optional(prose), meta: stateWords, ...basis }
const followingRegion = z.strictObject({
  follows: text(2 * limits.name),
  names: z.optional(map(id)),
  states: z.optional(map(z.strictObject({ entry: actions, ...described }))),
  ...regionWords,
})
const statesRegion = z.strictObject({
  initial: z.union([
    id,
    z.array(z.strictObject({ target: id, guard: z.optional(guard) })).check(z.minLength(1)),
  ]),
  states: map(state),
  mirrors: z.optional(id),
  names: z.optional(map(id)),
  ...regionWords,
})
const region = z.union([
  followingRegion,
  statesRegion,
  z.strictObject({
    type: z.literal('parallel'),
    states: map(z.union([followingRegion, statesRegion])),
    ...regionWords,
  }),
])

const trigger = z.strictObject({
  id,
  title: words,
  decision: z.optional(id),
  fact: z.optional(id),
  to: z.optional(z.array(choice).check(z.minLength(1))),
  from: z.optional(z.array(choice).check(z.minLength(1))),
  when: z.optional(id),
  ...basis,
})
const held = z.strictObject({ decision: id, outcome: id, months: value })

/** Also the whole of a file of acceptances. */
export const acceptancesSchema = z.array(
  z.strictObject({
    code: id,
    decision: z.optional(id),
    rules: z.optional(z.array(id)),
    parameter: z.optional(id),
    path: z.optional(stepPath),
    reason: prose,
    by: words,
    on: day,
  }),
)

export const policySchema = z.strictObject({
  $schema: z.optional(words),
  language: z.literal('1.0'),
  id,
  version,
  title: words,
  summary: z.optional(prose),
  inForce: z.strictObject({ from: day, until: z.optional(day) }),
  extends: z.optional(
    z.array(
      z.strictObject({
        policy: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*@\d+\.\d+\.\d+$/)),
        take: z.optional(z.array(z.string().check(z.regex(/^[a-z][A-Za-z]*(\.[A-Za-z][A-Za-z0-9_-]*)*$/)))),
      }),
    ),
  ),
  remove: z.optional(z.array(z.string().check(z.regex(/^[a-z][A-Za-z]*(\.[A-Za-z0-9_-]+)+$/)))),
  areas: z.optional(map(z.strictObject({ title: words }))),
  sources: z.optional(
    map(
      z.strictObject({
        title: words,
        published: z.optional(day),
        file: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
        note: z.optional(prose),
      }),
    ),
  ),
  facts: z.optional(map(fact)),
  tables: z.optional(map(table)),
  derived: z.optional(map(derived)),
  parameters: z.optional(map(parameter)),
  conditions: z.optional(map(condition)),
  assumptions: z.optional(z.array(assumption)),
  decisions: z.optional(map(decision)),
  events: z.optional(map(event)),
  machines: z.optional(map(region)),
  review: z.optional(z.strictObject({ triggers: z.array(trigger), note: z.optional(prose) })),
  liaison: z.optional(map(z.strictObject({ title: words, note: z.optional(prose), ...basis }))),
  matrix: z.optional(
    z.strictObject({
      items: z.array(z.strictObject({ id, title: words, maximum: z.number().check(z.positive()) })),
      advisory: z.literal(true),
      note: z.optional(prose),
    }),
  ),
  resources: z.optional(
    z.strictObject({ unit: words, decision: id, minimum: map(value), cite, note: z.optional(prose) }),
  ),
  pathways: z.optional(map(z.strictObject({ title: words, formerly: z.optional(z.array(id)), ...basis }))),
  forums: z.optional(
    map(
      z.strictObject({
        title: words,
        alias: z.optional(words),
        meets: z.optional(words),
        does: z.optional(z.array(words)),
        ...basis,
      }),
    ),
  ),
  contact: z.optional(
    map(z.strictObject({ every: z.number().check(z.positive()), unit: z.enum(['days', 'weeks', 'months']) })),
  ),
  deselection: z.optional(
    z.strictObject({
      reasons: z.array(named),
      suggestions: z.array(
        z.strictObject({ id, title: words, condition: z.optional(condition), held: z.optional(held) }),
      ),
      note: z.optional(prose),
    }),
  ),
  readings: z.optional(z.array(reading)),
  examples: z.optional(z.array(example)),
  acceptances: z.optional(acceptancesSchema),
  signOffs: z.optional(
    z.array(z.strictObject({ by: z.enum(['police', 'probation']), name: words, on: day })),
  ),
  changes: z.optional(z.array(z.strictObject({ version, on: day, text: prose }))),
})

/** What a document says of its bases, before they are put in. */
export const extendingSchema = z.strictObject({
  extends: policySchema.shape.extends,
  remove: policySchema.shape.remove,
})

export const ref = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/))

export const nominalSchema = z.strictObject({
  ref,
  area: z.optional(id),
  facts,
  evidence: z.optional(
    map(z.strictObject({ role: words, on: z.optional(day), ref: z.optional(text(limits.name)) })),
  ),
})
