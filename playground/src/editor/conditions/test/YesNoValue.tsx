import { Radios } from '../../../design/Choices.tsx'
import { useEditSession } from '../../useEditSession.ts'
import { chooseYesNo } from '../edits/test.ts'
import type { Subject } from '../subject.ts'
import { useTree } from '../tree/tree.ts'

interface YesNoValueProps {
  readonly path: string
  readonly subject: Subject
  readonly isYes: boolean | null
  readonly error: string | undefined
}

/** Yes or no, each at one press. */
export function YesNoValue({ path, subject, isYes, error }: YesNoValueProps) {
  const { scope, idOf, change } = useTree()
  const { onFocus, session } = useEditSession(`${path} value`)
  return (
    <div className="part__field" onFocus={onFocus}>
      <Radios
        id={idOf(`${path}/value`)}
        legend={<span className="govuk-visually-hidden">{subject.title}</span>}
        inline
        small
        choices={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={isYes === null ? '' : isYes ? 'yes' : 'no'}
        error={error}
        onChange={(chosen) => change(chooseYesNo(scope, path, subject.id, chosen === 'yes'), session())}
      />
    </div>
  )
}
