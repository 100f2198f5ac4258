import { Button } from '../../design/Button.tsx'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import type { Stance } from '../desk/state.ts'
import { Notice } from './Notice.tsx'

/** Another tab works on the open draft, so that this one can only be read. */
export function ElsewhereNotice() {
  const desk = useDeskWork()
  const stance = useDeskState((state) => state.stance)
  const refusals = useDeskState((state) => state.refusals)
  const name = useDeskState(({ open }) => open.name)
  if (stance.kind === 'mine') return null
  return (
    <Notice
      title={stance.wasTaken ? 'Another tab has taken this draft over' : 'Another tab works on this draft'}
      // Whoever wanted to change something is led to what they can do instead.
      takesFocus={refusals}
      isUrgent={stance.wasTaken}
      actions={
        stance.hasOwn ? (
          <Button small onClick={() => void desk.keepApart()}>
            Keep what is here as a draft of its own
          </Button>
        ) : (
          <Button small onClick={() => void desk.takeOver()}>
            Take over
          </Button>
        )
      }
    >
      <p>
        “{name}” is read-only here. {tailOf(stance)}
      </p>
    </Notice>
  )
}

function tailOf({ hasOwn, isBehind }: Extract<Stance, { kind: 'elsewhere' }>): string {
  if (hasOwn) return 'What you changed last could not be saved before, and is only in this tab.'
  return isBehind
    ? 'It has been changed there since. Take it over to see the latest and to change it here; nothing is lost.'
    : 'Take it over to change it here; nothing is lost, and the other tab becomes read-only.'
}
