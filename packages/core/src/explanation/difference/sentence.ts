import type { Difference } from '../../policy/difference.ts'
import { capital, listed } from '../words.ts'

/** What differs, so far as words need it. */
export interface Told {
  /** `Cohort, rule “Meets all three criteria”`. */
  readonly thing: string
  /** How it is called when it is new: `Cohort, new rule “…”`. */
  readonly fresh: string
  /** `note`, `smallest value allowed`; null for the thing itself. */
  readonly aspect: string | null
  /** The value in words, before and after; empty where there is nothing to say. */
  readonly before: string
  readonly after: string
  /** Where the values are clauses, how each begins: `it applied if`, `It now applies if`. */
  readonly verbs?: readonly [past: string, present: string]
  /** A member of a list in words. */
  readonly member?: (member: string) => string
  /** The words do not say all of a value: what reads alike may still differ. */
  readonly coarse?: boolean
  /** Said after the value there is now. */
  readonly suffix: string
  /** Where something that moved stands now; empty for the rest. */
  readonly place: string
  /** After everything. */
  readonly more?: string
}

/** One difference as a sentence. */
export function sentence(difference: Difference, told: Told): string {
  const words = said(difference, told)
  const stop = /[.?!]”$/.test(words) ? '' : '.'
  return capital(`${words}${stop}${told.more === undefined ? '' : ` ${told.more}`}`)
}

function said({ kind, before, after }: Difference, told: Told): string {
  const { aspect, thing } = told
  const head = aspect === null ? thing : `${thing}, ${aspect}`
  const value = (words: string) => (words === '' ? '' : `: ${plainEnd(words)}`)
  switch (kind) {
    case 'added':
      return `${aspect === null ? told.fresh : `${head} added`}${value(told.after)}${told.suffix}`
    case 'removed':
      return `${head} removed${value(told.before)}`
    case 'moved':
      return `${head} moved: ${told.place}`
    case 'changed':
      if (isWords(before) && isWords(after)) return `${head}: ${members(before, after, told)}${told.suffix}`
      if (told.before === told.after)
        return `${head} is written differently${told.coarse === true ? '' : ` and reads as before${value(told.after)}`}`
      if (told.verbs !== undefined)
        return `${head}: ${told.verbs[0]} ${told.before}. ${told.verbs[1]} ${told.after}`
      return `${head}: ${contrast(told.before, told.after)}${told.suffix}`
  }
}

/** Which members of a list came and which went. */
function members(before: readonly string[], after: readonly string[], told: Told): string {
  const names = (list: readonly string[]) => listed(list.map(told.member ?? ((each) => `“${each}”`)))
  const came = after.filter((each) => !before.includes(each))
  const went = before.filter((each) => !after.includes(each))
  if (came.length + went.length === 0) return `the order became ${names(after)}`
  const parts = [
    ...(came.length === 0 ? [] : [`${names(came)} added`]),
    ...(went.length === 0 ? [] : [`${names(went)} removed`]),
  ]
  return parts.join('; ')
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

const longText = 120

/** `“a” became “b”`; of long texts only where they differ, with a little on both sides. */
function contrast(before: string, after: string): string {
  if (before.length <= longText && after.length <= longText) return `${before} became ${plainEnd(after)}`
  const [older, newer] = [before.split(' '), after.split(' ')]
  const most = Math.min(older.length, newer.length)
  let start = 0
  while (start < most && older[start] === newer[start]) start += 1
  let end = 0
  while (end < most - start && older.at(-1 - end) === newer.at(-1 - end)) end += 1
  const around = 4
  const from = Math.max(0, start - around)
  const part = (words: readonly string[]) => {
    const to = Math.min(words.length, words.length - end + around)
    const text = shortened(words.slice(from, to).join(' ').replace(/^“|”$/g, ''))
    return `“${from > 0 ? '… ' : ''}${text}${to < words.length ? ' …' : ''}”`
  }
  return `${part(older)} became ${part(newer)}`
}

const mostText = 300

/** All of it is in the change itself. */
function shortened(text: string): string {
  return text.length > mostText ? `${text.slice(0, mostText - 20).replace(/ \S*$/, '')} …` : text
}

/** The sentence brings its own full stop. */
function plainEnd(words: string): string {
  return words.replace(/\.$/, '')
}
