import { variableAt } from '../universe.ts'
import { classesAfter } from './list.ts'
import { isCertain, type Space, type Way } from './search.ts'
import type { Room } from './space.ts'

/** For each changed fact every class that would do as well, whichever of theirs the others have. */
export function widened(room: Room, way: Way): ReadonlyMap<number, readonly number[]> {
  const classes = new Map<number, readonly number[]>(
    way.picks.map(({ move, turn }) => [move.number, [turn.at]]),
  )
  for (const { move, turn } of way.picks) {
    if (move.variable === undefined) continue
    const others = move.turns.filter(
      ({ at }) => at !== turn.at && isCertain(room, new Map(classes).set(move.number, [at])),
    )
    classes.set(
      move.number,
      [turn.at, ...others.map(({ at }) => at)].sort((a, b) => a - b),
    )
  }
  return classes
}

/**
 * What lists have to show for a way: no more derived facts than it takes, each with every class that
 * does. `null` where facts one by one do not tell.
 */
export function shown(
  room: Room,
  way: Way,
  scalars: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, readonly number[]> | null {
  const enough =
    (space: Space) =>
    (classes: ReadonlyMap<number, readonly number[]>): boolean =>
      isCertain(space, new Map([...scalars, ...classes]))
  const isEnough = enough({ ...room, root: room.beforeLists })
  let derived: ReadonlyMap<number, readonly number[]> = classesAfter(room.open, way)
  if (!isEnough(derived)) return null
  // What is enough without any assumption says what the rules ask, and not what merely goes with it.
  for (const suffices of [enough({ ...room, root: room.plainly, free: 0 }), isEnough]) {
    for (const variable of derived.keys()) {
      const fewer = new Map([...derived].filter(([each]) => each !== variable))
      if (suffices(fewer)) derived = fewer
    }
  }
  for (const [variable, classes] of derived) {
    const count = variableAt(room.compiled, variable).classes.count
    const more = Array.from({ length: count }, (_, at) => at).filter(
      (at) => classes.includes(at) || isEnough(new Map(derived).set(variable, [at])),
    )
    derived = new Map(derived).set(variable, more)
  }
  return derived
}
