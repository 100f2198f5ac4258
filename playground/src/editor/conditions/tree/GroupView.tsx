import { Fragment, type ReactNode } from 'react'
import { Select } from '../../../design/Select.tsx'
import { count } from '../../../words/numbers.ts'
import { DropGap } from '../drag/DropGap.tsx'
import { sayGroup } from '../edits/say-group.ts'
import type { GroupKind, Item } from '../shape.ts'
import { groupWords, joiner } from '../words.ts'
import { AddBar } from './AddBar.tsx'
import { kindOf } from './names.ts'
import { PartFrame } from './PartFrame.tsx'
import { useTree } from './tree.ts'

interface GroupViewProps {
  readonly item: Item
  readonly of: GroupKind
  readonly parts: readonly unknown[]
  readonly renderPart: (path: string) => ReactNode
}

const ways = [
  { kind: 'all', isNegated: false },
  { kind: 'any', isNegated: false },
  { kind: 'any', isNegated: true },
  { kind: 'all', isNegated: true },
] as const

/** Several parts, of which all, one, or none must be so. */
export function GroupView({ item, of, parts, renderPart }: GroupViewProps) {
  const tree = useTree()
  const { path, inner, nots } = item
  const words = groupWords(of, nots > 0)
  const list = `${inner}/${of}`
  const say = (wanted: string) => {
    const way = ways.find(({ kind, isNegated }) => groupWords(kind, isNegated) === wanted)
    if (way === undefined) return
    tree.rearrange(sayGroup(tree.editor.document, path, way), `${wanted}.`, { focus: kindOf })
  }
  return (
    <fieldset className="condition-group">
      <legend className="govuk-visually-hidden">
        {words}: {count(parts.length, 'part', 'parts')}
      </legend>
      <PartFrame
        item={item}
        label={words}
        saysNot
        below={
          <div className={`condition-group__members condition-group__members--${of}`}>
            {parts.map((_, at) => (
              <Fragment key={at}>
                <DropGap list={list} at={at} joiner={at === 0 ? null : joiner(of)} />
                {renderPart(`${list}/${at}`)}
              </Fragment>
            ))}
            <DropGap list={list} at={parts.length} joiner={null} />
            <AddBar group={inner} kind={of} {...(path === tree.root ? {} : { of: words })} />
          </div>
        }
      >
        <Select
          id={tree.idOf(kindOf(path))}
          label={<span className="govuk-visually-hidden">How many of these parts must be so</span>}
          choices={ways.map(({ kind, isNegated }) => {
            const text = groupWords(kind, isNegated)
            return { value: text, text }
          })}
          value={words}
          onChange={say}
        />
      </PartFrame>
    </fieldset>
  )
}
