import type { CaseloadMove } from '@iom-rules/core/analysis'
import { shortAnswer } from '../changes/effect/move.ts'
import type { Changes } from '../changes/useChanges.ts'
import type { PeopleMoved } from '../changes/useTold.ts'
import { count, numberInWords } from '../words/numbers.ts'
import { WorkStatus } from '../work/WorkStatus.tsx'

/** Lines that can be taken in at a glance. */
const shown = 5

interface MoversProps {
  readonly changes: Changes
  readonly people: PeopleMoved | null
}

/** Who of the caseload gets another answer, in a line for each way to move. */
export function Movers({ changes, people }: MoversProps) {
  if (people === null) return <WorkStatus work={changes.moved} doing="Counting" />
  const { moves, moved, people: everybody } = people.caseload
  const all = moves.toSorted((one, other) => other.count - one.count)
  return (
    <>
      <p className="govuk-body-s" role="status">
        {moved === 0
          ? `Nobody among ${numberInWords(everybody)} people.`
          : `${count(moved, 'person', 'people')} of ${numberInWords(everybody)}.`}
      </p>
      {all.length > 0 && (
        <ul className="govuk-list govuk-body-s effect__list">
          {all.slice(0, shown).map((move) => (
            <li key={`${move.decision} ${move.from} ${move.to}`}>
              <MoveLine changes={changes} move={move} />
            </li>
          ))}
          {all.length > shown && <li>and {count(all.length - shown, 'more way', 'more ways')}</li>}
        </ul>
      )}
    </>
  )
}

// Somebody may move in several decisions, so that the lines add up to more than the people.
function decisionTitle({ published, draft }: Changes, decision: string): string {
  return (draft.decisions[decision] ?? published.decisions[decision])?.title ?? decision
}

function MoveLine({ changes, move }: { changes: Changes; move: CaseloadMove }) {
  const { published, draft } = changes
  const { decision, from, to, byArea } = move
  const areas = Object.entries(byArea)
    .filter(([, number]) => number > 0)
    .map(([area, number]) => `${draft.areas[area]?.title ?? (area === '' ? 'no area' : area)} ${number}`)
  return (
    <>
      <strong>{numberInWords(move.count)}</strong> in {decisionTitle(changes, decision)}: from{' '}
      {shortAnswer(published, decision, from)} to {shortAnswer(draft, decision, to)}
      <span className="effect__areas"> ({areas.join(', ')})</span>
    </>
  )
}
