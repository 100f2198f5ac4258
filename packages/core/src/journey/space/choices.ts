import type { Facts, FactValue } from '../../vocabulary/fact.ts'
import type { Action, EventDeclaration } from '../../policy/process.ts'
import { factsAfter } from '../effect.ts'
import { eventFaults } from '../check-event.ts'
import { effectsOf, type Effect } from './effects.ts'
import type { JourneyEvent } from '../timeline.ts'
import { fieldsRead, payloadsOf } from './payloads.ts'
import type { Space } from './space.ts'

/** One way in which an event can happen, as far as anything can tell it from others. */
export interface Choice {
  readonly event: JourneyEvent
  /** Places of the days before and at the event. */
  readonly from: number
  readonly day: number
  readonly effects: readonly Effect[]
  /** The background afterwards. */
  readonly background: number
  /** The payload field that carries what is learnt; its facts follow from where it leads. */
  readonly learn?: string
}

/**
 * Every way in which an event can happen: one for each way its payload can matter to the space and
 * to the actions that read it.
 */
export function choicesOf(
  space: Space,
  type: string,
  background: number,
  from: number,
  day: number,
  actions: readonly Action[] = [],
): Choice[] {
  const declared = space.policy.events[type] as EventDeclaration
  const asAt = (space.days[day] as Space['days'][number]).asAt
  const found = new Map<string, Choice>()
  const read = fieldsRead(actions)
  for (const payload of payloadsOf(space, declared, asAt, read)) {
    const event: JourneyEvent =
      Object.keys(payload).length === 0 ? { type, day: asAt } : { type, day: asAt, payload }
    if (eventFaults(space.policy, event).length > 0) continue
    for (const choice of waysOf(space, declared, event, background, from, day)) {
      const carried = read.map((field) => payload[field])
      const told = choice.effects.map(({ axis, sources, to }) => [
        axis.fact,
        sources.map(({ fact }) => fact),
        to,
      ])
      const key = JSON.stringify([choice.background, told, carried])
      if (!found.has(key)) found.set(key, choice)
    }
  }
  return [...found.values()]
}

/** What one event does here. Learning leads to several backgrounds. */
function waysOf(
  space: Space,
  declared: EventDeclaration,
  event: JourneyEvent,
  background: number,
  from: number,
  day: number,
): Choice[] {
  const { backgrounds } = space
  const before = backgrounds.facts(background)
  const kept = keptOf(space, factsAfter(declared, before, event))
  const isSame = [...backgrounds.keeps].every((fact) => kept[fact] === before[fact])
  const after = isSame ? background : backgrounds.place(kept)
  if (after === null) {
    space.doubts.add(`“${declared.title}” leads to more lists than were looked at.`)
    return []
  }
  const effects = effectsOf(space, declared, event, before)
  const plain: Choice = { event, from, day, effects, background: after }
  if (declared.learn === undefined) return [plain]
  const learn = declared.learn
  const learning = backgrounds.starts
    .filter((at) => at !== after && isMoreOf(backgrounds.facts(at), backgrounds.facts(after)))
    .map((at): Choice => {
      const more = Object.entries(backgrounds.facts(at)).filter(
        ([fact, value]) => before[fact] === undefined && value !== undefined,
      )
      const payload = { ...event.payload, [learn]: Object.fromEntries<FactValue | undefined>(more) }
      return { ...plain, event: { ...event, payload }, background: at, learn }
    })
  return [{ ...plain, learn }, ...learning]
}

function keptOf({ backgrounds }: Space, facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([fact, value]) => backgrounds.keeps.has(fact) && value !== undefined),
  )
}

/** Does a background know what another knows, as it does, and more? */
function isMoreOf(more: Facts, less: Facts): boolean {
  const known = (facts: Facts) =>
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)
  return (
    known(more).length > known(less).length &&
    known(less).every(([fact, value]) => JSON.stringify(more[fact]) === JSON.stringify(value))
  )
}
