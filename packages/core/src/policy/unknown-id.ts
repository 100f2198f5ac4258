import { fault, pointer, whichOf, type Issue } from '../vocabulary/issue.ts'

type Path = readonly (string | number)[]

/** An issue about an id that is not among the known ones. */
export function unknownId(path: Path, noun: string, id: string, known: readonly string[]): Issue {
  const code = `unknown-${noun.replaceAll(' ', '-')}`
  return fault(code, pointer(path), `There is no ${noun} \`${id}\`.`, whichOf(id, known))
}
