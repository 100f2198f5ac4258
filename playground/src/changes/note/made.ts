import { checkPolicy } from '@iom-rules/core'
import { dayInWords } from '../../words/days.ts'
import { count } from '../../words/numbers.ts'
import { parameterInWords } from '../../words/parameters.ts'
import { item, type Block, type NoteSection } from './blocks.ts'
import type { Told } from './told.ts'

/** What nobody has published: the figures, and what is taken always to hold. */
export function restsSection({ draft }: Told): NoteSection {
  const figures = Object.values(draft.parameters).filter(({ basis }) => basis === 'assumption')
  const others = checkPolicy(draft).filter(
    ({ code, path }) => code === 'assumption' && !path.startsWith('/parameters/'),
  ).length
  const blocks: Block[] = []
  if (figures.length > 0) {
    blocks.push(
      { kind: 'paragraph', text: 'These figures are assumptions, which no source gives:' },
      {
        kind: 'list',
        items: figures.map(({ title, value, unit }) =>
          item(`${title}: ${parameterInWords(draft, value, unit)}`),
        ),
      },
    )
  }
  if (others > 0) {
    const text = `${count(others, 'rule or other part rests', 'rules and other parts rest')} on an assumption too, as the policy says at each.`
    blocks.push({ kind: 'paragraph', text })
  }
  if (draft.assumptions.length > 0) {
    blocks.push(
      { kind: 'paragraph', text: 'The policy takes these always to hold:' },
      { kind: 'list', items: draft.assumptions.map(({ reason }) => item(reason)) },
    )
  }
  if (blocks.length === 0) {
    blocks.push({ kind: 'paragraph', text: 'On no assumption: all of it is published or decided.' })
  }
  return { title: 'What it rests on', blocks }
}

/** How anybody can make the note again, and tell whether a policy file is the one it is about. */
export function madeSection({ published, hash, recorded, comparison: { asAt } }: Told): NoteSection {
  return {
    title: 'How this note was made',
    blocks: [
      {
        kind: 'paragraph',
        text:
          'It was worked out from the two policies by the playground of iom-rules, in a browser, with nothing sent anywhere. ' +
          'What it says of everybody is proved from the rules; what it says of sample people is counted. ' +
          `Ages of records are counted as at ${dayInWords(asAt)}.`,
      },
      {
        kind: 'pairs',
        pairs: [
          {
            title: `Fingerprint of the published policy, version ${published.version} (SHA-256)`,
            text: published.hash,
          },
          {
            title: `Fingerprint of the policy file that goes with this note${recorded.version === null ? '' : `, version ${recorded.version}`} (SHA-256)`,
            text: hash,
          },
        ],
      },
    ],
  }
}
