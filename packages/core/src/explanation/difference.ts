import { differencesBetween } from '../policy/difference/between.ts'
import type { Difference, WrittenChange } from '../policy/difference.ts'
import type { Citation, Policy, Source } from '../policy/policy.ts'
import { pointer } from '../vocabulary/issue.ts'
import { quoted } from './difference/aspects.ts'
import { placeOf } from './difference/place.ts'
import type { Place } from './difference/section.ts'
import { sentence } from './difference/sentence.ts'
import { listed } from './words.ts'

/**
 * What reads differently between two policies, in words for a policy lead? Empty exactly where the flat
 * documents are the same, whatever the order of their keys; what is not in words word for word is in
 * `before` and `after`. Things are held together by id or name; the examples are counted.
 *
 * @example
 * differences(published, draft)[0]?.words // 'Crime Severity Score that must be reached: 1,000 became 1,200 (assumption).'
 */
export function differences(before: Policy, after: Policy): WrittenChange[] {
  const found = differencesBetween(before.document, after.document)
  const isExample = ({ way }: Difference) => way[0] === 'examples' && way.length > 1
  return [
    ...found.filter((each) => !isExample(each)).map((each) => written(each, before, after)),
    ...exampleChanges(found.filter(isExample)),
  ].sort((a, b) => rank(a) - rank(b))
}

function written(difference: Difference, before: Policy, after: Policy): WrittenChange {
  const { kind, path, way } = difference
  // A thing that is called otherwise now is told of by the name people know.
  const named = way.at(-1) === 'title' ? placeOf(way, after, before) : placeOf(way, before, after)
  const place = recited(difference, named, after)
  const { what, decision, thing, fresh, aspect, say, verbs, member, coarse, suffix = '', more } = place
  const words = sentence(difference, {
    thing,
    fresh,
    aspect,
    before: difference.before === undefined || kind === 'moved' ? '' : say(before, difference.before),
    after: difference.after === undefined || kind === 'moved' ? '' : say(after, difference.after),
    suffix,
    ...(verbs === undefined ? {} : { verbs }),
    ...(member === undefined
      ? {}
      : { member: (each) => either(`“${each}”`, member(after, each), member(before, each)) }),
    ...(coarse === undefined ? {} : { coarse }),
    place: kind === 'moved' ? neighbourWords(after, path) : '',
    ...(more === undefined ? {} : { more }),
  })
  return {
    kind,
    what,
    path: pointer(path),
    ...(decision === undefined ? {} : { decision }),
    ...('before' in difference ? { before: difference.before } : {}),
    ...('after' in difference ? { after: difference.after } : {}),
    words,
  }
}

/** What went may be labelled only in the policy before. */
function either(bare: string, after: string, before: string): string {
  return after === bare ? before : after
}

/** Of a passage that is cited otherwise, only what is otherwise: `line 52 became line 53`. */
function recited({ kind, before, after }: Difference, place: Place, policy: Policy): Place {
  if (place.what !== 'citation' || kind !== 'changed') return place
  // Passages of two sources are two passages: one goes and the other comes.
  const [older, newer] = [before, after] as [Citation, Citation]
  const aspect = `source ${quoted((policy.sources[newer.source] as Source).title)}`
  const say: Place['say'] = (_, value) => {
    const { line, quote } = value as Citation
    const lines = older.line === newer.line ? [] : [`line ${line}`]
    return [...lines, ...(older.quote === newer.quote ? [] : [quoted(quote)])].join(', ')
  }
  return { ...place, aspect, say }
}

/** Where a member stands in its list now: `it now comes after “fixed”`. */
function neighbourWords(policy: Policy, path: Difference['path']): string {
  let list: unknown = policy.document
  for (const key of path.slice(0, -1)) list = (list as { readonly [key: string]: unknown })[key]
  const at = Number(path.at(-1))
  const before = (list as readonly unknown[])[at - 1]
  return before === undefined ? 'it now comes first' : `it now comes after ${nameWords(before)}`
}

function nameWords(member: unknown): string {
  const named = member as { readonly [key: string]: unknown }
  const names = ['title', 'name', 'id', 'silence', 'quote', 'version', 'code'].map((key) => named[key])
  return `“${names.find((each) => typeof each === 'string') as string}”`
}

/** Examples are many: they are counted, and named by their titles. */
function exampleChanges(found: readonly Difference[]): WrittenChange[] {
  return (['added', 'removed', 'changed', 'moved'] as const).flatMap((kind): WrittenChange[] => {
    const titles = found.filter((each) => each.kind === kind).map(({ way: [, title = ''] }) => title)
    if (titles.length === 0) return []
    const count = titles.length === 1 ? '1 example' : `${titles.length} examples`
    const shown = titles.slice(0, shownExamples).map((title) => `“${title}”`)
    const more = titles.length - shown.length
    const names = listed(more > 0 ? [...shown, `${more} more`] : shown)
    const values = kind === 'removed' ? { before: titles } : { after: titles }
    return [{ kind, what: 'example', path: '/examples', ...values, words: `${count} ${kind}: ${names}.` }]
  })
}

const shownExamples = 5

/** What a policy lead looks for first comes first. */
const order = [
  'policy',
  'parameter',
  'decision',
  'outcome',
  'rule',
  'otherwise',
  'condition',
  'reading',
  'assumption',
  'fact',
  'table',
  'event',
  'machine',
]
const last = ['citation', 'example', 'acceptance', 'sign-off', 'change']

function rank({ what }: WrittenChange): number {
  const at = order.indexOf(what)
  return at >= 0 ? at : order.length + 1 + last.indexOf(what)
}
