import type { Citation, Decision, HitPolicy, Policy, Rule, Source } from '../../policy/policy.ts'
import { outcomesInOrder, own } from '../../policy/references.ts'
import { inSentence, listed, outcomeWords } from '../words.ts'
import { phraseCondition, phraseRule } from '../phrase.ts'
import { aspectOf, quoted, textWords } from './aspects.ts'
import { sectionOf } from './sections.ts'
import type { Place, Section } from './section.ts'

type Way = readonly string[]

/** The place that a way of names leads to, in the words of the policy after, else of the one before. */
export function placeOf(way: Way, before: Policy, after: Policy): Place {
  const cited = way.indexOf('cite')
  if (cited >= 0) {
    const { what: _, verbs: __, member: ___, ...inner } = placeOf(way.slice(0, cited), before, after)
    return {
      ...inner,
      what: 'citation',
      aspect: 'source',
      say: (policy, value) => citationWords(policy, value as Citation),
    }
  }
  return way[0] === 'decisions' && way.length > 1
    ? decisionPlace(way, before, after)
    : sectionPlace(way, sectionOf(way, before, after))
}

function citationWords(policy: Policy, { source, line, quote }: Citation): string {
  return `${(policy.sources[source] as Source).title}, line ${line}, ${quoted(quote)}`
}

function sectionPlace(way: Way, section: Section): Place {
  const { noun, name, within = '', depth, say } = section
  const rest = way.slice(depth)
  const called = name === '' ? noun : `${noun} ${name}`
  const { what, thing = `${within}${called}`, special } = section
  const fresh = `${within}new ${called}`
  const field = special?.(rest) ?? null
  if (rest.length === 0) return { what, thing, fresh, aspect: null, say, ...field }
  return { what, thing, fresh, aspect: aspectOf(rest), say: textWords, ...field }
}

/** `Cohort`, `Cohort, rule “Meets all three criteria”`, `Cohort, outcome “FLEX”`. */
function decisionPlace([, decision = '', ...rest]: Way, before: Policy, after: Policy): Place {
  const { title } = (own(after.decisions, decision) ?? own(before.decisions, decision)) as Decision
  const plain = { decision, say: textWords }
  if (rest.length === 0) {
    const say = (policy: Policy, value: unknown) => outcomesWords(policy, decision, value as Decision)
    return {
      ...plain,
      what: 'decision',
      thing: `decision “${title}”`,
      fresh: `new decision “${title}”`,
      aspect: null,
      say,
    }
  }
  const [part, name = '', ...field] = rest
  if (part === 'rules' && rest.length > 1)
    return { ...rulePlace(decision, title, name, field, before, after), decision }
  const outcome = (policy: Policy, value: unknown) => `“${outcomeWords(policy, decision, String(value))}”`
  if (part === 'outcomes' && rest.length > 1) {
    const isThere = own(own(after.decisions, decision)?.outcomes, name) !== undefined
    const called = outcomeWords(isThere ? after : before, decision, name)
    const thing = `${title}, outcome “${called}”`
    const fresh = `${title}, new outcome “${called}”`
    const what = 'outcome'
    if (field.length === 0) return { ...plain, what, thing, fresh, aspect: null, say: () => '' }
    const member = (policy: Policy, id: string) => outcome(policy, id)
    return { ...plain, what, thing, fresh, aspect: aspectOf(field), member }
  }
  if (part === 'otherwise') {
    const thing = `${title}, what happens where no rule is met`
    const what = 'otherwise'
    const say = (policy: Policy, value: unknown) =>
      outcome(policy, (value as { readonly outcome: string }).outcome)
    if (rest.length === 1) return { ...plain, what, thing, fresh: `${thing} added`, aspect: null, say }
    if (name === 'outcome') return { ...plain, what, thing, fresh: thing, aspect: null, say: outcome }
    return { ...plain, what, thing, fresh: thing, aspect: aspectOf([name, ...field]) }
  }
  const say =
    part === 'hitPolicy' ? (_: Policy, value: unknown) => hitPolicies[value as HitPolicy] : textWords
  return { ...plain, what: 'decision', thing: title, fresh: title, aspect: aspectOf(rest), say }
}

const hitPolicies: { readonly [policy in HitPolicy]: string } = {
  FIRST: 'the first rule that is met decides',
  UNIQUE: 'at most one rule may be met',
  COLLECT: 'every rule that is met counts',
}

function outcomesWords(policy: Policy, decision: string, declared: Decision): string {
  const { rules } = declared
  const names = outcomesInOrder(declared).map((outcome) => outcomeWords(policy, decision, outcome))
  return `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}; its outcomes are ${listed(names)}`
}

function rulePlace(
  decision: string,
  title: string,
  name: string,
  field: Way,
  before: Policy,
  after: Policy,
): Place {
  const called = (ruleTitle(after, decision, name) ?? ruleTitle(before, decision, name)) as string
  const thing = `${title}, rule “${called}”`
  const fresh = `${title}, new rule “${called}”`
  const plain = { what: 'rule', thing, fresh, say: textWords }
  const [key, inner] = field
  if (key === undefined) {
    const say = (policy: Policy, value: unknown) => ruleWords(policy, decision, value as Rule)
    return { ...plain, aspect: null, say }
  }
  if (key === 'conditions') {
    const say = (policy: Policy, value: unknown) => phraseCondition(policy, value as Rule['conditions'])
    return { ...plain, what: 'condition', aspect: null, say, verbs: ['it applied if', 'It now applies if'] }
  }
  if (key === 'event' && inner === 'type') {
    const say = (policy: Policy, value: unknown) => `“${outcomeWords(policy, decision, String(value))}”`
    return { ...plain, aspect: 'outcome', say }
  }
  return { ...plain, aspect: aspectOf(key === 'event' ? field.slice(1) : field) }
}

function ruleWords(policy: Policy, decision: string, rule: Rule): string {
  const words = phraseRule(policy, decision, rule).replace(/\.$/, '')
  return rule.fallback === true ? `${words} (a fallback, for a case the sources do not define)` : words
}

function ruleTitle(policy: Policy, decision: string, name: string): string | undefined {
  const rule = own(policy.decisions, decision)?.rules.find((each) => each.name === name)
  return rule === undefined ? undefined : (rule.title ?? inSentence(rule.name))
}
