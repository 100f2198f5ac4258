import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type UniqueIdentifier,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import type { Rule } from '@iom-rules/core'
import { moveRule } from './edits/rules.ts'
import type { RulesInHand } from './hands.ts'
import { MendInJson } from './MendInJson.tsx'
import { RuleItem } from './RuleItem.tsx'

interface RuleListProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rules: readonly Rule[]
}

const instructions = {
  draggable:
    'To move the rule, press Space or Enter, then the up and down arrow keys. Press Space or Enter again to put it down, or Escape to leave it where it was.',
}

/** The rules of a decision in their order, which can be changed by dragging one, by mouse or by keyboard. */
export function RuleList({ hands, decision, rules }: RuleListProps) {
  const { editor, say, focusLater } = hands
  const sensors = useSensors(
    // A press that does not move is a press.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const names = rules.map(({ name }) => name)
  const place = (rule: UniqueIdentifier) => names.indexOf(String(rule))
  const move = (rule: string, to: number) => {
    const steps = moveRule(editor.document, decision, rule, to)
    if (steps.length === 0) return
    editor.onEdit(steps)
    say(`The rule “${titleOf(rules, rule)}” is now ${to + 1} of ${rules.length}. Undo takes it back.`)
    focusLater(handleId(decision, rule))
  }
  const words = (rule: UniqueIdentifier) => `The rule “${titleOf(rules, String(rule))}”`
  const pickedUp = (rule: UniqueIdentifier) =>
    `${words(rule)} is picked up: ${place(rule) + 1} of ${names.length}.`
  const announcements: Announcements = {
    onDragStart: ({ active }) => pickedUp(active.id),
    onDragOver: ({ active, over }) => {
      if (over === null) return undefined
      // At first it is over its own place.
      if (over.id === active.id) return pickedUp(active.id)
      return `${words(active.id)} would be ${place(over.id) + 1} of ${names.length}.`
    },
    // What it comes to is said once the edit is made.
    onDragEnd: () => undefined,
    onDragCancel: ({ active }) => `${words(active.id)} stays where it was.`,
  }
  return (
    <DndContext
      id={`rules-${decision}`}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: instructions }}
      onDragEnd={({ active, over }) => {
        if (over !== null) move(String(active.id), place(over.id))
      }}
    >
      <SortableContext items={[...new Set(names)]} strategy={verticalListSortingStrategy}>
        <ol className="rule-list">
          {rules.map((rule, at) =>
            names.indexOf(rule.name) === at ? (
              <RuleItem
                key={rule.name}
                hands={hands}
                decision={decision}
                rule={rule}
                at={at}
                of={rules.length}
                onMove={(to) => move(rule.name, to)}
              />
            ) : (
              // A form finds its rule by the name: here it would show and change the first of the two.
              <li key={`${rule.name} ${at}`} className="rule-item">
                <MendInJson
                  what={`The rule “${rule.title ?? rule.name}”`}
                  why={`has the id of another, ${rule.name}, and cannot be told from it here`}
                />
              </li>
            ),
          )}
        </ol>
      </SortableContext>
    </DndContext>
  )
}

/** The id of the handle by which a rule is dragged. */
export function handleId(decision: string, rule: string): string {
  return `drag-${decision}-${rule}`
}

function titleOf(rules: readonly Rule[], name: string): string {
  return rules.find((rule) => rule.name === name)?.title ?? name
}
