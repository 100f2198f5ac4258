import type { Day } from '../../vocabulary/day.ts'
import type { Decision, Parameter, Policy } from '../../policy/policy.ts'
import { fieldTestsIn, parameterOf, parameterPrefix, testsIn } from '../../policy/references.ts'
import { examplesTellApart } from '../examples-apart.ts'
import { apart } from '../comparison/moves.ts'
import { sameDecision } from '../same.ts'
import { listed, measure } from '../../explanation/words.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { DecisionFinding } from '../finding.ts'
import { withExample } from '../scope.ts'
import { figuresFor, figuresOutside, withFigure, type Figure } from './alternatives.ts'

/** Decisions that a parameter bears on: through their conditions, or through facts they test. */
export function decisionsReading(policy: Policy, parameter: string): string[] {
  const isRead = (value: unknown) => parameterOf(value) === parameter
  return Object.entries(policy.decisions)
    .filter(([, { rules }]) =>
      rules.some(({ conditions }) =>
        [...testsIn(conditions, policy.conditions)].some(
          ({ fact, value }) =>
            isRead(value) ||
            [...fieldTestsIn(policy.derived[fact]?.where)].some((test) => isRead(test.value)),
        ),
      ),
    )
    .map(([id]) => id)
    .sort()
}

/** Parameters of which no value within their bounds changes any decision. */
export function vacuousIn(policy: Policy, parameter: string, asAt: Day, budget: number): DecisionFinding[] {
  const declared = policy.parameters[parameter] as Parameter
  const reading = decisionsReading(policy, parameter)
  const finding = (message: string, help: string): DecisionFinding[] => [
    {
      code: 'vacuous-parameter',
      severity: 'warning',
      parameter,
      path: pointer(['parameters', parameter]),
      message,
      help,
    },
  ]
  if (reading.length === 0) {
    if (isReadElsewhere(policy, parameter)) return []
    return finding(
      `“${declared.title}” changes nothing: nothing in the policy reads it.`,
      'Use it in a condition, or say in its note what it is kept for and accept this.',
    )
  }
  const shows = (value: Figure) =>
    reading.some((id) => examplesTellApart(policy, withFigure(policy, parameter, value), id))
  const changes = (value: Figure) =>
    reading.some((id) => !sameDecision(policy, withFigure(policy, parameter, value), id, asAt, budget))
  const figures = figuresFor(policy, parameter, asAt)
  // One example that comes out otherwise is proof enough, and soon found; that none does proves nothing.
  if (figures.some(shows) || figures.some(changes)) return []
  const outside = figuresOutside(policy, parameter).find(changes)
  const titles = listed(reading.map((id) => `“${(policy.decisions[id] as Decision).title}”`))
  if (outside === undefined) {
    return finding(
      `“${declared.title}” changes nothing in ${titles}, whatever value it has.`,
      'What it is compared with is decided by something else. Check the conditions that use it.',
    )
  }
  const witness = reading
    .map((id) => apart(policy, withFigure(policy, parameter, outside), id, asAt, budget))
    .find((each) => each !== null)
  return finding(
    `“${declared.title}” changes nothing in ${titles} within its bounds; ${measure(outside, declared.unit)} would, and is outside them.`,
    'Widen the bounds, or take the parameter out.',
  ).map((each) => withExample(each, witness))
}

/** Does the process, the share of resources or a suggestion read it? */
function isReadElsewhere(policy: Policy, parameter: string): boolean {
  const {
    parameters: _own,
    readings: _readings,
    examples: _examples,
    tables: _tables,
    ...rest
  } = policy.document
  return JSON.stringify(rest).includes(`"${parameterPrefix}${parameter}"`)
}
