import { useRef, useState } from 'react'
import { Page } from '../address/Page.tsx'
import { useDesk } from '../drafts/desk/DeskProvider.tsx'
import { ChoosePolicy } from './ChoosePolicy.tsx'
import { Faults } from './Faults.tsx'
import { gather, type Given } from './file/gather.ts'
import { openEntries, type OpenedFile } from './file/open.ts'
import { OpenLink } from './OpenLink.tsx'
import { PreviewPage } from './preview/PreviewPage.tsx'
import { allShipped, notLoaded } from './shipped.ts'

type Reading =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly file: OpenedFile }

/** Opens a policy from a file, a folder or a link, and changes nothing before somebody has seen what it is. */
export function OpenPage() {
  const { shipped } = useDesk()
  const [reading, setReading] = useState<Reading>({ state: 'none' })
  const read = async (given: readonly Given[]): Promise<OpenedFile> => {
    const coming = allShipped(shipped.policy).catch(() => null)
    const gathered = await gather(given)
    if (!gathered.ok) return { ...gathered, name: null }
    const policies = await coming
    if (policies === null) return { ...notLoaded(), name: null }
    const bases = policies.map(({ policy }) => policy.document)
    return openEntries(gathered.value, { shipped: shipped.policy, bases })
  }
  /** Goes up with everything that is chosen: what was chosen before is not waited for any more. */
  const chosen = useRef(0)
  const start = (given: readonly Given[]) => {
    const mine = ++chosen.current
    const show = (file: OpenedFile) => {
      if (mine === chosen.current) setReading({ state: 'read', file })
    }
    setReading({ state: 'reading' })
    read(given).then(show, (error: unknown) => {
      // A file that was moved or is on a drive that went away.
      const message = `The file could not be read: ${error instanceof Error ? error.message : String(error)}`
      const help = 'Check that it is still there, and choose it again.'
      const issues = [{ code: 'unreadable', severity: 'error' as const, path: '', message, help }]
      show({ ok: false, name: null, issues })
    })
  }
  const file = reading.state === 'read' ? reading.file : null
  if (file?.ok === true) {
    const { name } = file.value
    return (
      <PreviewPage
        opened={file.value}
        title="A policy from a file"
        caption={name}
        onLeave={() => setReading({ state: 'none' })}
      />
    )
  }
  return (
    <Page title="Open a file or link" caption="Policy">
      {file !== null && <Faults what={file.name ?? 'This'} issues={file.issues} />}
      <p className="govuk-body">
        You see what a policy changes before it is opened, and it is opened as a new draft: the draft you have
        now is kept. Nothing leaves this browser.
      </p>
      <ChoosePolicy onChoose={start} />
      <p className="govuk-body" role="status">
        {reading.state === 'reading' && 'Reading the file…'}
      </p>
      <OpenLink />
    </Page>
  )
}
