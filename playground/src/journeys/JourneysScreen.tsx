import { useState } from 'react'
import { Route, Switch } from 'wouter'
import { usePublished } from '../draft/DraftProvider.tsx'
import { AgendaPage } from './agenda/AgendaPage.tsx'
import { ColoursPage } from './colours/ColoursPage.tsx'
import { GeneratePage } from './generate/GeneratePage.tsx'
import { JourneyPage } from './JourneyPage.tsx'
import { LibraryPage } from './library/LibraryPage.tsx'
import { NoJourney } from './NoJourney.tsx'
import { MakeOneUpPage } from './library/MakeOneUpPage.tsx'
import { readShipped } from './shipped.ts'

/** Everything about journeys, on addresses of its own. */
export default function JourneysScreen() {
  const { policy } = usePublished()
  const [shipped] = useState(() => readShipped(policy))
  return (
    <Switch>
      <Route path="/journeys">
        <LibraryPage shipped={shipped} />
      </Route>
      <Route path="/journeys/new">
        <MakeOneUpPage />
      </Route>
      <Route path="/journeys/generate">
        <GeneratePage />
      </Route>
      <Route path="/journeys/colours">
        <ColoursPage />
      </Route>
      <Route path="/journeys/agenda">
        <AgendaPage />
      </Route>
      <Route path="/journeys/:key">{({ key }) => <JourneyPage journeyKey={key} shipped={shipped} />}</Route>
      <Route>
        <NoJourney />
      </Route>
    </Switch>
  )
}
