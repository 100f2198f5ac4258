import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'

type Path = readonly (string | number)[]

/** An issue about an id that is not among the known ones. */
export function unknownId(path: Path, noun: string, id: string, known: readonly string[]): Issue {
  const help =
    didYouMean(id, known) ?? (known.length === 0 ? undefined : `There are: ${known.slice(0, 12).join(', ')}.`)
  return fault(`unknown-${noun.replaceAll(' ', '-')}`, pointer(path), `There is no ${noun} \`${id}\`.`, help)
}
