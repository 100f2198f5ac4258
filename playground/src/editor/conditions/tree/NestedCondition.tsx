import { useCallback, useDeferredValue, useId, useMemo } from 'react'
import { usesOf } from '../uses.ts'
import type { Scope } from '../scope.ts'
import { useTree } from './tree.ts'

interface NestedConditionProps {
  readonly kind: 'condition' | 'fact'
  readonly id: string
  readonly root: string
  readonly scope: Scope
  readonly opened: readonly string[]
  /** What it is, to those who hear it. */
  readonly title: string
}

/** A condition opened inside another, to be changed for everybody who uses it. */
export function NestedCondition({ kind, id, root, scope, opened, title }: NestedConditionProps) {
  const outer = useTree()
  const { document } = outer.editor
  const prefix = useId()
  const idOf = useCallback((path: string) => `${prefix}${path}`, [prefix])
  // Who uses it hardly ever changes while one types, and looking through the whole policy takes a while.
  const settled = useDeferredValue(document)
  const others = useMemo(() => usesOf(settled, kind, id, outer.root), [settled, kind, id, outer.root])
  return (
    <section className="nested-condition" aria-label={title}>
      {others.length === 0 ? (
        <p className="govuk-body-s nested-condition__uses">
          Nothing else uses it: a change here changes only this condition.
        </p>
      ) : (
        <div className="nested-condition__uses nested-condition__uses--shared">
          <p className="govuk-body-s">
            <strong>A change here also changes:</strong>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {others.map(({ words, address }) => (
              <li key={words}>
                <a className="govuk-link" href={`#${address}`}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {outer.renderNested({ root, scope, opened, idOf })}
    </section>
  )
}
