import { Button } from '../../../design/Button.tsx'
import { addPart, newGroup, newName, newTest } from '../edits/add.ts'
import type { GroupKind } from '../shape.ts'
import { useTree } from './tree.ts'

interface AddBarProps {
  /** Where the group stands, within its “not”s. */
  readonly group: string
  readonly kind: GroupKind
  /** Which group it is, where there are several. */
  readonly of?: string
}

/** What can be put at the end of a group. */
export function AddBar({ group, kind, of }: AddBarProps) {
  const { editor, scope, circles, idOf, rearrange } = useTree()
  const { document } = editor
  const other: GroupKind = kind === 'all' ? 'any' : 'all'
  const names = Object.keys(document.conditions ?? {}).filter((name) => !circles.names.has(name))
  const to = of === undefined ? '' : ` to “${of}”`
  const hidden = to === '' ? null : <span className="govuk-visually-hidden">{to}</span>
  return (
    <div className="add-bar">
      <Button
        small
        variant="secondary"
        id={idOf(`${group}/${kind}`)}
        onClick={() =>
          rearrange(addPart(document, group, newTest(scope)), `Test added${to}. Choose what it tests.`, {
            focus: (at) => `${at}/${scope.kind === 'facts' ? 'fact' : 'field'}`,
          })
        }
      >
        Add a test{hidden}
      </Button>
      <Button
        small
        variant="secondary"
        onClick={() =>
          rearrange(
            addPart(document, group, newGroup(scope, other)),
            `Group added${to}. Choose what it tests.`,
            {
              focus: (at) => `${at}/${other}/0/${scope.kind === 'facts' ? 'fact' : 'field'}`,
            },
          )
        }
      >
        Add a group{hidden}
      </Button>
      {scope.kind === 'facts' && names.length > 0 && (
        <Button
          small
          variant="secondary"
          onClick={() =>
            rearrange(addPart(document, group, newName), `Named condition added${to}. Choose which.`, {
              focus: (at) => `${at}/condition`,
            })
          }
        >
          Use a named condition{hidden}
        </Button>
      )}
    </div>
  )
}
