import { faultOfTest } from '../fault.ts'
import type { Item, Test } from '../shape.ts'
import { subjectOf } from '../subject.ts'
import { comparisonOf } from '../test/comparison.ts'
import { ComparisonSelect } from '../test/ComparisonSelect.tsx'
import { DerivedDetails } from '../test/DerivedDetails.tsx'
import { NotCounting } from '../test/NotCounting.tsx'
import { SubjectSelect } from '../test/SubjectSelect.tsx'
import { ValueField } from '../test/ValueField.tsx'
import { figureOf } from '../test/fits.ts'
import { partInWords } from '../words.ts'
import { PartFrame } from './PartFrame.tsx'
import { useTree } from './tree.ts'
import { useInside } from './useInside.ts'

/** One test: what is looked at, how it is compared, and with what. */
export function TestView({ item, test }: { item: Item; test: Test }) {
  const { editor, scope } = useTree()
  const { document } = editor
  const { isInside, onFocus, onBlur } = useInside()
  const path = item.inner
  const subject = subjectOf(document, scope, test.subject)
  const comparison = subject && comparisonOf(subject, scope, test)
  const found = faultOfTest(document, scope, test)
  const fault = isInside ? null : found
  const isYesNo = subject?.type === 'boolean' && figureOf(test.value) === null
  const label = test.subject === '' ? 'A test still to be filled in' : partInWords(editor, scope, item.path)
  const errorAt = (at: string) => (fault?.at === at ? fault.message : undefined)
  return (
    <PartFrame
      item={item}
      label={label}
      below={scope.kind === 'facts' && <DerivedDetails fact={test.subject} />}
    >
      <div className="test" onFocus={onFocus} onBlur={onBlur}>
        <SubjectSelect path={path} chosen={test.subject} error={errorAt('subject')} />
        {subject !== null && !isYesNo && (
          <ComparisonSelect path={path} subject={subject} test={test} error={errorAt('operator')} />
        )}
        {subject !== null && (comparison !== null || isYesNo) && (
          <ValueField
            path={path}
            subject={subject}
            comparison={comparison}
            test={test}
            error={errorAt('value')}
            isInside={isInside}
          />
        )}
        {scope.kind === 'records' && comparison?.operator === 'withinLastMonths' && (
          <NotCounting path={path} test={test} error={errorAt('notCounting')} />
        )}
      </div>
    </PartFrame>
  )
}
