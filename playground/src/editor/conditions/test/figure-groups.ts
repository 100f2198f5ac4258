import type { PolicyDocument } from '@iom-rules/core'
import type { Subject } from '../subject.ts'
import type { Comparison } from './comparison.ts'
import { figureReference, fits } from './fits.ts'

/** The figures of the policy that a test can compare with, those in the same unit first. */
export function figureGroups(
  document: PolicyDocument,
  subject: Subject,
  comparison: Comparison,
): { readonly title: string; readonly figures: readonly string[] }[] {
  const unit = comparison.takes === 'months' ? 'months' : subject.unit
  const fitting = Object.entries(document.parameters ?? {}).filter(([id]) =>
    fits(document, subject, comparison, figureReference(id)),
  )
  const inUnit = (isSame: boolean) =>
    fitting.filter(([, parameter]) => (parameter.unit === unit) === isSame).map(([id]) => id)
  return [
    { title: 'Figures of the policy', figures: inUnit(true) },
    { title: 'Figures of the policy in another unit', figures: inUnit(false) },
  ].filter(({ figures }) => figures.length > 0)
}
