import { SummaryList } from '../../design/SummaryList.tsx'
import { listInWords } from '../../words/answers.ts'
import { dayInWords } from '../../words/days.ts'
import { count } from '../../words/numbers.ts'
import type { Opened, Start } from '../opened.ts'

/** Which policy it is, and what came with it. */
export function About({ opened, start }: { opened: Opened; start: Start }) {
  const { draft, examples } = opened
  const { title, id, version, inForce, document } = draft
  const { signOffs = [] } = document
  const until = inForce.until === undefined ? '' : ` until ${dayInWords(inForce.until)}`
  const rules = Object.values(draft.decisions).reduce((sum, decision) => sum + decision.rules.length, 0)
  const base = start.policy
  return (
    <SummaryList
      compact
      rows={[
        { key: 'policy', title: 'Policy', value: `${title} (${id} ${version})` },
        { key: 'force', title: 'In force', value: `From ${dayInWords(inForce.from)}${until}` },
        {
          key: 'holds',
          title: 'It holds',
          value: listInWords([
            count(Object.keys(draft.decisions).length, 'decision', 'decisions'),
            count(rules, 'rule', 'rules'),
            ...(examples === null ? [] : [count(examples.length, 'example', 'examples')]),
          ]),
        },
        ...(examples === null
          ? [
              {
                key: 'not',
                title: 'Not in a link',
                value: 'People, examples, reasons, and who decided, accepted or signed off',
              },
            ]
          : [
              {
                key: 'signed',
                title: 'Signed off',
                value:
                  signOffs.length === 0
                    ? 'Nobody is on record'
                    : listInWords(signOffs.map(({ by, name, on }) => `${name} for ${by}, ${dayInWords(on)}`)),
              },
            ]),
        ...(base === draft
          ? []
          : [{ key: 'base', title: 'Compared with', value: `${base.title} (${base.id} ${base.version})` }]),
      ]}
    />
  )
}
