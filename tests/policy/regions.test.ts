// The arrows of a machine: one for each way, whatever guards it.
import { parsePolicy } from '@iom-rules/core'
import { toMermaid } from '@iom-rules/core/interop'
import { expect, it } from 'vitest'
import { open } from './process.ts'

it('an event that goes one way under several guards is one arrow', () => {
  const guard = (decided: string) => ({ type: 'rule', params: { decision: 'd', outcome: decided } })
  const parsed = parsePolicy(
    open([
      { target: 'SHUT', guard: guard('A') },
      { target: 'SHUT', guard: guard('NONE') },
    ]),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const arrows = toMermaid(parsed.value)
    .split('\n')
    .filter((line) => line.includes('Sent'))
  expect(arrows.map((line) => line.trim())).toEqual([expect.stringMatching(/OPEN --> \S*SHUT : Sent$/)])
})
