import './jitless.ts'
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
import { earlyPart, type FetchPart } from './parts/part.tsx'
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

// All asked for as soon as the rest is there, and not when somebody goes there.
const JourneysScreen = screen(
  'the journeys',
  async () => (await import('./journeys/JourneysScreen.tsx')).default,
)
const ChangesScreen = screen('the changes', async () => (await import('./changes/ChangesScreen.tsx')).default)
const ImpactScreen = screen('the impact', async () => (await import('./impact/ImpactScreen.tsx')).default)
const ChecksScreen = screen('the checks', async () => (await import('./checks/ChecksScreen.tsx')).default)
const SharingScreen = screen('it', async () => (await import('./sharing/SharingScreen.tsx')).default)
const SearchPage = screen('the search', async () => (await import('./search/SearchPage.tsx')).SearchPage)
const EditorScreen = screen(
  'the editor',
  async () => (await import('./editor/EditorScreen.tsx')).EditorScreen,
)
const DraftsPage = screen('the drafts', async () => (await import('./drafts/list/DraftsPage.tsx')).DraftsPage)
const DeveloperScreen = screen(
  'the page for developers',
  async () => (await import('./developer/DeveloperScreen.tsx')).default,
)
const ImportPage = screen(
  'the import',
  async () => (await import('./nominals/import/ImportPage.tsx')).default,
)
const EffectLine = earlyPart(
  { opening: '' },
  async () => (await import('./effect/EffectLine.tsx')).EffectLine,
)

function screen<Props extends object>(what: string, fetch: FetchPart<Props>) {
  return earlyPart({ opening: `Opening ${what}…`, isScreen: true }, fetch)
}

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
  return <EffectLine />
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
                    {({ part, '*': rest = '' }) => <EditorScreen key={part} part={part} rest={rest} />}
                  </Route>
                  <Route path="/policy/:rule?">
                    {({ rule }) => <PolicyPage {...(rule === undefined ? {} : { rule })} />}
                  </Route>
                  <Route path="/impact">
                    <ImpactScreen />
                  </Route>
                  <Route path="/checks/*?">
                    <ChecksScreen />
                  </Route>
                  <Route path="/nominals">
                    <NominalsPage />
                  </Route>
                  <Route path="/nominals/new">
                    <EditNominalPage key="new" nominalRef={null} />
                  </Route>
                  <Route path="/nominals/import">
                    <ImportPage />
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
                    <JourneysScreen />
                  </Route>
                  <Route path="/changes/*?">
                    <ChangesScreen />
                  </Route>
                  <Route path="/open">
                    <SharingScreen />
                  </Route>
                  <Route path={sharedDraft}>{({ packed = '' }) => <SharingScreen packed={packed} />}</Route>
                  <Route path="/developer/*?">
                    <DeveloperScreen />
                  </Route>
                  <Route path="/drafts">
                    <DraftsPage />
                  </Route>
                  <Route path="/search">
                    <SearchPage />
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
