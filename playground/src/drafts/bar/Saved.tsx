import { timeInWords } from '../../words/times.ts'
import { useDeskState } from '../desk/DeskProvider.tsx'

/** Whether the open draft is kept, and since when. */
export function Saved() {
  const saving = useDeskState((state) => state.saving)
  const stance = useDeskState((state) => state.stance)
  const text = () => {
    if (stance.kind === 'elsewhere') return 'Read-only: another tab works on this draft.'
    switch (saving.kind) {
      case 'nothing':
        return 'Nothing to save yet.'
      case 'saving':
        return 'Saving…'
      case 'saved':
        return `Saved ${timeInWords(saving.at)}.`
      case 'failed':
        return saving.lastAt === null ? 'Not saved.' : `Not saved since ${timeInWords(saving.lastAt)}.`
    }
  }
  return <span className="draft-bar__saved">{text()}</span>
}
