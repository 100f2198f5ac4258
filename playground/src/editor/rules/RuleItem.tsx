import { useSortable } from '@dnd-kit/sortable'
import type { Rule } from '@iom-rules/core'
import type { RulesInHand } from './hands.ts'
import { earlyPart } from '../../parts/part.tsx'
import { RuleCard } from './RuleCard.tsx'

// Forms come a moment after the page, which is there without them.
const RuleForm = earlyPart(
  { opening: 'Opening the rule…' },
  async () => (await import('./RuleForm.tsx')).RuleForm,
)

interface RuleItemProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rule: Rule
  /** Its position, from 0. */
  readonly at: number
  readonly of: number
  readonly onMove: (to: number) => void
}

/** A rule in its list: as a sentence, or open in its place. */
export function RuleItem({ hands, decision, rule, at, of, onMove }: RuleItemProps) {
  const { asked } = hands
  const isOpen = asked.isEdited && asked.decision === decision && asked.rule === rule.name
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: rule.name, disabled: isOpen })
  const style =
    transform === null ? {} : { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)`, transition }
  const title = rule.title ?? rule.name
  return (
    <li ref={setNodeRef} style={style} className={`rule-item${isDragging ? ' rule-item--dragged' : ''}`}>
      {isOpen ? (
        <RuleForm {...{ hands, decision, rule, at, of, onMove }} />
      ) : (
        <RuleCard
          hands={hands}
          decision={decision}
          rule={rule}
          handle={
            <button
              type="button"
              className="drag-handle"
              id={`drag-${decision}-${rule.name}`}
              ref={setActivatorNodeRef}
              {...attributes}
              {...listeners}
            >
              <span aria-hidden="true">⠿</span>
              <span className="govuk-visually-hidden">Move the rule: {title}</span>
            </button>
          }
        />
      )}
    </li>
  )
}
