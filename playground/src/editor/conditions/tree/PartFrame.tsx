import { useDraggable } from '@dnd-kit/core'
import type { ReactNode } from 'react'
import type { PolicyDocument } from '@iom-rules/core'
import { Button } from '../../../design/Button.tsx'
import { Tag } from '../../../design/Tag.tsx'
import { valueAt } from '../../place.ts'
import { removePart } from '../edits/remove.ts'
import { seatOf } from '../edits/tree-path.ts'
import { mayBeLeftOut } from '../scope.ts'
import type { Item } from '../shape.ts'
import { DragHandle } from '../drag/DragHandle.tsx'
import { PartActions } from './PartActions.tsx'
import { ownFaults } from './faults.ts'
import { actionsOf, handleOf } from './names.ts'
import { useTree } from './tree.ts'

interface PartFrameProps {
  readonly item: Item
  /** The part in a few words. */
  readonly label: string
  /** Its “not”s are said by its own controls. */
  readonly saysNot?: boolean
  readonly children: ReactNode
  readonly below?: ReactNode
}

/** What every part has: a handle to move it by, its controls, and what can be done with it. */
export function PartFrame({ item, label, saysNot = false, children, below }: PartFrameProps) {
  const tree = useTree()
  const { path, nots, shape } = item
  const isRoot = path === tree.root
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: path,
    disabled: isRoot,
    data: { label },
    attributes: { roleDescription: 'handle to move by' },
  })
  const isOpen = tree.actionsAt === path
  const said = saysNot ? nots - 1 : nots
  const faults = ownFaults(tree, item)
  const remove = () => {
    const removed = removePart(tree.editor.document, tree.root, path)
    tree.rearrange(removed, `Removed: ${label}.`, {
      focus: () => afterRemoval(tree.editor.document, tree.root, removed.at),
    })
  }
  return (
    <div
      ref={setNodeRef}
      className={`part part--${shape.kind}${isDragging ? ' part--dragged' : ''}`}
      role={shape.kind === 'group' ? undefined : 'group'}
      aria-label={shape.kind === 'group' ? undefined : label}
    >
      <div className="part__row">
        {!isRoot && (
          <DragHandle
            id={tree.idOf(handleOf(path))}
            label={label}
            attributes={attributes}
            listeners={listeners}
            hold={setActivatorNodeRef}
          />
        )}
        <div className="part__controls">
          {said > 0 && (
            <span className="part__nots">
              {Array.from({ length: said }, (_, at) => (
                <Tag key={at} colour="magenta">
                  Not
                </Tag>
              ))}
            </span>
          )}
          {children}
        </div>
        <div className="part__buttons">
          <Button
            variant="link"
            id={tree.idOf(actionsOf(path))}
            aria-expanded={isOpen}
            onClick={() => tree.setActionsAt(isOpen ? null : path)}
          >
            {isOpen ? 'Close' : 'More'}
            <span className="govuk-visually-hidden">: {label}</span>
          </Button>
          {(!isRoot || mayBeLeftOut(tree.root)) && (
            <Button variant="link" onClick={remove}>
              Remove<span className="govuk-visually-hidden">: {label}</span>
            </Button>
          )}
        </div>
      </div>
      {faults.map((fault) => (
        <p key={fault} className="govuk-error-message part__fault">
          <span className="govuk-visually-hidden">Error:</span> {fault}
        </p>
      ))}
      {isOpen && <PartActions item={item} label={label} />}
      {below}
    </div>
  )
}

/** Where focus goes when a part is gone: to the one before it, else to the one after, else to what can be added. */
function afterRemoval(document: PolicyDocument, root: string, gone: string): string {
  const seat = gone === root ? null : seatOf(gone)
  if (seat === null) return `${root}/all`
  const members = valueAt(document, seat.list)
  if (Array.isArray(members) && members.length === 1) return seat.list
  return handleOf(`${seat.list}/${Math.max(0, seat.at - 1)}`)
}
