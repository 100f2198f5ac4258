import type { Policy } from '@iom-rules/core'
import type { DecisionComparison, Family, Move } from '@iom-rules/core/analysis'
import { listInWords } from '../../words/answers.ts'
import { count } from '../../words/numbers.ts'
import { personInWords } from '../../words/person.ts'
import { isProvedSame, moveTitle, sentencesOf } from '../effect/move.ts'
import { item, type Block, type Item, type NoteSection } from './blocks.ts'
import type { Told } from './told.ts'

/** What the change does, decision by decision: proved, and not counted. */
export function effectSection({
  comparison,
  published,
  draft,
}: Pick<Told, 'comparison' | 'published' | 'draft'>): NoteSection {
  const { decisions, same, summary } = comparison
  const unmoved = decisions.filter(isProvedSame)
  const blocks: Block[] = [{ kind: 'paragraph', text: summary }]
  if (same) return { title, blocks }
  for (const decision of decisions) {
    if (!isProvedSame(decision)) blocks.push(...decisionBlocks(decision, published, draft))
  }
  if (unmoved.length > 0) {
    const titles = listInWords(unmoved.map((decision) => decision.title))
    blocks.push({ kind: 'paragraph', text: `Proved: nothing changes for anybody in ${titles}.` })
  }
  return { title, blocks }
}

const title = 'What it does'

function decisionBlocks(decision: DecisionComparison, published: Policy, draft: Policy): Block[] {
  const policy = decision.status === 'removed' ? published : draft
  return [
    { kind: 'heading', text: decision.title },
    ...sentencesOf(decision).map((text): Block => ({ kind: 'paragraph', text })),
    ...decision.moves.flatMap((move): Block[] => [
      { kind: 'paragraph', text: `${moveTitle({ published, draft }, decision.decision, move)}:` },
      { kind: 'list', items: familyItems(policy, move) },
    ]),
  ]
}

function familyItems(policy: Policy, { families, moreFamilies }: Move): Item[] {
  const items = families.map((family) => familyItem(policy, family))
  if (moreFamilies === 0) return items
  return [...items, item(`and ${count(moreFamilies, 'more kind', 'more kinds')} of people`)]
}

function familyItem(policy: Policy, { words, example }: Family): Item {
  return example === null
    ? item(words)
    : item(words, `Invented example: ${personInWords(policy, example.facts)}.`)
}
