import type { AnyFinding } from '../../checks/findings/finding.ts'
import { dayInWords } from '../../words/days.ts'
import { count, numberInWords } from '../../words/numbers.ts'
import { item, type Block, type Item, type NoteSection } from './blocks.ts'
import type { Told } from './told.ts'

const notRun: Block = { kind: 'paragraph', text: 'They were not run to the end.' }

export function checksSection({ checks }: Pick<Told, 'checks'>): NoteSection {
  const title = 'What the checks find'
  if (checks === null) return { title, blocks: [notRun] }
  const { appeared, gone, open, accepted, information } = checks
  // Nothing else, where the change itself has brought something to answer.
  const other = appeared.some(({ severity }) => severity !== 'info') ? 'other ' : ''
  const blocks: Block[] = [
    ...findingBlocks('New with this change', 'This change brings no new finding.', appeared),
    ...findingBlocks('Gone with this change', null, gone),
    ...findingBlocks('Still open', `No ${other}error or warning is open.`, open),
  ]
  if (accepted.length > 0) {
    blocks.push(
      { kind: 'heading', text: 'Accepted' },
      {
        kind: 'list',
        items: accepted.map(({ finding, acceptance: { reason, by, on } }) =>
          item(findingWords(finding), `Accepted by ${by}, ${dayInWords(on)}: ${reason}`),
        ),
      },
    )
  }
  if (information > 0) {
    const text = `${count(information, 'finding is', 'findings are')} for information only, as before.`
    blocks.push({ kind: 'paragraph', text })
  }
  return { title, blocks }
}

function findingBlocks(text: string, none: string | null, findings: readonly AnyFinding[]): Block[] {
  if (findings.length === 0) return none === null ? [] : [{ kind: 'paragraph', text: none }]
  return [
    { kind: 'heading', text },
    { kind: 'list', items: findings.map(findingItem) },
  ]
}

const severities = { error: 'Error', warning: 'Warning', info: 'For information' } as const

function findingWords({ severity, message }: AnyFinding): string {
  return `${severities[severity]}: ${message}`
}

function findingItem(finding: AnyFinding): Item {
  const families = ('families' in finding ? finding.families : undefined) ?? []
  const more = ('moreFamilies' in finding ? finding.moreFamilies : undefined) ?? 0
  return item(
    findingWords(finding),
    ...families.map(({ words }) => `For: ${words}`),
    ...(more === 0 ? [] : [`and ${count(more, 'more kind', 'more kinds')} of people`]),
  )
}

export function examplesSection({ examples }: Pick<Told, 'examples'>): NoteSection {
  const title = 'The policy’s own examples'
  if (examples === null) return { title, blocks: [notRun] }
  const { run, failing } = examples
  if (run === 0) return { title, blocks: [{ kind: 'paragraph', text: 'The policy has no examples.' }] }
  if (failing.length === 0) {
    return { title, blocks: [{ kind: 'paragraph', text: `All ${numberInWords(run)} hold.` }] }
  }
  const text = `${numberInWords(failing.length)} of ${numberInWords(run)} no longer ${failing.length === 1 ? 'holds' : 'hold'}:`
  return {
    title,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'list', items: failing.map(({ title, differences }) => item(title, ...differences)) },
    ],
  }
}
