import type { Condition, Parameter, Policy } from '../../policy/policy.ts'
import type {
  Action,
  EventDeclaration,
  EventValue,
  Held,
  PayloadField,
  Region,
  ReviewTrigger,
  StateDeclaration,
  Transition,
} from '../../policy/process.ts'
import { own, parameterOf } from '../../policy/references.ts'
import { declarationWords, fieldTitle } from '../declaration-words.ts'
import type { Place, Section, SectionOf } from './section.ts'
import { actionsWords, appendWords, eventValueWords, transitionsWords } from '../process-words.ts'
import { phraseCondition } from '../phrase.ts'
import { factTitle, listed, measure, outcomeWords } from '../words.ts'

/** The sections of a policy that say what happens over time. */
export const processSections: { readonly [key: string]: SectionOf } = {
  events: ([, id = '', part = '', field], after, before) => {
    const declared = (own(after.events, id) ?? own(before.events, id)) as EventDeclaration
    const title = `“${declared.title}”`
    const within = `event ${title}, `
    const noun = own(effects, part)
    if (field === undefined || noun === undefined)
      return {
        what: 'event',
        noun: 'event',
        name: title,
        depth: 2,
        say: () => '',
        special: ([key]) => (key === 'actions' ? { say: doneWords, aspect: 'what it does' } : null),
      }
    if (part === 'payload') {
      const carriedIn = (policy: Policy) => own(own(policy.events, id)?.payload, field)
      const newer = carriedIn(after)
      const name =
        newer === undefined
          ? carriedTitle(before, field, carriedIn(before) as PayloadField)
          : carriedTitle(after, field, newer)
      return {
        what: 'event',
        noun,
        name: `“${name}”`,
        within,
        depth: 4,
        say: payloadWords,
      }
    }
    const name = `“${factTitle(own(after.facts, field) === undefined ? before : after, field)}”`
    return {
      what: 'event',
      noun,
      name,
      within,
      depth: 4,
      say: effectWords(part, field),
    }
  },
  machines: (way, after, before) => {
    const [, id = ''] = way
    const { depth, noun, within } = regionOrState(way, after, before)
    const special: Section['special'] = ([key, event, ...rest]) => {
      if (key === 'on' && event !== undefined && rest.length === 0) {
        const { title } = (own(after.events, event) ?? own(before.events, event)) as EventDeclaration
        const say: Place['say'] = (policy, value) =>
          transitionsWords(policy, id, value as string | Transition | readonly Transition[])
        return { aspect: `where “${title}” leads`, say }
      }
      if (key === 'initial')
        return {
          say: (policy, value) => transitionsWords(policy, id, value as string | readonly Transition[]),
        }
      return key === 'entry' ? { say: doneWords } : null
    }
    return {
      what: 'machine',
      noun,
      name: '',
      within,
      depth,
      say: () => '',
      special,
    }
  },
  review: ([, part, id], after, before) => {
    if (part !== 'triggers') return null
    // What lies inside is told only where both have it: else it comes or goes as a whole.
    const { title } = [after, before]
      .flatMap(({ review }) => (review as NonNullable<Policy['review']>).triggers)
      .find((each) => each.id === id) as ReviewTrigger
    return {
      what: 'review',
      noun: 'reason for a review',
      name: `“${title}”`,
      depth: 3,
      say: () => '',
    }
  },
  deselection: ([, part, id], after, before) => {
    if (part !== 'reasons' && part !== 'suggestions') return null
    const { title } = [after, before]
      .flatMap(({ deselection }): readonly Titled[] => (deselection as Deselection)[part])
      .find((each) => each.id === id) as Titled
    const noun = part === 'reasons' ? 'reason for deselection' : 'suggestion of deselection'
    const name = `“${title}”`
    const special: Section['special'] = ([key]) => {
      if (key === 'condition') return { aspect: 'where it is made', say: conditionWords, verbs: madeWhere }
      return key === 'held' ? { aspect: 'what must have been held', say: heldWords } : null
    }
    return { what: 'deselection', noun, name, depth: 3, say: () => '', special }
  },
}

type Deselection = NonNullable<Policy['deselection']>
type Titled = Deselection['reasons'][number]

const madeWhere = ['it was made where', 'It is now made where'] as const

function conditionWords(policy: Policy, value: unknown): string {
  return phraseCondition(policy, value as Condition)
}

function heldWords(policy: Policy, value: unknown): string {
  const { decision, outcome, months } = value as Held
  const parameter = parameterOf(months)
  const length = parameter === null ? months : (policy.parameters[parameter] as Parameter).value
  return `“${outcomeWords(policy, decision, outcome)}” for ${measure(Number(length), 'months')}`
}

const effects: { readonly [part: string]: string } = {
  payload: 'what it carries:',
  set: 'what it sets:',
  append: 'what it adds to:',
  close: 'what it closes in:',
}

function effectWords(part: string, fact: string): Place['say'] {
  if (part === 'set') return (policy, value) => eventValueWords(policy, fact, value as EventValue)
  if (part === 'append') return (policy, value) => appendWords(policy, fact, value as EventValue)
  return (policy, value) => `“${fieldTitle(policy, fact, String(value))}”`
}

/** What a payload field is called: by itself, else as what it is typed as. */
function carriedTitle(policy: Policy, name: string, field: PayloadField): string {
  if (field.title !== undefined || !('fact' in field)) return field.title ?? name
  return field.field === undefined
    ? factTitle(policy, field.fact)
    : fieldTitle(policy, field.fact, field.field)
}

function payloadWords(policy: Policy, value: unknown): string {
  const field = value as PayloadField
  const optional = field.optional === true ? ', may be left out' : ''
  if (!('type' in field)) {
    const of = field.field === undefined ? '' : `, field “${field.field}”`
    const only =
      field.values === undefined
        ? ''
        : `, only ${listed(
            field.values.map((each) => `“${each}”`),
            'or',
          )}`
    return `as “${factTitle(policy, field.fact)}”${of}${only}${optional}`
  }
  switch (field.type) {
    case 'text':
      return `a short text${optional}`
    case 'id':
      return `a ${field.of.replaceAll('-', ' ')}${optional}`
    case 'matrix':
      return `a score for each item of the matrix${optional}`
    case 'facts':
      return `facts that were not known${optional}`
    case 'boolean':
    case 'number':
    case 'choice':
    case 'day': {
      const or =
        field.or === undefined
          ? ''
          : ` or ${listed(
              field.or.map((each) => `“${each}”`),
              'or',
            )}`
      return `${declarationWords(field)}${or}${optional}`
    }
  }
}

function doneWords(policy: Policy, value: unknown): string {
  return actionsWords(policy, value as readonly Action[])
}

type Inside = Region | StateDeclaration | undefined

/** The innermost region or state that a way leads to, within those around it. */
function regionOrState(
  way: readonly string[],
  after: Policy,
  before: Policy,
): { depth: number; noun: string; within: string } {
  const [, id = ''] = way
  let inside: Inside[] = [own(after.machines, id), own(before.machines, id)]
  const isParallel = inside.some((each) => each !== undefined && 'type' in each && each.type === 'parallel')
  let noun = `process ${titleOf(inside, id)}`
  let within = ''
  let depth = 2
  for (let name = way[3]; way[depth] === 'states' && name !== undefined; name = way[depth + 1]) {
    within += `${noun}, `
    inside = inside.map((each) =>
      own(each?.states as { readonly [state: string]: StateDeclaration } | undefined, name),
    )
    noun = `${depth === 2 && isParallel ? 'part' : 'state'} ${titleOf(inside, name)}`
    depth += 2
  }
  return { depth, noun, within }
}

function titleOf(inside: readonly Inside[], id: string): string {
  return `“${inside.find((each) => each?.meta?.title !== undefined)?.meta?.title ?? id}”`
}
