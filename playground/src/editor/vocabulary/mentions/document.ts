import { declared, entries, fields, list, named, plain, seen, type Part } from './part.ts'
import { machineActions, region } from './process.ts'
import { keyOf, textAt } from './read.ts'
import { tested, value } from './value.ts'

const cited = { cite: list(fields({ source: named('source') })) }
const resting = fields(cited)

const condition: Part = fields({
  get all() {
    return list(condition)
  },
  get any() {
    return list(condition)
  },
  get not() {
    return condition
  },
  condition: named('condition'),
  fact: tested,
  value,
})

const recordField = (name: string) => named(`field of ${name}`)

/** A condition on the records of a list. */
function recordCondition(of: string): Part {
  const inner: Part = fields({
    get all() {
      return list(inner)
    },
    get any() {
      return list(inner)
    },
    get not() {
      return inner
    },
    field: recordField(of),
    value,
    notCounting: named('fact'),
  })
  return inner
}

const derived = seen((entry) => {
  const kind = keyOf(entry, ['exists', 'count', 'sum', 'latest'])
  const of = kind === undefined ? '' : textAt(entry, kind)
  const from = kind === 'sum' ? fields({ table: named('table'), by: recordField(of) }) : recordField(of)
  return fields({
    exists: named('fact'),
    count: named('fact'),
    sum: named('fact'),
    latest: named('fact'),
    of: from,
    where: recordCondition(of),
    ...cited,
  })
})

const decision = fields({
  rules: list(fields({ conditions: condition, ...cited })),
  otherwise: resting,
})

const eventValue = fields({ fact: named('fact'), otherwise: fields({ fact: named('fact') }) })

// A record that an event appends, by its fields, or one value.
const appended = (name: string) =>
  seen((entry) =>
    keyOf(entry, ['payload', 'event', 'fact']) === undefined
      ? entries(eventValue, `field of ${name}`)
      : eventValue,
  )

const event = fields({
  payload: entries(
    seen((field) => fields({ fact: named('fact'), field: recordField(textAt(field, 'fact')) })),
  ),
  set: entries(eventValue, 'fact'),
  append: entries(appended, 'fact'),
  close: entries(recordField, 'fact'),
  actions: machineActions,
  ...cited,
})

/** What is known of a person in an example: values, and records by their fields. */
const known = entries(
  (fact) => seen((entry) => (Array.isArray(entry) ? list(entries(plain, `field of ${fact}`)) : plain)),
  'fact',
)

/** Where a policy document names facts, parameters and the other things that its rules speak of. */
export const documentPart: Part = fields({
  areas: declared('area', () => plain),
  sources: declared('source', () => plain),
  facts: declared('fact', (fact) => fields({ record: declared(`field of ${fact}`, () => plain) })),
  tables: declared('table', () => plain),
  derived: declared('fact', () => derived),
  parameters: declared('parameter', () => resting),
  conditions: declared('condition', () => condition),
  assumptions: list(fields({ condition }), 'assumption'),
  decisions: entries(decision),
  events: entries(event),
  machines: entries(region(cited)),
  review: fields({
    triggers: list(fields({ fact: named('fact'), when: named('condition'), ...cited })),
  }),
  liaison: entries(resting),
  resources: fields({ minimum: entries(value), ...cited }),
  pathways: entries(resting),
  forums: entries(resting),
  deselection: fields({
    suggestions: list(fields({ condition, held: fields({ months: value }) })),
  }),
  readings: list(fields({ options: list(fields({ edit: list({ shape: 'step' }) })), ...cited })),
  examples: list(
    fields({
      area: named('area'),
      facts: known,
      assume: known,
      expect: entries(fields({ missing: list(tested) })),
    }),
  ),
  acceptances: list(fields({ parameter: named('parameter'), path: { shape: 'pointer' } })),
})
