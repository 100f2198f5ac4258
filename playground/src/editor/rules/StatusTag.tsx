import { Tag } from '../../design/Tag.tsx'
import { BasisTag } from '../../sources/BasisTag.tsx'
import type { Rule } from '@iom-rules/core'
import type { RuleStatus } from './status.ts'

const words = {
  changed: 'Changed in this draft',
  through: 'Changed by what it uses',
  new: 'New in this draft',
}

/** Whether a rule stands as published, and what it rests on. */
export function StatusTag({ status, rule }: { status: RuleStatus; rule: Pick<Rule, 'cite'> }) {
  const basis = <BasisTag basis={rule.cite === undefined ? 'assumption' : 'published'} />
  if (status === 'same') return basis
  return (
    <>
      <Tag colour="blue">{words[status]}</Tag>
      {/* What was published no longer says all that a changed rule says. */}
      {(rule.cite === undefined || status === 'through') && basis}
    </>
  )
}
