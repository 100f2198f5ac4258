import type { FactValue } from '../../vocabulary/fact.ts'

type Blank = Record<string, FactValue>

/**
 * An empty object with room for the facts of a person. It is an object like any other; but V8 makes a hash table, three
 * times as large and slow to fill, of one that starts as `{}` and is given some twenty keys that are
 * not written in the code. How much room an object starts with it counts from the assignments below, made or not.
 */
export function roomForFacts(): Blank {
  return new Room(0)
}

const Room = function (this: Blank, times: number): void {
  for (let left = times; left > 0; left -= 1) {
    this['a'] = this['b'] = this['c'] = this['d'] = this['e'] = this['f'] = this['g'] = this['h'] = null
    this['i'] = this['j'] = this['k'] = this['l'] = this['m'] = this['n'] = this['o'] = this['p'] = null
    this['q'] = this['r'] = this['s'] = this['t'] = this['u'] = this['v'] = this['w'] = this['x'] = null
  }
} as unknown as new (times: number) => Blank
Room.prototype = Object.prototype
