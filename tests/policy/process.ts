// A small policy with a process, and ways to put one thing wrong in it.
import { custody, decision, document, offences, refused, rule, test, yesNo } from './build.ts'

const yes = { all: [test('yes', 'equal', true)] }
const facts = {
  yes: yesNo,
  colour: { type: 'choice', values: ['RED', 'BLUE'], title: 'Colour' },
  score: { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Score' },
  when: { type: 'day', mayBeNone: true, title: 'When' },
  noted: { type: 'day', title: 'Noted' },
  offences,
  custody,
}
const collect = (outcomes: readonly string[], ruled: string) => ({
  title: 'Collected',
  hitPolicy: 'COLLECT',
  outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
  rules: [rule('only', ruled, yes)],
})
export const states = { OPEN: { on: { SENT: 'SHUT' } }, SHUT: { on: { DONE: 'OPEN' } } }
const events = { SENT: { title: 'Sent', permittedBy: 'flow' }, DONE: { title: 'Done', permittedBy: 'flow' } }

/** A policy with one region of two states, and one of everything an event can name. */
export function process(more: object = {}): Record<string, unknown> {
  return document({
    facts,
    conditions: { high: { all: [test('score', 'greaterThan', 5)] } },
    decisions: {
      d: decision([rule('a', 'A', yes)]),
      obligations: collect(['TELL', 'WRITE'], 'WRITE'),
      panelItems: collect(['LOOK'], 'LOOK'),
    },
    liaison: { YOUTH: { title: 'Youth' } },
    events,
    machines: { flow: { initial: 'OPEN', states } },
    ...more,
  })
}

export const event = (more: object) => process({ events: { ...events, X: { title: 'X', ...more } } })
export const region = (more: object) => process({ machines: { flow: { initial: 'OPEN', states, ...more } } })
export const beside = (other: object) => process({ machines: { flow: { initial: 'OPEN', states }, other } })
export const open = (to: unknown) => region({ states: { OPEN: { on: { SENT: to } }, SHUT: states.SHUT } })
export const guarded = (params: object) => open({ target: 'SHUT', guard: { type: 'rule', params } })
export const carrying = (field: object, more: object = {}) => event({ payload: { c: field }, ...more })
export const acting = (type: string, params: object) => event({ actions: [{ type, params }] })
export const trigger = (more: object) => process({ review: { triggers: [{ id: 'T', title: 'T', ...more }] } })

export const on = '/machines/flow/states/OPEN/on/SENT'

/** What is wrong, the document, the code and place of the fault, and what its words must say. */
export type Row = readonly [string, Record<string, unknown>, string, readonly string[]]

/** The words of the fault with this code and place, what to do included. */
export function faultAt(input: unknown, expected: string): string {
  const issues = refused(input)
  const found = issues.find(({ code, path }) => `${code} ${path}` === expected)
  if (found === undefined)
    throw new Error(`Told instead: ${issues.map(({ code, path }) => `${code} ${path}`).join(', ')}`)
  const text = `${found.message} ${found.help ?? ''}`
  if (/\[object|zod|Invalid input|undefined/.test(text)) throw new Error(`This is machinery: ${text}`)
  return text
}
