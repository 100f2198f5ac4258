import { useCallback } from 'react'
import { go } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import type { Journey } from '@iom-rules/core/journey'
import { journeyPath } from '../place.ts'
import { useShelf } from '../shelf/ShelfProvider.tsx'
import { AcrossBoundaries } from './AcrossBoundaries.tsx'
import { AtRandom } from './AtRandom.tsx'
import { ShortestWay } from './ShortestWay.tsx'

/** Journeys that the playground makes: the shortest to somewhere, across a boundary, or at random. */
export function GeneratePage() {
  const shelf = useShelf()
  const open = useCallback((journey: Journey) => go(journeyPath(shelf.add(() => journey))), [shelf])
  return (
    <Page title="Generate a journey" caption="Journeys">
      <p className="govuk-body">
        Everything here is worked out from your draft of the policy. Nobody in it is real.
      </p>
      <ShortestWay onOpen={open} />
      <AcrossBoundaries onOpen={open} />
      <AtRandom onOpen={open} />
    </Page>
  )
}
