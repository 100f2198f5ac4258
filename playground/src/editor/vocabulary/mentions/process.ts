import { entries, fields, list, named, seen, type Part } from './part.ts'
import { value } from './value.ts'

/** What happens on an event or on entering a state. */
export const machineActions: Part = list(fields({ params: fields({ dueWithinDays: value }) }))

const guard: Part = fields({
  params: fields({
    condition: named('condition'),
    get guard() {
      return guard
    },
  }),
})

const transition = fields({ guard, actions: machineActions })
const oneOrMore = seen((taken) => (Array.isArray(taken) ? list(transition) : transition))

const factPrefix = 'fact.'

/** A region follows a decision, or a fact. */
const followed: Part = {
  shape: 'text',
  read: (text) =>
    text.startsWith(factPrefix)
      ? { kind: 'fact', id: text.slice(factPrefix.length), write: (other) => `${factPrefix}${other}` }
      : null,
}

/** A region of the machine, or a state in it: states lie within states. */
export function region(cited: { readonly [key: string]: Part }): Part {
  const state: Part = fields({
    get states() {
      return entries(state)
    },
    initial: seen((first) => (Array.isArray(first) ? list(fields({ guard })) : fields({}))),
    on: entries(oneOrMore),
    entry: machineActions,
    follows: followed,
    ...cited,
  })
  return state
}
