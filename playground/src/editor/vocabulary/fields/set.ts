import type { PolicyDocument, Step } from '@iom-rules/core'
import { valueAt } from '../../place.ts'

/** The edit that makes a key of an object say something else; `undefined` takes the key out. */
export function settingSteps(document: PolicyDocument, path: string, value: unknown): Step[] {
  const now = valueAt(document, path)
  if (now === value || JSON.stringify(now) === JSON.stringify(value)) return []
  if (value === undefined) return [{ op: 'remove', path }]
  return [{ op: now === undefined ? 'add' : 'replace', path, value }]
}
