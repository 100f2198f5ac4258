import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'

/** The keys that conditions of one sort may have: those of facts, or those of records. */
export interface ConditionKeys {
  /** Each is a kind of condition by itself; a condition has one of them. */
  readonly kinds: readonly string[]
  /** The kind that compares something. */
  readonly test: string
  /** What only goes with that kind. */
  readonly besideTest: readonly string[]
  /** What such a condition is called. */
  readonly called: string
}

/** The kinds that a condition is of by its keys, one if all is well, and what is wrong with its other keys. */
export function readKeys(
  condition: object,
  { kinds, test, besideTest, called }: ConditionKeys,
  path: readonly (string | number)[],
): { readonly kinds: readonly string[]; readonly issues: Issue[] } {
  const found = kinds.filter((kind) => Object.hasOwn(condition, kind))
  // What is of no kind may be a test whose first key is misspelt: then its others are right.
  const mayTest = found.length === 0 || found.includes(test)
  const issues = Object.keys(condition).flatMap((key) => {
    if (found.includes(key)) return []
    const place = pointer([...path, key])
    if (besideTest.includes(key))
      return mayTest
        ? []
        : [fault('unknown-key', place, `\`${key}\` only goes with \`${test}\`.`, 'Take it out.')]
    const known = [...kinds, ...besideTest]
    const help = didYouMean(key, known) ?? `Known keys: ${known.join(', ')}.`
    return [fault('unknown-key', place, `There is no key \`${key}\` in ${called}.`, help)]
  })
  return { kinds: found, issues }
}
