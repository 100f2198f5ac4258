import { numberInWords } from '../../words/numbers.ts'
import { useDeskState } from '../desk/DeskProvider.tsx'
import { Notice } from './Notice.tsx'

/** A draft with many people takes a while to open. */
export function BusyNotice() {
  const busy = useDeskState((state) => state.busy)
  if (busy === null || busy.total === 0) return null
  const { name, done, total } = busy
  return (
    <Notice title={`Opening “${name}”…`}>
      <p>
        <progress max={total} value={done} aria-label="People read" /> {numberInWords(done)} of{' '}
        {numberInWords(total)} people
      </p>
    </Notice>
  )
}
