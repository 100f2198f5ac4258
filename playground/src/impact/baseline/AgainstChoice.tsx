import { useRef, useState, type ChangeEvent } from 'react'
import { Radios } from '../../design/Choices.tsx'
import { usePublished } from '../../draft/DraftProvider.tsx'
import { useBrought } from '../ImpactProvider.tsx'
import type { Against, Change } from '../view.ts'
import { readPolicyFile } from './read.ts'
import type { Baseline } from './useBaseline.ts'

interface AgainstChoiceProps {
  readonly change: Change
  readonly baseline: Baseline
}

/** What the draft is compared with: the published policy, the draft as last saved, or another policy file. */
export function AgainstChoice({ change, baseline }: AgainstChoiceProps) {
  const { policy } = usePublished()
  const { saved, file, setFile } = useBrought()
  const [faults, setFaults] = useState<readonly string[]>([])
  const input = useRef<HTMLInputElement>(null)
  const choose = (against: string) => {
    setFaults([])
    if (against === 'file' && file === null) input.current?.click()
    else change({ against: against === 'published' ? '' : against })
  }
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.currentTarget.files ?? []
    event.currentTarget.value = ''
    if (chosen === undefined) return
    const read = readPolicyFile(await chosen.text(), chosen.name, policy)
    if (!read.ok) return setFaults(read.faults)
    setFaults([])
    setFile({ name: chosen.name, policy: read.policy })
    change({ against: 'file', decision: '', from: '', to: '' })
  }
  const choices: { value: Against; text: string }[] = [
    { value: 'published', text: `The published policy: ${policy.id} ${policy.version}` },
    ...(saved === null ? [] : [{ value: 'saved' as const, text: `The draft as last saved: ${saved.name}` }]),
    {
      value: 'file',
      text: file === null ? 'Another policy file…' : `The policy file ${file.name}`,
    },
  ]
  return (
    <div className="against no-print">
      <Radios
        id="against"
        legend="Compare the draft with"
        legendSize="s"
        hint={
          saved === null
            ? 'Once you have saved your draft as a policy file, you can compare with that here too.'
            : undefined
        }
        small
        inline
        choices={choices}
        value={baseline.against}
        onChange={choose}
        error={faults.length === 0 ? undefined : faults.join(' ')}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="govuk-visually-hidden"
        aria-label="Policy file to compare with"
        tabIndex={-1}
        onChange={(event) => {
          open(event).catch(reportError)
        }}
      />
      {file !== null && (
        <button type="button" className="link-button" onClick={() => input.current?.click()}>
          Choose another policy file
        </button>
      )}
    </div>
  )
}
