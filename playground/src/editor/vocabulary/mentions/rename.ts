import { editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { withNames } from './names.ts'
import type { NameKind } from './part.ts'

/** Which edit gives something another id, with every mention of it anywhere in the document? */
export function renameSteps(document: PolicyDocument, kind: NameKind, from: string, to: string): Step[] {
  const renamed = withNames(document, (mention) =>
    mention.kind === kind && mention.id === from ? to : mention.id,
  )
  return editBetween(document, renamed)
}
