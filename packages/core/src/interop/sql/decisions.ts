import type { Condition, Decision } from '../../policy/policy.ts'
import { decisionOf, isTest, namesIn } from '../../policy/references.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import { quoteText } from './dialect.ts'
import { intoLayers, type Column, type Writing } from './statement.ts'
import { joined, testSql, type Subject } from './comparison.ts'

/** Columns that say what the rules come to, as far as what is known settles it. */
export interface DecisionColumns {
  readonly layers: readonly (readonly Column[])[]
  /** Of a FIRST or UNIQUE decision: the leaf, NULL where unknown facts could matter. */
  readonly leafOf: (decision: string) => string
  /** Of a COLLECT decision, for each outcome: whether it is given; NULL likewise. */
  readonly givenOf: (decision: string, outcome: number) => string
  /** True where something is not settled. */
  readonly open: string
}

/**
 * The rules as they are written, in SQL's own three-valued logic. What that settles is so in every completion;
 * what it leaves NULL is looked at closer.
 */
export function decisionColumns(
  { policy, scope }: Writing,
  subjects: ReadonlyMap<string, Subject>,
  constants: Writing['constants'],
): DecisionColumns {
  const names = sharedNames(
    policy.conditions,
    scope.worked.map((id) => policy.decisions[id] as Decision),
  )
  const nameOf = (name: string) => `b${names.indexOf(name)}`
  const leafOf = (id: string) => `l${scope.worked.indexOf(id)}`
  const ruleOf = (id: string, at: number) => `r${scope.worked.indexOf(id)}_${at}`
  const givenOf = (id: string, at: number) => `${leafOf(id)}_${at}`
  const columns: (Column & { after: string[] })[] = []

  function conditionSql(condition: Condition, after: string[]): string {
    const inner = (part: Condition) => conditionSql(part, after)
    if ('all' in condition) return joined('AND', condition.all.map(inner))
    if ('any' in condition) return joined('OR', condition.any.map(inner))
    if ('not' in condition) return `NOT (${inner(condition.not)})`
    if (!isTest(condition)) {
      const { condition: name } = condition
      if (!names.includes(name)) return inner(policy.conditions[name] as Condition)
      if (!columns.some((column) => column.name === nameOf(name))) {
        const own: string[] = []
        const expression = conditionSql(policy.conditions[name] as Condition, own)
        columns.push({ name: nameOf(name), expression, after: own })
      }
      after.push(nameOf(name))
      return nameOf(name)
    }
    const decision = decisionOf(condition.fact)
    if (decision === null)
      return testSql(subjects.get(condition.fact) as Subject, condition.operator, condition.value, constants)
    after.push(leafOf(decision))
    const found: unknown = constants.plain(condition.value)
    const wanted = (Array.isArray(found) ? found : [found]).map(String)
    return leavesIn(
      scope.compiled.decisions.get(decision) as SingleDiagrams,
      leafOf(decision),
      wanted,
      condition.operator,
    )
  }

  const open: string[] = []
  for (const id of scope.worked) {
    const decision = policy.decisions[id] as Decision
    const rules = decision.rules.map((rule, at) => {
      const after: string[] = []
      const expression = conditionSql(rule.conditions, after)
      columns.push({ name: ruleOf(id, at), expression, after })
      return ruleOf(id, at)
    })
    if (decision.hitPolicy === 'COLLECT') {
      const { outcomes } = scope.compiled.decisions.get(id) as { outcomes: readonly string[] }
      outcomes.forEach((outcome, at) => {
        const giving = rules.filter((_, rule) => decision.rules[rule]?.event.type === outcome)
        columns.push({
          name: givenOf(id, at),
          expression: giving.length === 0 ? 'FALSE' : joined('OR', giving),
          after: giving,
        })
        // No condition asks what is collected: it is here because it is asked for.
        open.push(`${givenOf(id, at)} IS NULL`)
      })
      continue
    }
    columns.push({ name: leafOf(id), expression: leafSql(decision, rules), after: rules })
    if (scope.decisions.includes(id)) open.push(`${leafOf(id)} IS NULL`)
  }
  return { layers: intoLayers(columns), leafOf, givenOf, open: open.join(' OR ') || 'FALSE' }
}

/** The leaf that the rules lead to: the position of one, past them all, or past that for a conflict. */
function leafSql({ hitPolicy }: Decision, rules: readonly string[]): string {
  const none = rules.length
  if (none === 0) return '0'
  if (hitPolicy === 'FIRST')
    return `CASE ${rules.map((rule, at) => `WHEN ${rule} THEN ${at} WHEN ${rule} IS NULL THEN NULL`).join(' ')} ELSE ${none} END`
  const unknown = rules.map((rule) => `${rule} IS NULL`).join(' OR ')
  const met = rules.map((rule) => `CASE WHEN ${rule} THEN 1 ELSE 0 END`).join(' + ')
  return `CASE WHEN ${unknown} THEN NULL WHEN ${met} > 1 THEN ${none + 1} ${rules.map((rule, at) => `WHEN ${rule} THEN ${at}`).join(' ')} ELSE ${none} END`
}

function leavesIn(
  diagrams: SingleDiagrams,
  leaf: string,
  wanted: readonly string[],
  operator: string,
): string {
  const positive = operator === 'equal' || operator === 'in'
  const leaves = Array.from({ length: diagrams.rules.length + 2 }, (_, at) => at).filter(
    (at) => wanted.includes(diagrams.outcomes[diagrams.outcomeAt(at)] as string) === positive,
  )
  if (leaves.length === 0) return `CASE WHEN ${leaf} IS NOT NULL THEN FALSE END`
  return `${leaf} IN (${leaves.join(', ')})`
}

/** Named conditions that are used more than once: they are worked out once. */
function sharedNames(named: Readonly<Record<string, Condition>>, decisions: readonly Decision[]): string[] {
  const uses = new Map<string, number>()
  const visit = (condition: Condition): void => {
    for (const name of namesIn(condition)) {
      uses.set(name, (uses.get(name) ?? 0) + 1)
      if (uses.get(name) === 1) visit(named[name] as Condition)
    }
  }
  decisions.forEach(({ rules }) => rules.forEach(({ conditions }) => visit(conditions)))
  return [...uses].filter(([, times]) => times > 1).map(([name]) => name)
}

/** Text of a leaf: CASE over the leaves that give something. */
export function leafText(leaf: string, texts: readonly (string | null)[]): string {
  const cases = texts.flatMap((text, at) => (text === null ? [] : [`WHEN ${at} THEN ${quoteText(text)}`]))
  return cases.length === 0 ? 'NULL' : `CASE ${leaf} ${cases.join(' ')} END`
}
