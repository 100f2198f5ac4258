import { useState } from 'react'
import type { Policy, Reading } from '@iom-rules/core'
import type { ReadingEffect } from '@iom-rules/core/analysis'
import { Radios } from '../../design/Choices.tsx'
import { Tag } from '../../design/Tag.tsx'
import { useChange, usePolicies } from '../../draft/DraftProvider.tsx'
import { readingEdit } from '../../draft/readings.ts'
import { count } from '../../words/numbers.ts'
import { Quotation } from '../../sources/Quotation.tsx'
import { OtherReading } from './OtherReading.tsx'

/** Words of the register that say too little by themselves. */
const kindWords: { readonly [kind: string]: string } = {
  undefined: 'Not defined',
  gap: 'Nothing is said',
  ambiguity: 'More than one meaning',
  overlap: 'Two definitions at once',
  inconsistency: 'The documents disagree',
  boundary: 'Edge of a definition',
  'human input': 'A person has to decide',
  typo: 'Slip of the pen',
  context: 'Background',
}

const doesNotGoTogether =
  'This draft has changed what the reading would change, so it cannot be switched here. Reset those rules or parameters first'

interface ReadingEntryProps {
  readonly policy: Policy
  readonly reading: Reading
  readonly chosen: string
  readonly canSwitch: boolean
  /** What each other reading would change; `null` until it is known. */
  readonly effects: readonly ReadingEffect[] | null
  readonly people: number
}

/** One silence: what the documents say, the reading taken, the others. */
export function ReadingEntry({ policy, reading, chosen, canSwitch, effects, people }: ReadingEntryProps) {
  const { silence, title, kind, cite = [], reason, options } = reading
  const change = useChange()
  const { document } = usePolicies()
  const [fault, setFault] = useState<string>()
  const take = (option: string) => {
    const edit = readingEdit(policy.document, document, { silence, option })
    if (edit.ok) change.readingTaken({ published: policy.document, silence, option })
    setFault(edit.ok ? undefined : doesNotGoTogether)
  }
  const taken = options.find(({ id }) => id === chosen)
  const isSwitched = chosen !== reading.chosen
  return (
    <details className="govuk-details reading">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {silence}: {title}
        </span>
        {isSwitched && <Tag colour="blue">Switched in this draft</Tag>}
        {effects !== null && <span className="reading__hangs">{hangsOnIt(effects)}</span>}
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          <Tag>{kindWords[kind] ?? kind}</Tag>
        </p>
        {cite.map((citation) => (
          <Quotation
            key={`${citation.source} ${citation.line} ${citation.quote}`}
            policy={policy}
            citation={citation}
          />
        ))}
        {canSwitch ? (
          <Radios
            id={`reading-${silence}`}
            legend="Reading taken"
            legendSize="s"
            small
            choices={options.map(({ id, text, edit }) => ({
              value: id,
              text,
              disabled: edit === undefined && id !== reading.chosen,
              ...(id === reading.chosen ? { hint: 'As published' } : {}),
            }))}
            value={chosen}
            error={fault}
            onChange={take}
          />
        ) : (
          <p className="govuk-body">
            <strong>Reading taken:</strong> {taken?.text ?? chosen}
          </p>
        )}
        <p className="govuk-body">
          <strong>Why:</strong> {reason}
        </p>
        {effects !== null &&
          effects
            .filter(({ option, status }) => option !== chosen && status !== 'text')
            .map((effect) => (
              <OtherReading
                key={effect.option}
                policy={policy}
                text={options.find(({ id }) => id === effect.option)?.text ?? effect.option}
                effect={effect}
                people={people}
              />
            ))}
      </div>
    </details>
  )
}

/** In short, for the closed entry: what hangs on the reading, at most. */
function hangsOnIt(effects: readonly ReadingEffect[]): string {
  const changed = effects.filter(({ status }) => status === 'changed')
  if (changed.length === 0) return ''
  const moved = Math.max(...changed.map(({ moved }) => moved ?? 0))
  return moved === 0
    ? 'Another reading changes answers, for nobody in the caseload'
    : `Another reading changes answers for ${count(moved, 'person', 'people')}`
}
