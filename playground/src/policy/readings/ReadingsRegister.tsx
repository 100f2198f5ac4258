import { useMemo, useState } from 'react'
import type { Policy, Reading } from '@iom-rules/core'
import { Select } from '../../design/Select.tsx'
import { useDraft } from '../../draft/DraftProvider.tsx'
import { count } from '../../words/numbers.ts'
import { SectionHeading } from '../SectionHeading.tsx'
import { ReadingEntry } from './ReadingEntry.tsx'

const shows = {
  switchable: 'Those that can be switched here',
  changed: 'Those switched in this draft',
  all: 'All',
} as const

type Show = keyof typeof shows

/** Every silence of the documents, the reading taken, and another one where there is one. */
export function ReadingsRegister({ policy }: { policy: Policy }) {
  const taken = useDraft((draft) => draft.readings)
  const [show, setShow] = useState<Show>('switchable')
  const shown = useMemo(
    () =>
      policy.readings.filter((reading) => {
        if (show === 'all') return true
        return show === 'changed' ? taken[reading.silence] !== undefined : canSwitch(reading)
      }),
    [policy, show, taken],
  )
  return (
    <section aria-labelledby="section-readings" className="readings">
      <SectionHeading section="readings">Readings</SectionHeading>
      <p className="govuk-body">
        The documents are silent or unclear in {count(policy.readings.length, 'place', 'places')}. Each has
        the reading this policy takes and the reason; where another reading would change the policy, you can
        switch to it.
      </p>
      <Select
        id="readings-show"
        label="Show"
        choices={Object.entries(shows).map(([value, text]) => ({ value, text }))}
        value={show}
        onChange={(value) => setShow(value as Show)}
      />
      <p className="govuk-body-s" role="status">
        {count(shown.length, 'reading', 'readings')} shown.
      </p>
      {shown.map((reading) => (
        <ReadingEntry
          key={reading.silence}
          policy={policy}
          reading={reading}
          chosen={taken[reading.silence] ?? reading.chosen}
          canSwitch={canSwitch(reading)}
        />
      ))}
    </section>
  )
}

function canSwitch({ options, chosen }: Reading): boolean {
  return options.some(({ id, edit }) => id !== chosen && edit !== undefined)
}
