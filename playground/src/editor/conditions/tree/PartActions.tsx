import { applyEdit } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { duplicatePart } from '../edits/add.ts'
import type { Edited } from '../edits/edited.ts'
import { movePart, waysOf, type Ways } from '../edits/move.ts'
import { inlineName } from '../edits/name.ts'
import { affirmPart, negatePart } from '../edits/negate.ts'
import { openGroup, wrapPart } from '../edits/regroup.ts'
import { seatOf } from '../edits/tree-path.ts'
import { placeInWords } from '../words.ts'
import { shapeOf, type Item } from '../shape.ts'
import { ActionButton } from './ActionButton.tsx'
import { actionsOf, handleOf, kindOf } from './names.ts'
import { SplitOff } from './SplitOff.tsx'
import { useTree } from './tree.ts'

interface PartActionsProps {
  readonly item: Item
  readonly label: string
}

/** Everything that can be done with a part, each at one press. */
export function PartActions({ item, label }: PartActionsProps) {
  const tree = useTree()
  const { editor, root, scope, idOf, rearrange } = tree
  const { document } = editor
  const { path, nots, shape } = item
  const seat = path === root ? null : seatOf(path)
  const ways = waysOf(document, root, path)
  const opened = nots === 0 ? openGroup(document, root, path) : null
  const inlined =
    shapeOf(valueAt(document, item.inner)).kind === 'named' ? inlineName(document, root, item.inner) : null

  const move = (way: keyof Ways, words: string, said: string) => {
    const gap = ways[way]
    if (gap === null) return null
    const press = () => {
      const moved = movePart(document, root, path, gap)
      // The same button again, if there is still somewhere to go.
      const after = applyEdit(document, moved.steps)
      const goesOn = after.ok && waysOf(after.value, root, moved.at)[way] !== null
      const focus = (at: string) => (goesOn ? `${at}/${way}` : actionsOf(at))
      const place = after.ok ? placeInWords(after.value, moved.at) : ''
      rearrange(moved, `${said}${place}.`, { focus, keepsActions: true })
    }
    return (
      <ActionButton id={idOf(`${path}/${way}`)} path={path} label={label} onPress={press}>
        {words}
      </ActionButton>
    )
  }
  const does = (
    words: string,
    edited: Edited | null,
    said: string,
    focus: (at: string) => string = () => actionsOf(path),
  ) =>
    edited === null ? null : (
      <ActionButton path={path} label={label} onPress={() => rearrange(edited, said, { focus })}>
        {words}
      </ActionButton>
    )

  return (
    <div className="part-actions" role="group" aria-label={`More for: ${label}`}>
      <ul className="part-actions__list">
        {move('up', 'Move up', 'Moved up')}
        {move('down', 'Move down', 'Moved down')}
        {move('intoAbove', 'Move into the group above', 'Moved into the group above')}
        {move('intoBelow', 'Move into the group below', 'Moved into the group below')}
        {move('out', 'Move out of this group', 'Moved out of the group')}
        {seat !== null &&
          does(
            'Duplicate',
            duplicatePart(document, seat.list, seat.at),
            'Duplicated: this is the copy.',
            handleOf,
          )}
        {does('Put in a group', wrapPart(document, path, 'any'), 'Put in a group of its own.', kindOf)}
        {does('Take the group apart', opened, 'The group is taken apart: its parts stand where it stood.')}
        {nots > 0
          ? does('Take “not” away', affirmPart(document, root, path), '“Not” is taken away.')
          : does('Say the opposite: not', negatePart(document, path), 'It now says “not”.')}
        {does(
          'Use its text here instead',
          inlined,
          'Its text now stands here. The named condition itself is kept.',
        )}
      </ul>
      {scope.kind === 'facts' && shape.kind !== 'named' && shape.kind !== 'odd' && <SplitOff item={item} />}
    </div>
  )
}
