import { useQuery } from '../../address/address.ts'
import type { Assessed } from '../assessed.ts'
import { OtherAnswers } from './OtherAnswers.tsx'
import { Reasons } from './Reasons.tsx'

interface AllReasonsProps {
  readonly assessed: Assessed
  readonly addressOf: (decision: string) => string
  readonly edit?: string
}

/** The reasons with what would give another answer, which is worked out away from the screen. */
export function AllReasons({ assessed, ...rest }: AllReasonsProps) {
  const asked = useQuery().get('decision')
  const { nominal, draft, after } = assessed
  return (
    <Reasons
      {...rest}
      assessed={assessed}
      asked={asked}
      renderOthers={(decision) => (
        <OtherAnswers
          policy={draft}
          nominal={nominal}
          asAt={after.asAt}
          assume={after.assumed}
          decision={decision}
        />
      )}
    />
  )
}
