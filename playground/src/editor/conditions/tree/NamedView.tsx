import { Select } from '../../../design/Select.tsx'
import { pathTo } from '../../place.ts'
import { useEditSession } from '../../useEditSession.ts'
import { chooseName } from '../edits/name.ts'
import type { Item } from '../shape.ts'
import { sentenceOf } from '../sentence.ts'
import { nameInWords } from '../words.ts'
import { Disclosure } from './Disclosure.tsx'
import { NestedCondition } from './NestedCondition.tsx'
import { PartFrame } from './PartFrame.tsx'
import { Sentence } from './Sentence.tsx'
import { useTree } from './tree.ts'
import { useInside } from './useInside.ts'

/** The use of a named condition: which, what it says, and the way into it. */
export function NamedView({ item, name }: { item: Item; name: string }) {
  const tree = useTree()
  const { editor, scope, circles, opened, idOf } = tree
  const { document } = editor
  const { onFocus, session } = useEditSession(item.inner)
  const inside = useInside()
  const isThere = document.conditions !== undefined && Object.hasOwn(document.conditions, name)
  const names = Object.keys(document.conditions ?? {}).filter(
    (each) => each === name || !circles.names.has(each),
  )
  const place = pathTo('conditions', name)
  const said = isThere ? sentenceOf(editor, scope, place) : null
  const blank = name === '' ? 'Choose a named condition' : `There is no “${name}”`
  const error = isThere
    ? undefined
    : name !== ''
      ? 'There is no condition of this name: choose another, or remove it'
      : inside.isInside
        ? undefined
        : 'Choose a named condition, or remove this part'
  const mayOpen = isThere && !opened.includes(name) && tree.root !== place
  return (
    <PartFrame
      item={item}
      label={name === '' ? 'A named condition, still to be chosen' : `Named condition ${nameInWords(name)}`}
      below={
        mayOpen && (
          <Disclosure show={`Open ${nameInWords(name)} here`} hide={`Close ${nameInWords(name)}`}>
            <NestedCondition
              kind="condition"
              id={name}
              root={place}
              scope={scope}
              opened={[...opened, name]}
              title={`Named condition ${nameInWords(name)}`}
            />
          </Disclosure>
        )
      }
    >
      <div
        className="part__field part__field--wide"
        onFocus={(event) => {
          onFocus(event)
          inside.onFocus()
        }}
        onBlur={inside.onBlur}
      >
        <Select
          id={idOf(`${item.inner}/condition`)}
          label={<span className="part__kind">Named condition</span>}
          choices={[
            ...(isThere ? [] : [{ value: name, text: blank }]),
            ...names.map((each) => ({ value: each, text: nameInWords(each) })),
          ]}
          value={name}
          error={error}
          onChange={(chosen) => tree.change(chooseName(item.inner, chosen), session())}
        />
        {said !== null && <Sentence lead="That is:" said={said} isSmall />}
      </div>
    </PartFrame>
  )
}
