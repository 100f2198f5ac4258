import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../about/NotFoundPage.tsx'
import { SchemaPage } from './schema/SchemaPage.tsx'
import { SnippetPage } from './snippet/SnippetPage.tsx'
import { JsonPage } from './text/JsonPage.tsx'
import { VectorsPage } from './vectors/VectorsPage.tsx'

/** What a program needs of this draft, on addresses of its own. */
export default function DeveloperScreen() {
  return (
    <Switch>
      <Route path="/developer">
        <SnippetPage />
      </Route>
      <Route path="/developer/snippet">
        <SnippetPage />
      </Route>
      <Route path="/developer/json">
        <JsonPage />
      </Route>
      <Route path="/developer/schema">
        <SchemaPage />
      </Route>
      <Route path="/developer/vectors">
        <VectorsPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
