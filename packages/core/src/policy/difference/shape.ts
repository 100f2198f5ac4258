/** How a part of a document is held against the same part of another. */
export type Shape =
  /** One value: it is the same or it is not. */
  | { readonly kind: 'whole' }
  /** An object with keys of its own; keys that are not listed are held together as wholes. */
  | {
      readonly kind: 'fields'
      readonly fields: { readonly [key: string]: Shape }
      /** What kind of object it is: one of another kind is another whole. */
      readonly sort: ((value: Members) => string) | undefined
    }
  /** Things by id. */
  | { readonly kind: 'entries'; readonly of: Shape }
  /** A list of things with names. Those alike by the first way of naming are held together, then by the next. */
  | { readonly kind: 'members'; readonly of: Shape; readonly names: Namings }

export type Members = { readonly [key: string]: unknown }
export type Naming = (member: Members) => string
/** Ways of naming, the surest first. */
export type Namings = readonly [Naming, ...Naming[]]

/** Between the parts of a name: no part can hold it. */
export const separator = '\u0000'

export const whole: Shape = { kind: 'whole' }
const fields = (inner: { readonly [key: string]: Shape } = {}, sort?: (value: Members) => string): Shape => ({
  kind: 'fields',
  fields: inner,
  sort,
})
const entries = (of: Shape): Shape => ({ kind: 'entries', of })
const members = (of: Shape, ...names: Namings): Shape => ({ kind: 'members', of, names })
const by =
  (...keys: readonly string[]): Naming =>
  (member) =>
    keys.map((key) => textOf(member[key])).join(separator)

/** A passage that moved to another line is the same passage, and so is one quoted otherwise. */
const cite = members(whole, by('source', 'line', 'quote'), by('source', 'quote'), by('source', 'line'))
const resting = (inner: { readonly [key: string]: Shape } = {}): Shape => fields({ cite, ...inner })
const given = { params: entries(whole) }

const fact = fields(
  { labels: entries(whole), record: entries(fields({ labels: entries(whole) }, by('type'))) },
  by('type'),
)
const derived = fields({ cite }, (value) =>
  ['exists', 'count', 'sum', 'latest'].filter((key) => key in value).join(' '),
)
const decision = fields({
  outcomes: entries(fields()),
  rules: members(resting({ event: fields(given) }), by('name')),
  otherwise: resting(given),
})
const state: Shape = fields({
  get states() {
    return entries(state)
  },
  on: entries(whole),
  names: entries(whole),
  meta: fields(),
  cite,
})
const event = resting({
  payload: entries(fields({}, by('type'))),
  set: entries(whole),
  append: entries(whole),
  close: entries(whole),
})
const reading = resting({ options: members(fields(), by('id')) })

/** A whole policy document. */
export const documentShape: Shape = fields({
  areas: entries(fields()),
  sources: entries(fields()),
  facts: entries(fact),
  tables: entries(fields({ rows: entries(fields()) })),
  derived: entries(derived),
  parameters: entries(resting()),
  conditions: entries(whole),
  assumptions: members(fields(), by('id')),
  decisions: entries(decision),
  events: entries(event),
  machines: entries(state),
  review: fields({ triggers: members(resting(), by('id')) }),
  liaison: entries(resting()),
  matrix: fields({ items: members(fields(), by('id')) }),
  resources: resting({ minimum: entries(whole) }),
  pathways: entries(resting()),
  forums: entries(resting()),
  contact: entries(whole),
  deselection: fields({ reasons: members(fields(), by('id')), suggestions: members(fields(), by('id')) }),
  readings: members(reading, by('silence')),
  examples: members(whole, by('title')),
  acceptances: members(
    fields(),
    by('code', 'decision', 'rules', 'parameter', 'path', 'by'),
    by('code', 'decision', 'rules', 'parameter', 'path'),
  ),
  signOffs: members(fields(), by('by', 'name', 'on'), by('by')),
  changes: members(fields(), by('version')),
})

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
