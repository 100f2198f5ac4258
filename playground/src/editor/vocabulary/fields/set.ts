import { editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { valueAt } from '../../place.ts'

/** The edit that makes a key of an object say something else; `undefined` takes the key out. */
export function settingSteps(document: PolicyDocument, path: string, value: unknown): Step[] {
  const now = valueAt(document, path)
  if (now === value || JSON.stringify(now) === JSON.stringify(value)) return []
  if (value === undefined) return [{ op: 'remove', path }]
  return [{ op: now === undefined ? 'add' : 'replace', path, value }]
}

/** The same, but leaving alone what stays as it is inside, and with it what was typed there. */
export function changingSteps(document: PolicyDocument, path: string, value: unknown): Step[] {
  const now = valueAt(document, path)
  if (now === undefined || value === undefined) return settingSteps(document, path, value)
  return editBetween(now, value).map((step) => ({ ...step, path: path + step.path }))
}
