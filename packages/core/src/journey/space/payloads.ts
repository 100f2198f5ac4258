import { dayNumber } from '../../vocabulary/day.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import { payloadType } from '../../policy/payload.ts'
import type { Action, EventDeclaration, EventValue, PayloadField } from '../../policy/process.ts'
import type { PayloadValue } from '../timeline.ts'
import type { Space } from './space.ts'
import { cutsIn, firstOf, noCuts, valuesAround, type Cuts } from './values.ts'

/** The payload fields that tell actions which duty they mean. */
export function fieldsRead(actions: readonly Action[]): string[] {
  const fields = actions.flatMap((action) =>
    (action.type === 'oblige' || action.type === 'discharge') &&
    'duty' in action.params &&
    typeof action.params.duty === 'object'
      ? [action.params.duty.payload]
      : [],
  )
  return [...new Set(fields)]
}

/** More ways than this are not looked at: the space then has a doubt. */
const most = 2_000

type Payload = { readonly [field: string]: PayloadValue }

/** The payloads of an event, one for each way in which they can matter to a space, or to what is read of them. */
export function payloadsOf(
  space: Space,
  declared: EventDeclaration,
  asAt: string,
  read: readonly string[],
): Payload[] {
  let payloads: Payload[] = [{}]
  for (const [field, each] of Object.entries(declared.payload ?? {})) {
    const matters = read.includes(field) || feeds(space, declared, field)
    if (!matters && each.optional === true) continue
    const values = valuesFor(space, declared, field, each, asAt, matters)
    const left: (PayloadValue | undefined)[] = each.optional === true ? [undefined, ...values] : [...values]
    if (left.length === 0) continue
    payloads = payloads.flatMap((payload) =>
      left.map((value) => (value === undefined ? payload : { ...payload, [field]: value })),
    )
    if (payloads.length <= most) continue
    space.doubts.add(`“${declared.title}” can happen in more ways than were looked at.`)
    payloads = payloads.slice(0, most)
  }
  return payloads
}

/** Does the payload field reach a fact that matters here? */
function feeds(space: Space, declared: EventDeclaration, field: string): boolean {
  const reads = (value: EventValue) =>
    typeof value === 'object' && value !== null && 'payload' in value && value.payload === field
  const isKept = (fact: string) => space.axisFor(fact) !== undefined || space.backgrounds.keeps.has(fact)
  return (
    Object.entries(declared.set ?? {}).some(([fact, value]) => isKept(fact) && reads(value)) ||
    Object.entries(declared.append ?? {}).some(
      ([list, value]) =>
        isKept(list) &&
        (reads(value as EventValue) ||
          (typeof value === 'object' &&
            value !== null &&
            Object.values(value).some((each) => reads(each as EventValue)))),
    )
  )
}

function valuesFor(
  space: Space,
  declared: EventDeclaration,
  field: string,
  declaration: PayloadField,
  asAt: string,
  matters: boolean,
): readonly PayloadValue[] {
  const type = payloadType(space.policy, declaration)
  const some = (values: readonly PayloadValue[]) => (matters ? values : values.slice(0, 1))
  switch (type.kind) {
    case 'text':
      return ['Recorded in the minutes']
    case 'facts':
      return [{}]
    case 'id':
      return some(type.values.map(({ id }) => id))
    case 'matrix':
      return type.items.length === 0 ? [] : [Object.fromEntries(type.items.map(({ id }) => [id, 0]))]
    case 'list':
      return some(listsFor(space, type.fact))
    case 'scalar': {
      if (!matters) return valuesAround(type.fact, noCuts, asAt).slice(0, 1)
      const recorded = recordedFor(space, declared, field)
      if (recorded !== null) return recorded
      return [...valuesAround(type.fact, cutsFor(space, declared, field), asAt), ...type.or]
    }
  }
}

/** The lists that backgrounds give, for an event that carries a whole one. */
function listsFor(space: Space, list: string): readonly PayloadValue[] {
  const { backgrounds } = space
  const given = backgrounds.starts.flatMap((at) => {
    const value = backgrounds.facts(at)[list]
    return Array.isArray(value) ? [value as PayloadValue] : []
  })
  const distinct = new Map(given.map((value) => [JSON.stringify(value), value]))
  return distinct.size === 0 ? [[]] : [...distinct.values()]
}

/** Where the facts that a payload field gives its value to are cut, and the cases that are listed for it. */
function cutsFor(space: Space, declared: EventDeclaration, field: string): Cuts {
  const numbers = new Set<number>()
  const days = new Set<number>()
  for (const [fact, value] of Object.entries(declared.set ?? {})) {
    if (typeof value !== 'object' || value === null || !('payload' in value) || value.payload !== field)
      continue
    const cuts = space.axisFor(fact)?.cuts ?? cutsIn(space.policy, space.days, fact)
    for (const cut of cuts.numbers) numbers.add(cut)
    for (const cut of cuts.days) days.add(cut)
    for (const each of Object.keys(value.cases ?? {})) {
      if (Number.isFinite(Number(each))) numbers.add(Number(each))
      const listed = dayNumber(each)
      if (listed !== null) days.add(listed).add(listed + 1)
    }
  }
  return { numbers: [...numbers], days: [...days] }
}

/** Values of a record's field that no rule and no weight tells apart, once each; `null` for other fields. */
function recordedFor(space: Space, declared: EventDeclaration, field: string): readonly Scalar[] | null {
  for (const [list, record] of Object.entries(declared.append ?? {})) {
    if (typeof record !== 'object' || record === null) continue
    for (const [name, value] of Object.entries(record as { readonly [field: string]: EventValue })) {
      if (typeof value !== 'object' || value === null || !('payload' in value) || value.payload !== field)
        continue
      for (const group of firstOf(space.days).groups) {
        const values = group.fieldValues.get(list)?.get(name)
        if (values !== undefined) return values
      }
    }
  }
  return null
}
