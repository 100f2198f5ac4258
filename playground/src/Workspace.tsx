import './jitless.ts'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { AccessibilityPage } from './about/AccessibilityPage.tsx'
import { LicencesPage } from './about/LicencesPage.tsx'
import { NotFoundPage } from './about/NotFoundPage.tsx'
import { PrivacyPage } from './about/PrivacyPage.tsx'
import { SourcesPage } from './about/SourcesPage.tsx'
import { useHashPath } from './address/address.ts'
import { CheckCount } from './checks/CheckCount.tsx'
import { DraftName } from './drafts/bar/DraftName.tsx'
import { Saved } from './drafts/bar/Saved.tsx'
import { DeskProvider } from './drafts/desk/DeskProvider.tsx'
import { OpenedDraft } from './drafts/desk/OpenedDraft.tsx'
import { DraftNotices } from './drafts/notices/DraftNotices.tsx'
import { loadShipped } from './drafts/shipped/load.ts'
import { DraftBar } from './frame/DraftBar.tsx'
import { isWide } from './editor/wide.ts'
import { Frame } from './frame/Frame.tsx'
import { ImpactProvider } from './impact/ImpactProvider.tsx'
import { EditNominalPage } from './nominals/form/EditNominalPage.tsx'
import { NominalPage } from './nominals/NominalPage.tsx'
import { NominalsPage } from './nominals/NominalsPage.tsx'
import { WhyPage } from './nominals/why/WhyPage.tsx'
import { PolicyPage } from './policy/PolicyPage.tsx'
import { readPublished } from './published.ts'
import { GlossaryPage } from './glossary/GlossaryPage.tsx'
import { WordsHere } from './glossary/WordsHere.tsx'
import { Shortcuts } from './shortcuts/Shortcuts.tsx'
import { DraftTour } from './tour/DraftTour.tsx'
import { TakeTheTour } from './tour/TakeTheTour.tsx'
import { TourPanel } from './tour/TourPanel.tsx'
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

const sharingScreen = import('./sharing/SharingScreen.tsx')
const SharingScreen = lazy(() => sharingScreen)

const searchScreen = import('./search/SearchPage.tsx')
const SearchPage = lazy(async () => ({ default: (await searchScreen).SearchPage }))

const editorScreen = import('./editor/EditorScreen.tsx')
const EditorScreen = lazy(async () => ({ default: (await editorScreen).EditorScreen }))

const effectLine = import('./effect/EffectLine.tsx')
const EffectLine = lazy(async () => ({ default: (await effectLine).EffectLine }))

const draftsScreen = import('./drafts/list/DraftsPage.tsx')
const DraftsPage = lazy(async () => ({ default: (await draftsScreen).DraftsPage }))

const developerScreen = import('./developer/DeveloperScreen.tsx')
const DeveloperScreen = lazy(() => developerScreen)

const importScreen = import('./nominals/import/ImportPage.tsx')
const ImportPage = lazy(() => importScreen)

/** A link to a shared draft, `#p=…`. */
const sharedDraft = /^\/p=(?<packed>.*)$/

const bar = (
  <>
    <DraftBar name={<DraftName />} saved={<Saved />} effect={<EffectOfEdits />} />
    <DraftNotices />
  </>
)
/** In the bar on the screens that need their whole width for what is edited. */
function EffectOfEdits() {
  const [here] = useHashPath()
  const [, , part, name = ''] = here.split('/')
  if (part !== 'part' || !isWide(name)) return null
  return (
    <Suspense>
      <EffectLine />
    </Suspense>
  )
}

const notes = { '/checks': <CheckCount /> }

/** Every screen, on one draft. */
export default function Workspace() {
  return (
    <WorkProvider>
      <DeskProvider published={published} loadOthers={loadShipped}>
        <OpenedDraft>
          <ImpactProvider>
            <DraftTour>
              <Frame bar={bar} notes={notes} guide={<TourPanel />} after={<WordsHere />} help={<Shortcuts />}>
                <Switch>
                  <Route path="/">
                    <StartPage tour={<TakeTheTour />} whatIfs={<WhatIfs />} people={<PeopleToTry />} />
                  </Route>
                  <Route path="/policy/part/:part/*?">
                    {({ part, '*': rest = '' }) => (
                      <Suspense fallback={<p className="govuk-body-l">Opening the editor…</p>}>
                        <EditorScreen key={part} part={part} rest={rest} />
                      </Suspense>
                    )}
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
                  <Route path="/nominals/:ref">
                    {({ ref }) => <NominalPage key={ref} nominalRef={ref} />}
                  </Route>
                  <Route path="/nominals/:ref/why">
                    {({ ref }) => <WhyPage key={ref} nominalRef={ref} />}
                  </Route>
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
                  <Route path="/open">
                    <Suspense fallback={<p className="govuk-body-l">Opening…</p>}>
                      <SharingScreen />
                    </Suspense>
                  </Route>
                  <Route path={sharedDraft}>
                    {({ packed = '' }) => (
                      <Suspense fallback={<p className="govuk-body-l">Opening the link…</p>}>
                        <SharingScreen packed={packed} />
                      </Suspense>
                    )}
                  </Route>
                  <Route path="/developer/*?">
                    <Suspense fallback={<p className="govuk-body-l">Opening the page for developers…</p>}>
                      <DeveloperScreen />
                    </Suspense>
                  </Route>
                  <Route path="/drafts">
                    <Suspense fallback={<p className="govuk-body-l">Opening the drafts…</p>}>
                      <DraftsPage />
                    </Suspense>
                  </Route>
                  <Route path="/search">
                    <Suspense fallback={<p className="govuk-body-l">Opening the search…</p>}>
                      <SearchPage />
                    </Suspense>
                  </Route>
                  <Route path="/glossary">
                    <GlossaryPage />
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
            </DraftTour>
          </ImpactProvider>
        </OpenedDraft>
      </DeskProvider>
    </WorkProvider>
  )
}
