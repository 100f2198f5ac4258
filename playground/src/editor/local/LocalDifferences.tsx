import { useMemo, useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { count } from '../../words/numbers.ts'
import type { EditorProps } from '../edit.ts'
import { isWithin } from '../place.ts'
import type { Base } from './base.ts'
import { itemsBetween, type LocalItem } from './items.ts'
import { LocalList } from './LocalList.tsx'
import { OtherBaseSection } from './OtherBaseSection.tsx'
import { resetSteps, resetWholeSteps } from './reset.ts'
import { nameOf, toldBetween } from './words.ts'

/** Everything local in groups, each thing with the way back; and what comes from other policies than the national one. */
export function LocalDifferences({ editor, base }: { editor: EditorProps; base: Base }) {
  const { document, policy, issues, onEdit } = editor
  const wanted = base.policy.document
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const items = useMemo(() => itemsBetween(wanted, document), [wanted, document])
  const told = useMemo(() => toldBetween(base.policy, policy), [base, policy])
  const originOf = ({ place }: LocalItem) =>
    base.others.find(({ places }) => places.some((given) => isWithin(place, given)))
  const local = items.filter((item) => originOf(item) === undefined)
  const reset = (item: LocalItem) => {
    setSaid(`${nameOf(wanted, document, item.place)} is as in the national policy now. Undo takes that back.`)
    onEdit(resetSteps(document, wanted, item.place))
    heading.current?.focus()
  }
  const resetWhole = () => {
    setSaid('Nothing is local now. Undo takes that back.')
    onEdit(resetWholeSteps(document, wanted))
    heading.current?.focus()
  }
  const { national } = base
  return (
    <>
      <p className="govuk-body">
        This policy rests on “{national.title}” ({national.id} {national.version}). What is not listed here is
        as it is there.
      </p>
      {issues.length > 0 && (
        <InsetText>
          The words below are those of the last valid policy, until the draft is one again.
        </InsetText>
      )}
      <p role="status" className="local__said">
        {said}
      </p>
      <section aria-labelledby="local-heading" className="local">
        <h2 className="govuk-heading-m" id="local-heading" tabIndex={-1} ref={heading}>
          {local.length === 0 ? 'Nothing differs' : count(local.length, 'thing differs', 'things differ')}
        </h2>
        {local.length === 0 ? (
          <p className="govuk-body">Nothing in this policy differs from the national one.</p>
        ) : (
          <LocalList
            {...{ editor, told }}
            base={wanted}
            items={local}
            from="the national one"
            onReset={reset}
          />
        )}
        {items.length > 1 && (
          <Button variant="secondary" onClick={resetWhole}>
            Reset everything
          </Button>
        )}
      </section>
      {base.others.map((other) => (
        <OtherBaseSection
          key={other.id}
          {...{ editor, other, told }}
          base={wanted}
          items={items.filter((item) => originOf(item) === other)}
          onReset={reset}
          onSaid={setSaid}
        />
      ))}
    </>
  )
}
