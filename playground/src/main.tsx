import './styles/main.scss'
import { lazy, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { useHashPath } from './address/address.ts'
import { Opening, Stopped } from './frame/Opening.tsx'

// The core, the policy and the caseload come in a moment later, while the first screen is already there.
const fetchWorkspace = () => import('./Workspace.tsx')
const Workspace = lazy(() => fetchWorkspace().catch(fetchWorkspace))

// Only the built site can be kept for when there is no network: the one file is kept already. Nothing hangs on it.
const NewVersion =
  import.meta.env.MODE === 'production'
    ? lazy(() => import('./offline/NewVersion.tsx').catch(() => ({ default: () => <></> })))
    : () => null

const place = document.getElementById('root')
if (place !== null) {
  const root = createRoot(place, {
    onUncaughtError: (error) => {
      reportError(error)
      root.render(<Stopped error={error} />)
    },
  })
  root.render(
    <Router hook={useHashPath}>
      <Suspense fallback={null}>
        <NewVersion />
      </Suspense>
      <Suspense fallback={<Opening />}>
        <Workspace />
      </Suspense>
    </Router>,
  )
}
