// Programs that others would write, on every door.

const facts = `{ cssScore: 1204, offences: [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }], iomTeamAgrees: true }`

/** What each door is used for. It follows imports of \`core\`, \`journey\`, … and of the policy, and ends with \`said\`. */
const body = `
const parsed = core.parsePolicy(cheshire)
if (!parsed.ok) throw new Error(parsed.issues.map((issue) => issue.message).join('; '))
const policy = parsed.value
const asAt = '2026-11-22'
const nominal = { ref: 'A', area: 'HALTON', facts: ${facts} }
const assessment = core.assess(policy, nominal, { asAt })
const { cohort } = assessment.decisions
const opened = caseload.openCaseload(policy, [nominal], { asAt })
const said = [
  cohort?.possible.join(' or '),
  core.narrate(policy, assessment, 'cohort').split('\\n')[0],
  journey.transitions(policy, { decision: 'status' }).rows.length > 0,
  analysis.verify(policy, { decisions: ['cohort'] }).filter(({ severity }) => severity === 'error').length,
  caseload.countsOf(opened, 'cohort')[0]?.text,
  interop.toSql(policy, { dialect: 'duckdb', mode: 'outcome', asAt }).sql.includes('SELECT'),
].join('; ')
`

export const said =
  'FIXED or FLEX; FLEX, provisionally: could become FIXED once the OGRS score is known.; true; 0; FLEX?; true'

const doors = /** @type {const} */ (['journey', 'analysis', 'caseload', 'interop'])

export const modules = `
import * as core from '@iom-rules/core'
${doors.map((door) => `import * as ${door} from '@iom-rules/core/${door}'`).join('\n')}
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
${body}`

export const commonjs = `
'use strict'
const core = require('@iom-rules/core')
${doors.map((door) => `const ${door} = require('@iom-rules/core/${door}')`).join('\n')}
const cheshire = require('@iom-rules/core/policies/cheshire.json')
${body}`

/** The types of it: what is right compiles, and what is wrong does not. */
export const types = `
${modules}
export const told: string = said

export const decided: core.Decided | undefined = core.decide(policy, nominal, { asAt })['cohort']
const issues: readonly core.Issue[] = core.parseNominal(policy, nominal, { asAt }).issues
export const first: string | undefined = issues[0]?.help
export const machine: journey.NominalMachine = journey.nominalMachine(policy)
export const counts: readonly caseload.AnswerCount[] = caseload.countsOf(opened, 'cohort')
export const runner: interop.RulesRunner = interop.toRulesEngine(policy)
export const findings: analysis.VerifyFinding[] = analysis.verify(policy)
export function outcomeOf(result: core.DecisionResult): string | null {
  return result.hitPolicy === 'COLLECT' ? (result.outcomes[0] ?? null) : result.outcome
}

// @ts-expect-error the day is always asked for
core.assess(policy, nominal, {})
// @ts-expect-error a policy only comes out of parsePolicy
core.assess(cheshire, nominal, { asAt })
// @ts-expect-error an assessment is not for changing
assessment.asAt = asAt
`
