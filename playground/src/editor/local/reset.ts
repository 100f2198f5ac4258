import { editBetween, ownKeys, type PolicyDocument, type Step } from '@iom-rules/core'
import { memberName, partsOf } from '../place.ts'
import { isMembers, type Members } from '../rules/members.ts'

type Json = unknown

/** The edit that makes one thing what it is in the base: changes it back, takes it out, or puts it where it stood. */
export function resetSteps(document: PolicyDocument, base: PolicyDocument, place: string): Step[] {
  return editBetween(document, asIn(document, base, partsOf(place)))
}

/** The edit that makes several things what they are in the base, as one. */
export function resetAllSteps(
  document: PolicyDocument,
  base: PolicyDocument,
  places: readonly string[],
): Step[] {
  const reset = places.reduce<Json>((now, place) => asIn(now, base, partsOf(place)), document)
  return editBetween(document, reset)
}

/** The edit that leaves nothing local: all but what every document says of itself becomes what the base has. */
export function resetWholeSteps(document: PolicyDocument, base: PolicyDocument): Step[] {
  const now: Members = { ...document }
  const wanted: Members = { ...base }
  const kept = Object.entries(now).flatMap(([key, value]): [string, Json][] => {
    if (ownKeys.has(key)) return [[key, value]]
    return Object.hasOwn(wanted, key) ? [[key, wanted[key]]] : []
  })
  const missing = Object.entries(wanted).filter(([key]) => !ownKeys.has(key) && !Object.hasOwn(now, key))
  return editBetween(document, Object.fromEntries([...kept, ...missing]) as unknown)
}

/** The value with what lies at the end of a way as in the base; `undefined` where nothing is left. */
function asIn(now: Json, base: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return base
  if (Array.isArray(now) || (now === undefined && Array.isArray(base)))
    return listAsIn({ now: isList(now) ? now : [], base: isList(base) ? base : undefined, key, rest })
  const members: Members = isMembers(now) ? now : {}
  const wanted: Members | undefined = isMembers(base) ? base : undefined
  const value = asIn(read(members, key), wanted === undefined ? undefined : read(wanted, key), rest)
  const { [key]: _was, ...others } = members
  if (value === undefined)
    return Object.keys(others).length === 0 && wanted === undefined ? undefined : others
  return { ...members, [key]: value }
}

interface Lists {
  readonly now: readonly Json[]
  readonly base: readonly Json[] | undefined
  readonly key: string
  readonly rest: readonly string[]
}

function listAsIn({ now, base, key, rest }: Lists): Json {
  const isIt = (member: Json) => memberName(member) === key
  const wanted = base?.find(isIt)
  const value = asIn(now.find(isIt), wanted, rest)
  const others = now.filter((member) => !isIt(member))
  if (value === undefined) return others.length === 0 && base === undefined ? undefined : others
  const place = base === undefined || wanted === undefined ? others.length : placeIn(others, base, key)
  return others.toSpliced(place, 0, value)
}

/** After the nearest of those that stand before it in the base. */
function placeIn(others: readonly Json[], base: readonly Json[], key: string): number {
  const before = base
    .slice(
      0,
      base.findIndex((member) => memberName(member) === key),
    )
    .map(memberName)
  for (const name of before.toReversed()) {
    const at = others.findIndex((member) => memberName(member) === name)
    if (at >= 0) return at + 1
  }
  return 0
}

function read(members: Members, key: string): Json {
  return Object.hasOwn(members, key) ? members[key] : undefined
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
