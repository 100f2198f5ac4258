import { Button } from '../../../design/Button.tsx'
import { Disclosure } from '../tree/Disclosure.tsx'
import { chooseValue } from '../edits/test.ts'
import { takePlainValue } from '../edits/figure.ts'
import type { Subject } from '../subject.ts'
import { useTree } from '../tree/tree.ts'
import type { Comparison } from './comparison.ts'
import { FigurePanel } from './FigurePanel.tsx'
import { asAtReference, figureOf, isAsAt } from './fits.ts'

interface ValueSourceProps {
  readonly path: string
  readonly subject: Subject
  readonly comparison: Comparison
  readonly value: unknown
}

/** Where the value comes from, where it could come from somewhere else. */
export function ValueSource({ path, subject, comparison, value }: ValueSourceProps) {
  const { editor, scope, rearrange } = useTree()
  const { document } = editor
  const toValue = { focus: (at: string) => `${at}/value` }
  if (figureOf(value) !== null) {
    return (
      <Button
        variant="link"
        className="value-source"
        onClick={() =>
          rearrange(takePlainValue(document, scope, path), 'The value now stands here itself.', toValue)
        }
      >
        Use the value itself here
        <span className="govuk-visually-hidden">: {subject.title}</span>
      </Button>
    )
  }
  const isDay = subject.type === 'day' && comparison.takes === 'same'
  return (
    <div className="value-source">
      {isDay && (
        <Button
          variant="link"
          onClick={() => {
            const other = isAsAt(value) ? undefined : asAtReference
            const said = isAsAt(value) ? 'Enter a day.' : 'It now compares with the day of the assessment.'
            rearrange(chooseValue(document, scope, path, other), said, {
              focus: (at) => (isAsAt(value) ? `${at}/value` : `${at}/operator`),
            })
          }}
        >
          {isAsAt(value) ? 'Enter a day instead' : 'Use the day of the assessment'}
          <span className="govuk-visually-hidden">: {subject.title}</span>
        </Button>
      )}
      <Disclosure show="Use a figure of the policy" hide="Close" of={subject.title}>
        <FigurePanel path={path} subject={subject} comparison={comparison} value={value} />
      </Disclosure>
    </div>
  )
}
