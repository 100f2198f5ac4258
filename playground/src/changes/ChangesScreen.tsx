import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../about/NotFoundPage.tsx'
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
        <ExportPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
