import { useState, type FormEvent } from 'react'
import type { Policy } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { download, fileName } from '../../files/download.ts'
import { recordedUnder, type JourneyEdit } from '../edit.ts'
import { journeyPath } from '../place.ts'
import { useShelf } from '../shelf/ShelfProvider.tsx'
import { ScenarioTools } from './ScenarioTools.tsx'

interface OwnToolsProps {
  readonly policy: Policy
  readonly published: Policy
  readonly journeyKey: string
  readonly journey: Journey
  readonly step: number
  readonly isOwn: boolean
  readonly isKept: boolean
  readonly onEdit: (edit: JourneyEdit) => void
}

/** Saves a journey as a file; keeps, names and erases one of one's own. */
export function OwnTools(props: OwnToolsProps) {
  const { policy, published, journeyKey, journey, step, isOwn, isKept, onEdit } = props
  const shelf = useShelf()
  const [refused, setRefused] = useState(false)
  const save = () => {
    const text = JSON.stringify(recordedUnder(policy, journey), null, 2)
    download(fileName(journey.title, 'json'), 'application/json', `${text}\n`)
  }
  const copy = () => {
    const key = shelf.add((free) => ({ ...journey, id: free, title: `${journey.title} (copy)` }))
    go(journeyPath(key))
  }
  const keep = () => {
    void shelf.keep(journeyKey).then((isKept) => setRefused(!isKept))
  }
  const erase = () => {
    shelf.erase(journeyKey)
    go('/journeys')
  }
  const hash = policy.hash.slice(0, 12)
  return (
    <section className="own-tools no-print" aria-labelledby="own-title">
      <h2 className="govuk-heading-m" id="own-title">
        This journey
      </h2>
      {isOwn && <Name title={journey.title} onEdit={onEdit} />}
      {isOwn && (
        <p className="govuk-body" role="status">
          {isKept
            ? 'Kept in this browser, with every change to it. It stays on this device.'
            : 'Not kept: it is gone when you close or reload the page.'}
          {refused && ' The browser refuses to keep it. Save it as a file instead.'}
        </p>
      )}
      <div className="govuk-button-group">
        <Button onClick={save}>Save as a file</Button>
        {isOwn && !isKept && (
          <Button variant="secondary" onClick={keep}>
            Keep in this browser
          </Button>
        )}
        {isOwn && journey.events.length > 0 && (
          <Button variant="secondary" onClick={() => onEdit({ kind: 'last-taken-back' })}>
            Take the last event back
          </Button>
        )}
        <Button variant="secondary" onClick={copy}>
          Make a copy
        </Button>
        {isOwn && (
          <Button variant="warning" onClick={erase}>
            Erase this journey
          </Button>
        )}
      </div>
      <p className="govuk-body-s">
        The file says that it was recorded under {policy.id} {policy.version} ({hash})
        {policy === published ? '' : ', which is your draft and nobody else has; whoever opens it is told so'}
        .
      </p>
      {isOwn && <ScenarioTools key={journeyKey} journey={journey} step={step} onEdit={onEdit} />}
    </section>
  )
}

function Name({ title, onEdit }: { title: string; onEdit: OwnToolsProps['onEdit'] }) {
  const [name, setName] = useState(title)
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted === '' || wanted.length > 400) return setError('Enter a name of up to 400 characters')
    setError(undefined)
    setName(wanted)
    onEdit({ kind: 'renamed', title: wanted })
  }
  return (
    <form className="own-tools__name" noValidate onSubmit={submit}>
      <Input
        id="journey-name"
        label="Name"
        hint="Never the name of a real person."
        value={name}
        error={error}
        onChange={setName}
      />
      <Button small variant="secondary" type="submit">
        Rename
      </Button>
    </form>
  )
}
