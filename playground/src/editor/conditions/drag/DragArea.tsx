import { useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { applyEdit } from '@iom-rules/core'
import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core'
import { movePart } from '../edits/move.ts'
import { handleOf } from '../tree/names.ts'
import { useTree } from '../tree/tree.ts'
import { partInWords, placeInWords } from '../words.ts'
import { announcementsFor, instructions } from './announcements.ts'
import { gapOf, nearestGap, nextGap } from './gap.ts'

/** Everything inside can be moved about: by mouse, by finger and by keyboard. */
export function DragArea({ children }: { children: ReactNode }) {
  const { editor, root, scope, rearrange } = useTree()
  const [dragged, setDragged] = useState<string | null>(null)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    // At once: a page that glides under the keys is another place by the next key.
    useSensor(KeyboardSensor, { coordinateGetter: nextGap, scrollBehavior: 'auto' }),
  )
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    if (over === null) return
    const moved = movePart(editor.document, root, String(active.id), gapOf(String(over.id)))
    const after = applyEdit(editor.document, moved.steps)
    const place = after.ok ? placeInWords(after.value, moved.at) : ''
    rearrange(moved, moved.steps.length === 0 ? 'Left where it was.' : `Moved${place}.`, { focus: handleOf })
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestGap}
      accessibility={{
        announcements: announcementsFor(editor, scope),
        screenReaderInstructions: instructions,
        // Focus goes to the part in its new place, which the tree sees to.
        restoreFocus: false,
      }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      {children}
      {createPortal(
        <DragOverlay dropAnimation={null}>
          {dragged !== null && <div className="drag-label">{partInWords(editor, scope, dragged)}</div>}
        </DragOverlay>,
        // Where nothing that scrolls or is laid out by itself can move or clip it.
        document.body,
      )}
    </DndContext>
  )
}
