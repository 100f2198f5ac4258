import { useMemo } from 'react'
import type { Journey } from '@iom-rules/core/journey'
import { go } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { usePolicies } from '../draft/DraftProvider.tsx'
import { NoJourney, UnfitJourney } from './NoJourney.tsx'
import { branches, copyOf, edited, type JourneyEdit } from './edit.ts'
import { HandoutView } from './handout/HandoutView.tsx'
import { journeyPath, usePlace } from './place.ts'
import { PresentView } from './present/PresentView.tsx'
import { QuizView } from './quiz/QuizView.tsx'
import { replays } from './run/replays.ts'
import { useOwnJourneys, useShelf } from './shelf/ShelfProvider.tsx'
import { JourneyHead } from './teach/JourneyHead.tsx'
import { JourneyView } from './teach/JourneyView.tsx'
import { OwnTools } from './teach/OwnTools.tsx'
import { differencesByStep } from './words/differs.ts'

/** One journey, in the way and at the step that the address says. */
export function JourneyPage({ journeyKey, shipped }: { journeyKey: string; shipped: readonly Journey[] }) {
  const own = useOwnJourneys().find(({ key }) => key === journeyKey)
  const journey = own?.journey ?? shipped.find(({ id }) => id === journeyKey)
  if (journey === undefined) return <NoJourney />
  return (
    <OneJourney
      journeyKey={journeyKey}
      journey={journey}
      isOwn={own !== undefined}
      isKept={own?.isKept === true}
    />
  )
}

interface OneJourneyProps {
  readonly journeyKey: string
  readonly journey: Journey
  readonly isOwn: boolean
  readonly isKept: boolean
}

function OneJourney({ journeyKey, journey, isOwn, isKept }: OneJourneyProps) {
  const { published, draft: policy } = usePolicies()
  const place = usePlace(journey.events.length + 1)
  const { step, mode, print } = place
  const shelf = useShelf()
  const replayed = useMemo(() => replays(published, policy, journey), [published, policy, journey])
  if (!replayed.ok)
    return <UnfitJourney journey={journey} message={replayed.message} issues={replayed.issues} />
  const timeline = replayed.draft
  const differences = differencesByStep({ published, draft: policy }, replayed)
  const shown = { policy, published, journeyKey, journey, timeline, differences }
  if (print !== null)
    return (
      <HandoutView key={`${journeyKey} ${print}`} {...shown} handout={print} opensDialog={place.dialog} />
    )
  if (mode === 'present') return <PresentView key={journeyKey} {...shown} step={step} />
  const edit = (change: JourneyEdit) => {
    const isAnother = !isOwn || branches(journey, change)
    const key = isAnother ? shelf.add((free) => copyOf(edited(journey, change), free, step)) : journeyKey
    if (!isAnother) shelf.change(key, edited(journey, change))
    const last = change.kind === 'event-added' ? change.after + 1 : Math.min(step, journey.events.length - 1)
    const to = change.kind === 'event-added' || change.kind === 'last-taken-back' ? last : step
    go(journeyPath(key, { step: to }), { replace: !isAnother })
  }
  return (
    <Page title={journey.title} caption="Journey">
      <JourneyHead {...shown} mode={mode} step={step} />
      {mode === 'quiz' ? (
        <QuizView key={`${journeyKey} ${policy.hash}`} {...shown} step={step} />
      ) : (
        <>
          <JourneyView
            {...shown}
            step={step}
            pathOf={(to) => journeyPath(journeyKey, { step: to })}
            onStep={(to) => go(journeyPath(journeyKey, { step: to }), { replace: true })}
            {...noteFor(isOwn, step, journey.events.length)}
            onEdit={edit}
          />
          <OwnTools key={journeyKey} {...shown} step={step} isOwn={isOwn} isKept={isKept} onEdit={edit} />
        </>
      )}
    </Page>
  )
}

function noteFor(isOwn: boolean, step: number, last: number): { readonly note?: string } {
  if (isOwn && step === last) return {}
  const from = step === last ? 'goes on from here' : `takes another way from step ${step}`
  return { note: `An event added here makes a copy that ${from}. This journey stays as it is.` }
}
