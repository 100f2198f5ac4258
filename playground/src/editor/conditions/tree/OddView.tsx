import { valueAt } from '../../place.ts'
import type { Item } from '../shape.ts'
import { PartFrame } from './PartFrame.tsx'
import { useTree } from './tree.ts'

/** What no part of a condition can be, as it was written in the JSON. */
export function OddView({ item }: { item: Item }) {
  const { editor } = useTree()
  const text = JSON.stringify(valueAt(editor.document, item.inner)) ?? ''
  return (
    <PartFrame item={item} label="A part that cannot be read">
      <div>
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> This part says nothing that a rule can ask:
          remove it, or mend it in the JSON
        </p>
        <code className="part__odd">{text.length > 200 ? `${text.slice(0, 200)} …` : text}</code>
      </div>
    </PartFrame>
  )
}
