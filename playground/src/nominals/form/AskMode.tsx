import type { Policy } from '@iom-rules/core'
import { go } from '../../address/address.ts'
import { Select } from '../../design/Select.tsx'

interface AskModeProps {
  readonly policy: Policy
  readonly path: string
  /** The decision being asked about; `null` shows all facts. */
  readonly asked: string | null
}

/** All facts, or only those that matter to one decision; what was entered stays. */
export function AskMode({ policy, path, asked }: AskModeProps) {
  const choices = Object.entries(policy.decisions).map(([id, { title }]) => ({
    value: id,
    text: `Only what matters to: ${title}`,
  }))
  return (
    <Select
      id="ask-mode"
      label="Ask for"
      choices={[{ value: '', text: 'All facts' }, ...choices]}
      value={asked ?? ''}
      onChange={(ask) => go(ask === '' ? path : `${path}?ask=${ask}`, { replace: true })}
    />
  )
}
