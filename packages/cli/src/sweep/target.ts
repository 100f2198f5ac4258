import { didYouMean, type Policy } from '@iom-rules/core'
import type { Target } from '@iom-rules/core/caseload'
import { usage } from '../exit.ts'

/**
 * Reads `FIXED=12` or `HALTON.FIXED=12`: so many people with an outcome, in all or in an area.
 *
 * @param asked decisions named with `--decision`; without any, the one that has such an outcome
 */
export function readTarget(text: string, policy: Policy, asked: readonly string[]): Target {
  const found = /^(?:([^.=]+)\.)?([^.=]+)=(\d+)$/.exec(text)
  if (found === null)
    throw usage(
      `--target takes OUTCOME=NUMBER or AREA.OUTCOME=NUMBER, such as HALTON.FIXED=12, not \`${text}\`.`,
    )
  const [, area, outcome = '', count = ''] = found
  const areas = Object.keys(policy.areas)
  if (area !== undefined && !areas.includes(area))
    throw usage(
      `The policy ${policy.id} has no area \`${area}\`.`,
      didYouMean(area, areas) ?? `Areas: ${areas.join(', ')}.`,
    )
  const decisions = asked.length > 0 ? asked : Object.keys(policy.decisions)
  const outcomesOf = (decision: string) => [
    ...Object.keys(policy.decisions[decision]?.outcomes ?? {}),
    'UNDETERMINED',
    'CONFLICT',
    'SILENT',
  ]
  const plain = outcome.replace(/\?$/, '')
  const fitting = decisions.filter((decision) => outcomesOf(decision).includes(plain))
  const [decision, other] = fitting
  if (decision === undefined) {
    const all = decisions.flatMap(outcomesOf)
    throw usage(
      `No decision here has the outcome \`${plain}\`.`,
      didYouMean(plain, all) ?? `Outcomes: ${[...new Set(all)].join(', ')}.`,
    )
  }
  if (other !== undefined)
    throw usage(`\`${plain}\` is an outcome of ${fitting.join(' and ')}: name one with --decision.`)
  return { decision, outcome, count: Number(count), ...(area === undefined ? {} : { area }) }
}
