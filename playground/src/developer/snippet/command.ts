import { decide } from '@iom-rules/core'
import { csvText } from '../../files/csv.ts'
import { literal, type Asked, type Snippet } from './snippet.ts'

/** On the command line: the nominal in a file, the answer as a line of CSV. */
export function commandLine({ policy, nominal, asAt, decision, policyFile }: Asked): Snippet {
  const text = `npx iom-rules assess --policy ${policyFile} --as-at ${asAt} --input nominal.json --decision ${decision} --answers --format csv`
  const answer = decide(policy, nominal, { asAt, decisions: [decision] })[decision]
  const cells =
    answer === undefined
      ? []
      : 'outcomes' in answer
        ? [answer.outcomes, answer.possible]
        : [answer.outcome, answer.certainty, answer.possible, answer.rule]
  const columns =
    cells.length === 2
      ? [decision, `${decision}.possible`]
      : [decision, `${decision}.certainty`, `${decision}.possible`, `${decision}.rule`]
  const rows = [
    ['ref', 'area', 'asAt', ...columns, 'policy'],
    [nominal.ref, nominal.area, asAt, ...cells, `${policy.id}@${policy.version}`],
  ]
  return {
    file: 'assess.sh',
    text: `${text}\n`,
    install: null,
    run: text,
    beside: { name: 'nominal.json', text: `${literal(nominal)}\n` },
    readsPolicy: true,
    prints: { kind: 'text', text: csvText(rows).replaceAll('\r\n', '\n').trimEnd() },
  }
}
