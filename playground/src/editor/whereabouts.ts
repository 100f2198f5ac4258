import type { PolicyDocument } from '@iom-rules/core'
import { addressOf } from '../address/address.ts'
import { idInWords } from '../words/titles.ts'
import { namedPath, partsOf, pathTo, valueAt } from './place.ts'

/** A thing of the policy that a path leads to or into: what people call it, and where it is edited. */
export interface Whereabouts {
  /** To stand in a sentence: `the rule “Under 18” of Cohort`. */
  readonly words: string
  /** Without the `#`. */
  readonly address: string
}

/** Which thing of the policy does a path lead to, or into? */
export function whereabouts(document: PolicyDocument, path: string): Whereabouts {
  const [first = '', second = '', third = '', fourth] = partsOf(namedPath(document, path))
  const titleOf = (...parts: string[]) => titleAt(document, pathTo(...parts))
  const named = (noun: string, part: string): Whereabouts => {
    return {
      words: second === '' ? `the ${noun}s` : `the ${noun} “${titleOf(first, second) ?? second}”`,
      address: `/policy/part/${part}`,
    }
  }
  switch (first) {
    case 'decisions':
      return ofDecision(second, titleOf(first, second) ?? second, third, fourth, titleOf)
    case 'parameters': {
      const parameter = named('parameter', `parameters/${second}`)
      // The value can be changed on the page of the policy, where what it comes to stands beside it.
      return third === 'value'
        ? { ...parameter, address: addressOf('/policy', { parameter: second }) }
        : parameter
    }
    case 'facts':
      return named('fact', `facts/${second}`)
    case 'derived':
      return named('derived fact', `derived/${second}`)
    case 'tables':
      return named('table', `derived/${second}`)
    case 'areas':
      return named('area', `facts/${second}`)
    case 'sources':
      return named('source', `assumptions/${second}`)
    case 'conditions':
      // It has no title: people know it by its name.
      return {
        ...named('named condition', `conditions/${second}`),
        words: `the named condition “${idInWords(second)}”`,
      }
    case 'assumptions':
      return named('assumption', `assumptions/${second}`)
    case 'machines':
      return {
        ...named('part', `machines/${regionOf(document, second, third, fourth)}`),
        words: `the process “${machineTitle(document, second)}”`,
      }
    case 'events':
      return named('event', 'machines')
    case 'readings':
      return { words: `reading ${second}`, address: `/checks/readings` }
    case 'acceptances':
      return { words: 'a finding that was accepted', address: '/checks' }
    default:
      return { words: elsewhere[first] ?? 'the rest of the policy', address: '/policy/part/json' }
  }
}

/** The part of the process with a page of its own: one that runs beside others is called after both. */
function regionOf(document: PolicyDocument, region: string, part: string, inner: string | undefined): string {
  const runsBeside = valueAt(document, pathTo('machines', region, 'type')) === 'parallel'
  return runsBeside && part === 'states' && inner !== undefined ? `${region}.${inner}` : region
}

const elsewhere: { readonly [key: string]: string } = {
  resources: 'the resources',
  review: 'what is put to the panel for review',
  deselection: 'what suggests deselection',
  contact: 'how often contact is made',
  extends: 'what the policy extends',
  remove: 'what the policy takes out',
}

function ofDecision(
  decision: string,
  title: string,
  part: string,
  member: string | undefined,
  titleOf: (...parts: string[]) => string | undefined,
): Whereabouts {
  if (part === 'rules' && member !== undefined) {
    const words = `the rule “${titleOf('decisions', decision, 'rules', member) ?? member}” of ${title}`
    return { words, address: ruleAddress(decision, member) }
  }
  if (part === 'otherwise')
    return { words: `“otherwise” of ${title}`, address: ruleAddress(decision, 'otherwise') }
  const address = decisionAddress(decision)
  if (part === 'outcomes' && member !== undefined) {
    return {
      words: `the outcome “${titleOf('decisions', decision, 'outcomes', member) ?? member}” of ${title}`,
      address,
    }
  }
  return { words: `the decision ${title}`, address }
}

/** Where a rule is edited, and what is given otherwise: that stands under `otherwise`. */
export function ruleAddress(decision: string, rule: string): string {
  return addressOf(`/policy/${encodeURIComponent(rule)}`, { decision, edit: 'yes' })
}

/** Where the title, the hit policy and the outcomes of a decision are edited. */
export function decisionAddress(decision: string): string {
  return addressOf('/policy', { decision, edit: 'decision' })
}

function titleAt(document: PolicyDocument, path: string): string | undefined {
  const title = valueAt(document, `${path}/title`)
  return typeof title === 'string' && title !== '' ? title : undefined
}

function machineTitle(document: PolicyDocument, region: string): string {
  return titleAt(document, pathTo('machines', region, 'meta')) ?? region
}
