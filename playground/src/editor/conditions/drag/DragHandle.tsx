import type { useDraggable } from '@dnd-kit/core'

type Draggable = ReturnType<typeof useDraggable>

interface DragHandleProps {
  readonly id: string
  /** The part it moves. */
  readonly label: string
  readonly attributes: Draggable['attributes']
  readonly listeners: Draggable['listeners']
  /** Tells the library which element is taken hold of. */
  readonly hold: (element: HTMLElement | null) => void
}

/** Where a part is taken hold of: by a mouse, a finger, or space and the arrow keys. */
export function DragHandle({ id, label, attributes, listeners, hold }: DragHandleProps) {
  return (
    <button type="button" className="drag-handle" {...attributes} {...listeners} id={id} ref={hold}>
      <svg aria-hidden="true" focusable="false" width="12" height="20" viewBox="0 0 12 20">
        {[3, 10, 17].flatMap((y) => [2, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.7" />))}
      </svg>
      <span className="govuk-visually-hidden">Move: {label}</span>
    </button>
  )
}
