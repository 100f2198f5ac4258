import { useDroppable } from '@dnd-kit/core'
import { gapId } from './gap.ts'

interface DropGapProps {
  readonly list: string
  readonly at: number
  /** The word between the part before and the part after. */
  readonly joiner: 'and' | 'or' | null
}

/** A place between two parts, where another can be put. */
export function DropGap({ list, at, joiner }: DropGapProps) {
  const { setNodeRef, isOver } = useDroppable({ id: gapId({ list, at }) })
  return (
    <div className={`drop-gap${isOver ? ' drop-gap--over' : ''}`} ref={setNodeRef}>
      {joiner}
    </div>
  )
}
