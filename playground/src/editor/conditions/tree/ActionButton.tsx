import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../../design/Button.tsx'
import { actionsOf } from './names.ts'
import { useTree } from './tree.ts'

interface ActionButtonProps {
  readonly id?: string
  /** The part it is for. */
  readonly path: string
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
}

/** One thing that can be done with a part; escape closes them all. */
export function ActionButton({ id, path, label, onPress, children }: ActionButtonProps) {
  const { idOf, setActionsAt } = useTree()
  const leave = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return
    setActionsAt(null)
    document.getElementById(idOf(actionsOf(path)))?.focus()
  }
  return (
    <li>
      <Button
        small
        variant="secondary"
        {...(id === undefined ? {} : { id })}
        onClick={onPress}
        onKeyDown={leave}
      >
        {children}
        <span className="govuk-visually-hidden">: {label}</span>
      </Button>
    </li>
  )
}
