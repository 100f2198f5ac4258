import { isDay } from '../vocabulary/day.ts'
import { fault, pointer, whichOf, type Issue } from '../vocabulary/issue.ts'
import { conditionIssues, namingIssues } from './check-conditions.ts'
import { eventIssues } from './check-events.ts'
import { machineIssues } from './check-machines.ts'
import { declarationIssues } from './check-facts.ts'
import { nominalIssues } from './nominal.ts'
import { filledIn } from './fill.ts'
import type { Citation, Decision, Example, FlatDocument, PolicyDocument } from './policy.ts'
import { decisionOf, own, testsIn } from './references.ts'
import { shown } from './shape.ts'

type Path = readonly (string | number)[]

/** Everything wrong with a flat document whose shape is right: names, fits, circles, days, examples. */
export function documentIssues(given: PolicyDocument): Issue[] {
  const document = filledIn(given)
  const issues = [
    ...dayIssues(document),
    ...declarationIssues(document),
    ...Object.entries(document.conditions).flatMap(([name, condition]) =>
      rootIssues(document, condition, ['conditions', name]),
    ),
    ...document.assumptions.flatMap((assumption, at) =>
      conditionIssues(document, assumption.condition, ['assumptions', at, 'condition']),
    ),
    ...duplicates(
      document.assumptions.map((assumption) => assumption.id),
      ['assumptions'],
      'assumptions',
    ),
    ...Object.entries(document.decisions).flatMap(([id, decision]) =>
      decisionIssues(document, decision, ['decisions', id]),
    ),
    ...(document.deselection?.suggestions.flatMap(({ condition }, at) =>
      condition === undefined
        ? []
        : conditionIssues(document, condition, ['deselection', 'suggestions', at, 'condition']),
    ) ?? []),
    ...citationIssues(document),
    ...readingIssues(document),
    ...resourceIssues(document),
    ...eventIssues(document),
    ...machineIssues(document),
  ]
  if (issues.length > 0) return issues
  // Circles of names first: following decisions would follow them for ever.
  const circles = namingIssues(document)
  if (circles.length > 0) return circles
  const decisions = circularDecisions(document)
  if (decisions.length > 0) return decisions
  return document.examples.flatMap((example, at) => exampleIssues(document, example, ['examples', at]))
}

function rootIssues(document: FlatDocument, condition: unknown, path: Path): Issue[] {
  if (typeof condition === 'object' && condition !== null && 'fact' in condition) {
    const help = 'json-rules-engine needs a group there: put the test inside `all`.'
    return [fault('wrong-shape', pointer(path), 'A bare test cannot stand alone here.', help)]
  }
  return conditionIssues(document, condition, path)
}

function decisionIssues(document: FlatDocument, decision: Decision, path: Path): Issue[] {
  const outcomes = Object.keys(decision.outcomes)
  const issues = duplicates(
    decision.rules.map((rule) => rule.name),
    [...path, 'rules'],
    'rules',
  )
  const known = (outcome: string, at: Path): Issue[] =>
    outcomes.includes(outcome)
      ? []
      : [
          fault(
            'unknown-outcome',
            pointer(at),
            `\`${outcome}\` is not an outcome of this decision.`,
            whichOf(outcome, outcomes),
          ),
        ]
  for (const [outcome, { mayBeProvisional = [] }] of Object.entries(decision.outcomes)) {
    if (outcome === 'SILENT' || outcome === 'CONFLICT') {
      issues.push(
        fault(
          'reserved-name',
          pointer([...path, 'outcomes', outcome]),
          `\`${outcome}\` has a meaning of its own.`,
          'Choose another name.',
        ),
      )
    }
    mayBeProvisional.forEach((other, at) =>
      issues.push(...known(other, [...path, 'outcomes', outcome, 'mayBeProvisional', at])),
    )
  }
  decision.rules.forEach((rule, at) => {
    const place = [...path, 'rules', at]
    if (rule.name === 'otherwise') {
      issues.push(
        fault(
          'reserved-name',
          pointer([...place, 'name']),
          'A rule cannot be called `otherwise`.',
          'Use the key `otherwise` of the decision.',
        ),
      )
    }
    // Where a policy extends another, rules have been put where they belong by now.
    for (const side of ['before', 'after'] as const)
      if (rule[side] !== undefined)
        issues.push(
          fault(
            'unknown-key',
            pointer([...place, side]),
            'Only in a policy that extends another does a rule say where it goes.',
            `Take \`${side}\` out: rules stand in the order of the list.`,
          ),
        )
    issues.push(...known(rule.event.type, [...place, 'event', 'type']))
    issues.push(...rootIssues(document, rule.conditions, [...place, 'conditions']))
  })
  if (decision.otherwise === undefined) return issues
  if (decision.hitPolicy === 'COLLECT') {
    issues.push(
      fault(
        'otherwise-does-not-fit',
        pointer([...path, 'otherwise']),
        'A decision that collects outcomes has no `otherwise`.',
        'Take it out: where no rule is met, nothing applies.',
      ),
    )
  }
  return [...issues, ...known(decision.otherwise.outcome, [...path, 'otherwise', 'outcome'])]
}

function duplicates(names: readonly string[], path: Path, nouns: string): Issue[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [
          fault(
            'duplicate-name',
            pointer([...path, at]),
            `There are two ${nouns} \`${name}\`.`,
            'Give one another name.',
          ),
        ],
  )
}

function circularDecisions(document: FlatDocument): Issue[] {
  const decisions = document.decisions
  const named = document.conditions
  const done = new Set<string>()
  const issues: Issue[] = []
  const visit = (id: string, open: readonly string[]): void => {
    if (done.has(id)) return
    if (open.includes(id)) {
      const circle = [...open.slice(open.indexOf(id)), id].join(' → ')
      issues.push(
        fault(
          'circular-decision',
          pointer(['decisions', id]),
          `Decisions test each other in a circle: ${circle}.`,
          'Break the circle.',
        ),
      )
      return
    }
    for (const rule of (decisions[id] as Decision).rules) {
      for (const test of testsIn(rule.conditions, named)) {
        const tested = decisionOf(test.fact)
        if (tested !== null) visit(tested, [...open, id])
      }
    }
    done.add(id)
  }
  for (const id of Object.keys(decisions)) visit(id, [])
  return issues
}

function citationIssues(document: FlatDocument): Issue[] {
  const issues: Issue[] = []
  const known = Object.keys(document.sources)
  for (const { citation, path } of citationsOf(document)) {
    if (known.includes(citation.source)) continue
    issues.push(
      fault(
        'unknown-source',
        `${path}/source`,
        `There is no source \`${citation.source}\`.`,
        whichOf(citation.source, known),
      ),
    )
  }
  return issues
}

/** Every citation in a document, with its place. */
export function* citationsOf(value: unknown, path = ''): Generator<{ citation: Citation; path: string }> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    const place = `${path}${pointer([key])}`
    if (key === 'cite' && Array.isArray(member)) {
      for (const [at, citation] of (member as Citation[]).entries())
        yield { citation, path: `${place}/${at}` }
    } else yield* citationsOf(member, place)
  }
}

function readingIssues(document: FlatDocument): Issue[] {
  const readings = document.readings
  const issues = duplicates(
    readings.map((reading) => reading.silence),
    ['readings'],
    'readings of',
  )
  readings.forEach((reading, at) => {
    const options = reading.options.map((option) => option.id)
    issues.push(...duplicates(options, ['readings', at, 'options'], 'options'))
    if (options.includes(reading.chosen)) return
    issues.push(
      fault(
        'unknown-option',
        pointer(['readings', at, 'chosen']),
        `There is no option \`${reading.chosen}\`.`,
        whichOf(reading.chosen, options),
      ),
    )
  })
  return issues
}

function resourceIssues(document: FlatDocument): Issue[] {
  if (document.resources === undefined) return []
  const { decision, minimum } = document.resources
  const tested = own(document.decisions, decision)
  if (tested === undefined) {
    return [
      fault(
        'unknown-decision',
        '/resources/decision',
        `There is no decision \`${decision}\`.`,
        whichOf(decision, Object.keys(document.decisions)),
      ),
    ]
  }
  const outcomes = Object.keys(tested.outcomes)
  return Object.keys(minimum)
    .filter((outcome) => !outcomes.includes(outcome))
    .map((outcome) =>
      fault(
        'unknown-outcome',
        pointer(['resources', 'minimum', outcome]),
        `\`${outcome}\` is not an outcome of \`${decision}\`.`,
        whichOf(outcome, outcomes),
      ),
    )
}

function dayIssues(document: FlatDocument): Issue[] {
  const days: [string | undefined, Path][] = [
    [document.inForce.from, ['inForce', 'from']],
    [document.inForce.until, ['inForce', 'until']],
    ...Object.entries(document.sources).map(([id, source]): [string | undefined, Path] => [
      source.published,
      ['sources', id, 'published'],
    ]),
    ...(['examples', 'acceptances', 'signOffs', 'changes'] as const).flatMap((key) =>
      (document[key] ?? []).map((entry, at): [string | undefined, Path] =>
        'asAt' in entry ? [entry.asAt, [key, at, 'asAt']] : [entry.on, [key, at, 'on']],
      ),
    ),
  ]
  const issues = days
    .filter(([day]) => day !== undefined && !isDay(day))
    .map(([day, path]) =>
      fault(
        'wrong-day',
        pointer(path),
        `${shown(day)} is not a day that exists.`,
        'Write a day as `2026-11-22`.',
      ),
    )
  const { from, until = from } = document.inForce
  if (until < from) {
    issues.push(
      fault(
        'wrong-order',
        '/inForce/until',
        `The policy ends on ${until}, before it begins on ${from}.`,
        'Check both days.',
      ),
    )
  }
  return issues
}

function exampleIssues(document: FlatDocument, example: Example, path: Path): Issue[] {
  const nominal = { ref: 'EXAMPLE', facts: example.facts, area: example.area }
  const place = pointer(path)
  const issues = nominalIssues(document, nominal, example.asAt).map((issue) => ({
    ...issue,
    path: place + issue.path,
  }))
  if (example.assume !== undefined) {
    const assumed = nominalIssues(document, { ref: 'EXAMPLE', facts: example.assume }, example.asAt)
    issues.push(
      ...assumed.map((issue) => ({ ...issue, path: place + issue.path.replace('/facts', '/assume') })),
    )
  }
  for (const [id, expectation] of Object.entries(example.expect)) {
    const decision = document.decisions[id]
    if (decision === undefined) {
      issues.push(
        fault(
          'unknown-decision',
          pointer([...path, 'expect', id]),
          `There is no decision \`${id}\`.`,
          whichOf(id, Object.keys(document.decisions)),
        ),
      )
      continue
    }
    const outcomes = [...Object.keys(decision.outcomes), 'SILENT', 'CONFLICT']
    for (const key of ['outcomes', 'matches', 'possible'] as const) {
      for (const outcome of expectation[key] ?? []) {
        if (outcomes.includes(outcome)) continue
        issues.push(
          fault(
            'unknown-outcome',
            pointer([...path, 'expect', id, key]),
            `\`${outcome}\` is not an outcome of \`${id}\`.`,
            whichOf(outcome, outcomes),
          ),
        )
      }
    }
  }
  return issues
}
