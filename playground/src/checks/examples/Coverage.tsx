import { phraseCondition, type Policy } from '@iom-rules/core'
import { Details } from '../../design/Details.tsx'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { factTitle, withUnit } from '../../words/facts.ts'
import { count, numberInWords } from '../../words/numbers.ts'
import type { Boundary, ExamplesRun } from '../../work/task.ts'
import { ruleTitle, unitOf, untouchedRules } from './coverage.ts'

/** Which rules and figures of the policy the examples touch. */
export function Coverage({ policy, run }: { policy: Policy; run: ExamplesRun }) {
  const untouched = untouchedRules(run)
  const rules = Object.values(run.rules).reduce((sum, ofDecision) => sum + Object.keys(ofDecision).length, 0)
  return (
    <section aria-labelledby="coverage-heading" className="checks__group">
      <h2 className="govuk-heading-m" id="coverage-heading">
        What they touch
      </h2>
      <p className="govuk-body">
        {untouched.length === 0
          ? `Each of the ${count(rules, 'rule', 'rules')} decides some example.`
          : `${numberInWords(rules - untouched.length)} of ${count(rules, 'rule', 'rules')} decide some example. No example is decided by:`}
      </p>
      {untouched.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {untouched.map(({ decision, rule }) => (
            <li key={`${decision} ${rule}`}>
              {policy.decisions[decision]?.title ?? decision}: {ruleTitle(policy, decision, rule)}
            </li>
          ))}
        </ul>
      )}
      <Details plain summary="Rule by rule">
        <RuleCounts policy={policy} run={run} />
      </Details>
      <Details plain summary="Figure by figure: how near the examples come">
        <Boundaries policy={policy} boundaries={run.boundaries} />
        <p className="govuk-body-s">
          Windows of months, lists and days are tried below: by one month more or less, one value more or
          fewer.
        </p>
      </Details>
    </section>
  )
}

function RuleCounts({ policy, run }: { policy: Policy; run: ExamplesRun }) {
  return (
    <ScrollRegion label="Examples by rule">
      <table className="govuk-table coverage">
        <caption className="govuk-visually-hidden">In how many examples each rule decides</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Decision
            </th>
            <th scope="col" className="govuk-table__header">
              Rule
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Examples
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {Object.entries(run.rules).flatMap(([decision, rules]) =>
            Object.entries(rules).map(([rule, examples]) => (
              <tr key={`${decision} ${rule}`} className="govuk-table__row">
                <td className="govuk-table__cell">{policy.decisions[decision]?.title ?? decision}</td>
                <th scope="row" className="govuk-table__header">
                  {ruleTitle(policy, decision, rule)}
                </th>
                <td className="govuk-table__cell govuk-table__cell--numeric">
                  {examples === 0 ? <strong>none</strong> : numberInWords(examples)}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Boundaries({ policy, boundaries }: { policy: Policy; boundaries: readonly Boundary[] }) {
  if (boundaries.length === 0) return <p className="govuk-body">No rule compares a fact with a figure.</p>
  return (
    <ScrollRegion label="Examples by figure">
      <table className="govuk-table coverage">
        <caption className="govuk-visually-hidden">
          For each figure, the nearest values among the examples on both sides of it
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Fact', 'What a rule asks', 'Nearest that meets it', 'Nearest that does not'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {boundaries.map(({ test, met, unmet }) => (
            <tr key={JSON.stringify(test)} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {factTitle(policy, test.fact)}
              </th>
              <td className="govuk-table__cell">
                {phraseCondition(policy, {
                  fact: test.fact,
                  operator: test.operator,
                  value: test.from === undefined ? test.required : { fact: `parameter.${test.from}` },
                })}
              </td>
              {[met, unmet].map((value, at) => (
                <td key={at} className="govuk-table__cell">
                  {value === null ? <strong>none</strong> : withUnit(value, unitOf(policy, test.fact))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
