import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../about/NotFoundPage.tsx'
import { ExamplePage } from './example/ExamplePage.tsx'
import { ExamplesPage } from './examples/ExamplesPage.tsx'
import { FindingsPage } from './findings/FindingsPage.tsx'
import { ReadingsPage } from './readings/ReadingsPage.tsx'

/** Everything that checks the draft, on addresses of its own. */
export default function ChecksScreen() {
  return (
    <Switch>
      <Route path="/checks">
        <FindingsPage />
      </Route>
      <Route path="/checks/examples">
        <ExamplesPage />
      </Route>
      <Route path="/checks/readings">
        <ReadingsPage />
      </Route>
      <Route path="/checks/example">
        <ExamplePage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
