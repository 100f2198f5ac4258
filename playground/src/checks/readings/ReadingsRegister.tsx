import { useMemo, useState, type ReactNode } from 'react'
import type { Policy, PolicyDocument, Reading } from '@iom-rules/core'
import type { ReadingEffect } from '@iom-rules/core/analysis'
import { Select } from '../../design/Select.tsx'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { switchedReadings } from '../../draft/readings.ts'
import { count } from '../../words/numbers.ts'
import { ReadingEntry } from './ReadingEntry.tsx'

const shows = {
  switchable: 'Those that can be switched here',
  matters: 'Those that make a difference to somebody',
  changed: 'Those switched in this draft',
  all: 'All',
} as const

type Show = keyof typeof shows

interface ReadingsRegisterProps {
  readonly policy: Policy
  /** What every other reading would change; `null` until it is known. */
  readonly effects: readonly ReadingEffect[] | null
  /** How many people the effects are counted over. */
  readonly people: number
  /** How far the effects are. */
  readonly status: ReactNode
}

/** Every silence of the documents, the reading taken, another one where there is one, and what hangs on it. */
export function ReadingsRegister({ policy, effects, people, status }: ReadingsRegisterProps) {
  const { document } = usePolicies()
  const switched = useMemo(() => new Set(switchedReadings(policy.document, document)), [policy, document])
  const [show, setShow] = useState<Show>('switchable')
  const bySilence = useMemo(() => groupBySilence(effects ?? []), [effects])
  const shown = useMemo(
    () =>
      policy.readings.filter((reading) => {
        if (show === 'all') return true
        if (show === 'changed') return switched.has(reading.silence)
        if (show === 'matters') return bySilence.get(reading.silence)?.some(makesADifference) === true
        return canSwitch(reading)
      }),
    [policy, show, switched, bySilence],
  )
  return (
    <section aria-label="The readings taken">
      <p className="govuk-body">
        The documents are silent or unclear in {count(policy.readings.length, 'place', 'places')}. Each has
        the reading this policy takes and the reason; where another reading would change the policy, you can
        switch to it.
      </p>
      {status}
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
          chosen={chosenIn(document, reading)}
          canSwitch={canSwitch(reading)}
          effects={effects === null ? null : (bySilence.get(reading.silence) ?? [])}
          people={people}
        />
      ))}
    </section>
  )
}

function chosenIn({ readings = [] }: PolicyDocument, { silence, chosen }: Reading): string {
  return readings.find((reading) => reading.silence === silence)?.chosen ?? chosen
}

function canSwitch({ options, chosen }: Reading): boolean {
  return options.some(({ id, edit }) => id !== chosen && edit !== undefined)
}

function makesADifference({ status }: ReadingEffect): boolean {
  return status === 'changed'
}

function groupBySilence(effects: readonly ReadingEffect[]): ReadonlyMap<string, readonly ReadingEffect[]> {
  const groups = new Map<string, ReadingEffect[]>()
  for (const effect of effects) groups.set(effect.silence, [...(groups.get(effect.silence) ?? []), effect])
  return groups
}
