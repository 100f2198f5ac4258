import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine'
import type { Condition, Facts, Policy } from '@iom-rules/core'
import { dayByDigits, deriveByHand, type Today } from './handwritten.ts'

type Answers = Readonly<Record<string, string | readonly string[]>>

/** zen-engine with a decision table for each decision, in its own JSON: one call each, or one for an array. */
export function zenEngine(policy: Policy): {
  readonly one: (context: object) => Promise<Answers>
  readonly all: (contexts: readonly object[]) => Promise<readonly Answers[]>
} {
  const content = chain(tablesOf(policy))
  const compiled = new ZenDecisionContent(content)
  const engine = new ZenEngine({ loader: () => Promise.resolve(compiled) })
  const one = engine.createDecision(content)
  const all = engine.createDecision(
    chain([
      {
        ...placed('every', 'decisionNode'),
        content: {
          key: 'policy',
          executionMode: 'loop',
          inputField: 'people',
          outputPath: 'people',
          passThrough: false,
        },
      },
    ]),
  )
  return {
    one: async (context) => read((await one.evaluate(context)).result as object),
    all: async (people) =>
      ((await all.evaluate({ people })).result as { people: object[] }).people.map((result) => read(result)),
  }
}

/** The facts as numbers and words, with what lists come to and days as numbers worked out by hand. */
export function zenContext(facts: Facts, today: Today): object {
  const { recentListed, onRecord, severity } = deriveByHand(facts, today, dayByDigits)
  const { offences: _offences, custodyPeriods: _periods, needs: _needs, ...plain } = facts
  return {
    ...plain,
    cssScore: severity,
    recentListedOffence: recentListed,
    listedOffenceOnRecord: onRecord,
    sentenceMonths: facts['sentenceMonths'] === 'NONE' ? -1 : facts['sentenceMonths'],
    releaseDate: facts['releaseDate'] === 'NONE' ? null : dayByDigits(facts['releaseDate']),
    asAt: today.asAt,
    inSixMonths: today.inSixMonths,
  }
}

/** The answers alone: a list of what is collected. */
function read(result: object): Answers {
  const answers: Record<string, string | readonly string[]> = {}
  for (const [key, value] of Object.entries(result as Readonly<Record<string, unknown>>)) {
    if (Array.isArray(value)) answers[key] = value.map((each: object) => String(Object.values(each)[0]))
    else if (typeof value === 'string') answers[key] = value
  }
  return answers
}

function placed(id: string, type: string) {
  return { id, name: id, type, position: { x: 0, y: 0 } }
}

function chain(middle: readonly (ReturnType<typeof placed> & { readonly content: object })[]) {
  const nodes = [placed('in', 'inputNode'), ...middle, placed('out', 'outputNode')]
  const edges = nodes.slice(1).map((node, at) => ({
    id: `edge ${at}`,
    type: 'edge',
    sourceId: nodes[at]?.id,
    targetId: node.id,
  }))
  return { nodes, edges }
}

function tablesOf(policy: Policy) {
  const tested = (id: string) => JSON.stringify(policy.document).includes(`"decision.${id}"`)
  const ids = Object.keys(policy.decisions).sort((a, b) => Number(tested(b)) - Number(tested(a)))
  return ids.map((id) => {
    const { rules = [], hitPolicy, otherwise } = policy.decisions[id] ?? {}
    const rows = rules.map(({ conditions, event }) => [textOf(policy, conditions), event.type])
    if (otherwise !== undefined) rows.push(['', otherwise.outcome])
    const isCollected = hitPolicy === 'COLLECT'
    return {
      ...placed(id, 'decisionTableNode'),
      content: {
        hitPolicy: isCollected ? 'collect' : 'first',
        inputs: [{ id: 'when', name: 'When', field: '' }],
        outputs: [{ id: 'outcome', name: id, field: id }],
        rules: rows.map(([when, outcome], at) => ({ _id: `${at}`, when, outcome: JSON.stringify(outcome) })),
        ...(isCollected ? { outputPath: id } : {}),
        passThrough: true,
        executionMode: 'single',
      },
    }
  })
}

const operators: Readonly<Record<string, string>> = {
  equal: '==',
  notEqual: '!=',
  greaterThanInclusive: '>=',
  greaterThan: '>',
  in: 'in',
}

function textOf(policy: Policy, condition: Condition): string {
  if ('all' in condition) return joined(policy, condition.all, ' and ')
  if ('any' in condition) return joined(policy, condition.any, ' or ')
  if ('not' in condition) return `not(${textOf(policy, condition.not)})`
  if ('condition' in condition) return textOf(policy, policy.conditions[condition.condition] as Condition)
  const fact = condition.fact.replace('decision.', '')
  if (condition.operator === 'withinNextMonths') return `(${fact} != null and ${fact} <= inSixMonths)`
  if (condition.operator === 'onOrBefore') return `(${fact} != null and ${fact} <= asAt)`
  if (condition.operator === 'onOrAfter') return `(${fact} != null and ${fact} >= asAt)`
  const operator = operators[condition.operator]
  if (operator === undefined) throw new Error(`No expression for ${condition.operator}`)
  return `(${fact} ${operator} ${valueText(policy, condition.value)})`
}

function joined(policy: Policy, parts: readonly Condition[], by: string): string {
  return `(${parts.map((part) => textOf(policy, part)).join(by)})`
}

function valueText(policy: Policy, value: unknown): string {
  const isParameter = typeof value === 'object' && value !== null && 'fact' in value
  return JSON.stringify(
    isParameter ? policy.parameters[String(value.fact).replace('parameter.', '')]?.value : value,
  )
}
