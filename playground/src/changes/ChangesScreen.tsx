import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../about/NotFoundPage.tsx'
import { ShareDraft } from '../sharing/share/ShareDraft.tsx'
import { ChangesPage } from './ChangesPage.tsx'
import { ExportPage } from './export/ExportPage.tsx'

/** What the draft changes, and what to take to a board. */
export default function ChangesScreen() {
  return (
    <Switch>
      <Route path="/changes">
        <ChangesPage />
      </Route>
      <Route path="/changes/export">
        <ExportPage Share={ShareDraft} />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
