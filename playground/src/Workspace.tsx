import './jitless.ts'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { AccessibilityPage } from './about/AccessibilityPage.tsx'
import { LicencesPage } from './about/LicencesPage.tsx'
import { NotFoundPage } from './about/NotFoundPage.tsx'
import { PrivacyPage } from './about/PrivacyPage.tsx'
import { SourcesPage } from './about/SourcesPage.tsx'
import { CheckCount } from './checks/CheckCount.tsx'
import { DraftProvider } from './draft/DraftProvider.tsx'
import { DraftBar } from './frame/DraftBar.tsx'
import { Frame } from './frame/Frame.tsx'
import { ImpactProvider } from './impact/ImpactProvider.tsx'
import { ShelfProvider } from './journeys/shelf/ShelfProvider.tsx'
import { EditNominalPage } from './nominals/form/EditNominalPage.tsx'
import { NominalPage } from './nominals/NominalPage.tsx'
import { NominalsPage } from './nominals/NominalsPage.tsx'
import { WhyPage } from './nominals/why/WhyPage.tsx'
import { PolicyPage } from './policy/PolicyPage.tsx'
import { readPublished } from './published.ts'
import { PeopleToTry } from './start/PeopleToTry.tsx'
import { StartPage } from './start/StartPage.tsx'
import { WhatIfs } from './start/WhatIfs.tsx'
import { WorkProvider } from './work/WorkProvider.tsx'

const published = readPublished()

// Both asked for as soon as the rest is there, and not when somebody goes there: what they look at stays theirs.
const journeysScreen = import('./journeys/JourneysScreen.tsx')
const JourneysScreen = lazy(() => journeysScreen)
const changesScreen = import('./changes/ChangesScreen.tsx')
const ChangesScreen = lazy(() => changesScreen)

const impactScreen = import('./impact/ImpactScreen.tsx')
const ImpactScreen = lazy(() => impactScreen)
const checksScreen = import('./checks/ChecksScreen.tsx')
const ChecksScreen = lazy(() => checksScreen)

const importScreen = import('./nominals/import/ImportPage.tsx')
const ImportPage = lazy(() => importScreen)

const notes = { '/checks': <CheckCount /> }

/** Every screen, on one draft. */
export default function Workspace() {
  return (
    <DraftProvider published={published}>
      <WorkProvider>
        <ShelfProvider>
          <ImpactProvider>
            <Frame bar={<DraftBar />} notes={notes}>
              <Switch>
                <Route path="/">
                  <StartPage whatIfs={<WhatIfs />} people={<PeopleToTry />} />
                </Route>
                <Route path="/policy/:rule?">
                  {({ rule }) => <PolicyPage {...(rule === undefined ? {} : { rule })} />}
                </Route>
                <Route path="/impact">
                  <Suspense fallback={<p className="govuk-body-l">Opening the impact…</p>}>
                    <ImpactScreen />
                  </Suspense>
                </Route>
                <Route path="/checks/*?">
                  <Suspense fallback={<p className="govuk-body-l">Opening the checks…</p>}>
                    <ChecksScreen />
                  </Suspense>
                </Route>
                <Route path="/nominals">
                  <NominalsPage />
                </Route>
                <Route path="/nominals/new">
                  <EditNominalPage key="new" nominalRef={null} />
                </Route>
                <Route path="/nominals/import">
                  <Suspense fallback={<p className="govuk-body-l">Opening the import…</p>}>
                    <ImportPage />
                  </Suspense>
                </Route>
                <Route path="/nominals/:ref">{({ ref }) => <NominalPage key={ref} nominalRef={ref} />}</Route>
                <Route path="/nominals/:ref/why">{({ ref }) => <WhyPage key={ref} nominalRef={ref} />}</Route>
                <Route path="/nominals/:ref/edit">
                  {({ ref }) => <EditNominalPage key={ref} nominalRef={ref} />}
                </Route>
                <Route path="/journeys/*?">
                  <Suspense fallback={<p className="govuk-body-l">Opening the journeys…</p>}>
                    <JourneysScreen />
                  </Suspense>
                </Route>
                <Route path="/changes/*?">
                  <Suspense fallback={<p className="govuk-body-l">Opening the changes…</p>}>
                    <ChangesScreen />
                  </Suspense>
                </Route>
                <Route path="/accessibility">
                  <AccessibilityPage />
                </Route>
                <Route path="/privacy">
                  <PrivacyPage />
                </Route>
                <Route path="/licences">
                  <LicencesPage />
                </Route>
                <Route path="/sources">
                  <SourcesPage />
                </Route>
                <Route>
                  <NotFoundPage />
                </Route>
              </Switch>
            </Frame>
          </ImpactProvider>
        </ShelfProvider>
      </WorkProvider>
    </DraftProvider>
  )
}
