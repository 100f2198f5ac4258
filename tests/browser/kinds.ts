import { screens } from './screens.ts'

/** One screen of each kind, and so of every part of the page that is loaded by itself. */
export const kinds: readonly string[] = [
  ...new Map(
    Object.values(screens).map((route) => [/^#\/(policy\/part\/\w+|\w*)/.exec(route)?.[0], route]),
  ).values(),
]
