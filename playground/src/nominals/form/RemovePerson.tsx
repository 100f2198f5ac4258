import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { useChange } from '../../draft/DraftProvider.tsx'

/** Takes somebody out of the caseload; Undo brings them back. */
export function RemovePerson({ nominalRef }: { nominalRef: string }) {
  const change = useChange()
  const remove = () => {
    change.nominalRemoved({ ref: nominalRef })
    go('/nominals')
  }
  return (
    <div className="remove-person no-print">
      <Button variant="warning" onClick={remove}>
        Remove {nominalRef} from the caseload
      </Button>
      <p className="govuk-hint">Undo brings the person back.</p>
    </div>
  )
}
