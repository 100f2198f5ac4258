import type { Nominal } from '@iom-rules/core'
import { Select } from '../design/Select.tsx'
import { useDraft } from '../draft/DraftProvider.tsx'

/** As many as can be looked through in a list. */
const atMost = 300

/** Whom it is made for. */
export function PersonSelect({ nominal, onChange }: { nominal: Nominal; onChange: (ref: string) => void }) {
  const people = useDraft((draft) => draft.caseload)
  const isImported = useDraft((draft) => draft.origin.kind === 'imported')
  const listed = people.slice(0, atMost).map(({ ref }) => ref)
  const refs = listed.includes(nominal.ref) ? listed : [nominal.ref, ...listed]
  return (
    <Select
      id="developer-nominal"
      label="Nominal"
      hint={hintOf(people.length, isImported)}
      choices={refs.map((ref) => ({ value: ref, text: ref }))}
      value={nominal.ref}
      onChange={onChange}
    />
  )
}

function hintOf(people: number, isImported: boolean): string | undefined {
  if (isImported) return 'You imported these people. What you copy says what is known of this one.'
  if (people > atMost)
    return `The first ${atMost} are listed. Another is in the address: ?nominal= and the reference.`
  return undefined
}
