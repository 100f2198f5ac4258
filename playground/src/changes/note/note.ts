import { isSignedOff, type Recorded } from '../record/read.ts'
import { plainNote, type Note } from './blocks.ts'
import { changedSection } from './changed.ts'
import { checksSection, examplesSection } from './checked.ts'
import { decisionSection, particularsSection } from './decided.ts'
import { effectSection } from './effect.ts'
import { madeSection, restsSection } from './made.ts'
import { peopleSection } from './people.ts'
import type { Told } from './told.ts'

/** What the draft changes, what it does, what was checked and who decided: the note that goes to a board. */
export function noteOf(told: Told): Note {
  return plainNote({
    title: `Change note: ${told.draft.title}`,
    standing: standingOf(told.recorded),
    sections: [
      particularsSection(told),
      changedSection(told),
      effectSection(told),
      peopleSection(told),
      checksSection(told),
      examplesSection(told),
      decisionSection(told),
      restsSection(told),
      madeSection(told),
    ],
  })
}

/** Is it signed off? Said plainly, because a draft is easily taken for a policy. */
export function standingOf(recorded: Recorded): string {
  if (isSignedOff(recorded)) return 'Signed off for police and for probation.'
  return 'Not signed off: a draft.'
}
