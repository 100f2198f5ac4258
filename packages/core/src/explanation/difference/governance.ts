import { separator } from '../../policy/difference/shape.ts'
import type { Acceptance, Policy, Reading, Step } from '../../policy/policy.ts'
import { own, parameterOf } from '../../policy/references.ts'
import { quoted, textWords } from './aspects.ts'
import type { Place, SectionOf } from './section.ts'
import { dayWords, listed, outcomeWords } from '../words.ts'

type Titled = { readonly title: string }

/** Things by id that have a title and little else. */
function titled(
  what: string,
  noun: string,
  entriesOf: (policy: Policy) => { readonly [id: string]: Titled } | undefined,
): SectionOf {
  return ([, id = ''], after, before) => {
    const { title } = (own(entriesOf(after), id) ?? own(entriesOf(before), id)) as Titled
    return { what, noun, name: `“${title}”`, depth: 2, say: () => '' }
  }
}

/** The sections of a policy that say who and what it is for, and who decided what about it. */
export const governanceSections: { readonly [key: string]: SectionOf } = {
  areas: titled('area', 'area', ({ areas }) => areas),
  sources: titled('source', 'source', ({ sources }) => sources),
  liaison: titled('liaison', 'team that is told', ({ liaison }) => liaison),
  pathways: titled('pathway', 'pathway', ({ pathways }) => pathways),
  forums: titled('forum', 'forum', ({ forums }) => forums),
  matrix: ([, part, id], after, before) => {
    if (part !== 'items') return null
    // What lies inside is told only where both have one: else it comes or goes as a whole.
    const items = [after, before].flatMap(({ matrix }) => (matrix as NonNullable<Policy['matrix']>).items)
    const { title } = items.find((each) => each.id === id) as Titled
    const say: Place['say'] = (_, value) => `at most ${(value as { readonly maximum: number }).maximum}`
    return { what: 'matrix', noun: 'item of the matrix', name: `“${title}”`, depth: 3, say }
  },
  resources: ([, part, outcome = ''], after) => {
    if (part !== 'minimum') return null
    const { decision } = after.resources as NonNullable<Policy['resources']>
    const name = `“${outcomeWords(after, decision, outcome)}”`
    return { what: 'resources', noun: 'least share of resources for', name, depth: 3, say: valueOrParameter }
  },
  contact: ([, outcome = '']) => {
    const say: Place['say'] = (_, value) => {
      const { every, unit } = value as { readonly every: number; readonly unit: string }
      return every === 1 ? `every ${unit.replace(/s$/, '')}` : `every ${every} ${unit}`
    }
    return { what: 'contact', noun: 'contact for', name: `“${outcome}”`, depth: 2, say }
  },
  readings: ([, silence = '', part, option], after) => {
    if (part === 'options' && option !== undefined)
      return {
        what: 'reading',
        noun: 'option',
        name: `“${option}”`,
        within: `reading ${silence}, `,
        depth: 4,
        say: (_, value) => quoted((value as Reading['options'][number]).text),
        special: ([key]) => (key === 'edit' ? { say: stepsWords, coarse: true } : null),
      }
    return {
      what: 'reading',
      noun: 'reading',
      name: silence,
      depth: 2,
      say: (_, value) => `${quoted((value as Reading).title)}, read as “${(value as Reading).chosen}”`,
      special: ([key]) => {
        if (key !== 'chosen') return null
        const { options, chosen } = after.readings.find((each) => each.silence === silence) as Reading
        const { text } = options.find(({ id }) => id === chosen) as Reading['options'][number]
        return { aspect: null, more: `It now reads: ${text}` }
      },
    }
  },
  acceptances: ([, key = ''], after, before) => {
    const [code = '', decision = '', , parameter = ''] = key.split(separator)
    const named = [
      (after.decisions[decision] ?? before.decisions[decision])?.title,
      (after.parameters[parameter] ?? before.parameters[parameter])?.title,
    ]
    const of = named.flatMap((title) => (title === undefined ? [] : [`, ${quoted(title)}`])).join('')
    return {
      what: 'acceptance',
      noun: 'acceptance of',
      name: `“${code}”${of}`,
      depth: 2,
      say: acceptanceWords,
    }
  },
  signOffs: () => ({
    what: 'sign-off',
    noun: 'sign-off',
    name: '',
    depth: 2,
    say: (_, value) => {
      const { by, name, on } = value as NonNullable<Policy['signOffs']>[number]
      return `${by} (${name}), on ${dayWords(on)}`
    },
  }),
  changes: ([, version = '']) => ({
    what: 'change',
    noun: 'entry of the change log',
    name: `for version ${version}`,
    depth: 2,
    say: (_, value) => quoted((value as { readonly text: string }).text),
  }),
}

/** What an edit does and where; whole parts that it puts in are not spelt out. */
function stepsWords(_: Policy, value: unknown): string {
  return listed(
    (value as readonly Step[]).map((step) => {
      if ('from' in step) return `${step.op} ${step.from} to ${step.path}`
      const isShort = 'value' in step && typeof step.value !== 'object'
      return `${step.op} ${step.path}${isShort ? ` with ${JSON.stringify(step.value)}` : ''}`
    }),
  )
}

function acceptanceWords(_: Policy, value: unknown): string {
  const { rules, reason, by, on } = value as Acceptance
  const which =
    rules === undefined || rules.length === 0
      ? ''
      : `${rules.length === 1 ? 'rule' : 'rules'} ${listed(rules.map((rule) => `“${rule}”`))}, `
  return `${which}${quoted(reason)} (${by}, ${dayWords(on)})`
}

function valueOrParameter(policy: Policy, value: unknown): string {
  const id = parameterOf(value)
  return id === null ? textWords(policy, value) : `the parameter “${own(policy.parameters, id)?.title ?? id}”`
}
