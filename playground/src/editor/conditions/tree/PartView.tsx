import { valueAt } from '../../place.ts'
import { itemOf } from '../shape.ts'
import { GroupView } from './GroupView.tsx'
import { NamedView } from './NamedView.tsx'
import { OddView } from './OddView.tsx'
import { TestView } from './TestView.tsx'
import { useTree } from './tree.ts'

/** One part of a condition, whatever it is. */
export function PartView({ path }: { path: string }) {
  const { editor } = useTree()
  const item = itemOf(valueAt(editor.document, path), path)
  const { shape } = item
  switch (shape.kind) {
    case 'group':
      return (
        <GroupView
          item={item}
          of={shape.of}
          parts={shape.parts}
          renderPart={(member) => <PartView path={member} />}
        />
      )
    case 'named':
      return <NamedView item={item} name={shape.name} />
    case 'test':
      return <TestView item={item} test={shape.test} />
    case 'odd':
      return <OddView item={item} />
  }
}
