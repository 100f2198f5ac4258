import {
  phraseCondition,
  recordConditionWords,
  type Condition,
  type Policy,
  type PolicyDocument,
  type RecordCondition,
} from '@iom-rules/core'
import { valueAt } from '../place.ts'
import { faultOfTest } from './fault.ts'
import type { Scope } from './scope.ts'
import { shapeOf } from './shape.ts'

/** A stretch of a sentence; a gap stands for a part that cannot be said yet. */
export interface Said {
  readonly text: string
  readonly isGap: boolean
}

interface Spoken {
  readonly document: PolicyDocument
  readonly policy: Policy
  readonly mistyped: { readonly [place: string]: string }
}

/** What stands for a gap until the words round it are found: no name of a policy has it in it. */
const mark = '\u2060gap\u2060'
const gap = { condition: mark } as const
const gapInRecord = { field: mark, operator: 'equal', value: true } as const

/**
 * What the condition at a place says, to stand after “if”: in the core’s own words, however unfinished the document
 * is. `null` where there is no condition at all.
 */
export function sentenceOf(spoken: Spoken, scope: Scope, path: string): readonly Said[] | null {
  const { document, policy } = spoken
  const part = valueAt(document, path)
  if (part === undefined) return null
  const sayable = sayablePart(spoken, scope, part, path, [])
  const words =
    scope.kind === 'facts'
      ? phraseCondition(wordsOf(policy, document), sayable as Condition)
      : recordConditionWords(wordsOf(policy, document), scope.list, sayable as RecordCondition)
  return segments(words)
}

/** A sentence as one text, for those who hear it. */
export function saidText(said: readonly Said[]): string {
  return said.map(({ text }) => text).join('')
}

// The sentence speaks of the document as drafted, so that what was named a moment ago is called by its name.
function wordsOf(policy: Policy, document: PolicyDocument): Policy {
  const { facts = {}, derived = {}, parameters = {}, decisions = {} } = document
  return { ...policy, facts, derived, parameters, decisions, conditions: {} }
}

/** The condition with its names opened, and a gap in the place of every part that is not finished. */
function sayablePart(
  spoken: Spoken,
  scope: Scope,
  part: unknown,
  path: string,
  open: readonly string[],
): unknown {
  const shape = shapeOf(part)
  switch (shape.kind) {
    case 'group': {
      const members = shape.parts.map((each, at) =>
        sayablePart(spoken, scope, each, `${path}/${shape.of}/${at}`, open),
      )
      return { [shape.of]: members.length === 0 ? [gapIn(scope)] : members }
    }
    case 'not':
      return { not: sayablePart(spoken, scope, shape.part, `${path}/not`, open) }
    case 'named': {
      const place = `/conditions/${shape.name}`
      const named = open.includes(shape.name) ? undefined : valueAt(spoken.document, place)
      if (named === undefined || scope.kind === 'records') return gapIn(scope)
      return sayablePart(spoken, scope, named, place, [...open, shape.name])
    }
    case 'test': {
      const isFinished =
        spoken.mistyped[`${path}/value`] === undefined &&
        faultOfTest(spoken.document, scope, shape.test) === null
      return isFinished ? part : gapIn(scope)
    }
    case 'odd':
      return gapIn(scope)
  }
}

const gapIn = (scope: Scope) => (scope.kind === 'facts' ? gap : gapInRecord)

const gapWords = 'something still to be said'

function segments(words: string): readonly Said[] {
  return words
    .replaceAll(`the ${mark} is yes`, mark)
    .replaceAll(`${mark} is yes`, mark)
    .split(mark)
    .flatMap((text, at): Said[] => [
      ...(at === 0 ? [] : [{ text: gapWords, isGap: true }]),
      ...(text === '' ? [] : [{ text, isGap: false }]),
    ])
}
