import { dayInWords } from '../../words/days.ts'
import type { Recorded } from '../record/read.ts'
import type { NoteSection, Pair } from './blocks.ts'
import type { Told } from './told.ts'

/** What the note is about. */
export function particularsSection({ published, draft, recorded, comparison }: Told): NoteSection {
  return {
    title: 'About this note',
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          { title: 'Policy', text: `${draft.title} (${draft.id})` },
          { title: 'Published version', text: published.version },
          { title: 'New version', text: recorded.version ?? notGiven },
          { title: 'Date', text: day(recorded.date) },
          { title: 'In force from', text: day(recorded.from) },
          { title: 'In short', text: comparison.summary },
        ],
      },
      {
        kind: 'paragraph',
        text: 'Rules propose and people decide. Every person in this note is invented. It is not an official government document.',
      },
    ],
  }
}

/** Who decided, when it is looked at again, and who has signed it off. */
export function decisionSection({ recorded }: Told): NoteSection {
  const pairs: Pair[] = [
    { title: 'Decided by', text: recorded.decidedBy ?? 'Nobody yet' },
    { title: 'Date', text: day(recorded.date) },
    { title: 'Review date', text: day(recorded.review) },
    { title: 'Signed off for police', text: signOff(recorded, 'police') },
    { title: 'Signed off for probation', text: signOff(recorded, 'probation') },
  ]
  return { title: 'Decision and sign-offs', blocks: [{ kind: 'pairs', pairs }] }
}

const notGiven = 'Not given'

function day(day: string | null): string {
  return day === null ? notGiven : dayInWords(day)
}

function signOff({ signOffs }: Recorded, by: 'police' | 'probation'): string {
  const found = signOffs.find((one) => one.by === by)
  return found === undefined ? 'Not yet' : `${found.name}, ${dayInWords(found.on)}`
}
