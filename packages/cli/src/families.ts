import type { Policy } from '@iom-rules/core'
import type { Family } from '@iom-rules/core/analysis'
import { exampleWords } from './example-words.ts'
import { fold } from './output/fold.ts'

export interface Manner {
  /** Spaces before the marks. */
  readonly indent: number
  /** Columns of the terminal. */
  readonly width: number
}

/** People described fact by fact, as a list, each with its example person. */
export function familyLines(
  families: readonly Family[],
  more: number,
  policy: Policy,
  { indent, width }: Manner,
): string[] {
  const listed = families.flatMap(({ words, example }) => [
    ...item(`- ${words}`, indent, width),
    ...(example === null
      ? []
      : item(`For example: ${exampleWords(policy, example.facts)}`, indent + 2, width)),
  ])
  return [...listed, ...moreWords(more).flatMap((words) => item(`- ${words}`, indent, width))]
}

/** That there are families which are not listed, where there are. */
export function moreWords(more: number): string[] {
  if (more === 0) return []
  return [more === 1 ? 'and 1 more group of people' : `and ${more} more groups of people`]
}

/** Text that goes on under its first word. */
function item(text: string, indent: number, width: number): string[] {
  const hang = text.startsWith('- ') ? 2 : 0
  return fold(text.slice(hang), width - indent - hang).map((line, at) => {
    const mark = at === 0 ? text.slice(0, hang) : ' '.repeat(hang)
    return `${' '.repeat(indent)}${mark}${line}`.trimEnd()
  })
}
