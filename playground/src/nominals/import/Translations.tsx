import type { Policy } from '@iom-rules/core'
import { Details } from '../../design/Details.tsx'
import { factTitle } from '../../words/facts.ts'
import { numberInWords } from '../../words/numbers.ts'
import type { Checked } from './plan.ts'

interface TranslationsProps {
  readonly policy: Policy
  readonly translations: Checked['translations']
}

/** How what stands in the file is read, where it is not written as the policy writes it. */
export function Translations({ policy, translations }: TranslationsProps) {
  const read = Object.entries(translations).filter(([, list]) => list.length > 0)
  if (read.length === 0) return null
  return (
    <Details summary="How values are read">
      <dl className="translations">
        {read.map(([fact, list]) => (
          <div key={fact} className="translations__fact">
            <dt>{factTitle(policy, fact)}</dt>
            <dd>
              {list.map(({ from, to, cells }) => `“${from}” as ${to} (${numberInWords(cells)})`).join('; ')}
            </dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}
