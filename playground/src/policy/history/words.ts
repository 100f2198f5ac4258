import type { PolicyDocument } from '@iom-rules/core'
import { dayInWords } from '../../words/days.ts'

type Governed = Pick<PolicyDocument, 'version' | 'inForce' | 'signOffs'>

/** `Version 1.0.0 is in force from 14 September 2021 until another version follows.` */
export function inForceWords({ version, inForce: { from, until } }: Governed): string {
  const end = until === undefined ? 'until another version follows' : `to ${dayInWords(until)}`
  return `Version ${version} is in force from ${dayInWords(from)} ${end}.`
}

/** Who signed it off; without both sign-offs, what it is not fit for. */
export function signOffWords({ signOffs = [] }: Governed): string {
  const signed = signOffs.map(({ by, name, on }) => `for ${by} (${name}) on ${dayInWords(on)}`)
  const missing = (['police', 'probation'] as const).filter((side) => !signOffs.some(({ by }) => by === side))
  if (missing.length === 2) return 'It is not signed off: for demonstration, and not for use on people.'
  const said = `It is signed off ${signed.join(' and ')}.`
  return missing.length === 0
    ? said
    : `${said} It is not signed off for ${missing.join()}: not yet for use on people.`
}
