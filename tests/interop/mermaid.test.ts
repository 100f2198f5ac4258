// The machine as a drawing: whatever its states are called, each is one box.
import { expect, test } from 'vitest'
import { parsePolicy } from '@iom-rules/core'
import { toMermaid } from '@iom-rules/core/interop'
import { process } from '../policy/process.ts'

test('states and regions whose names differ in a mark alone are different boxes', () => {
  const states = {
    'HELD-UP': { on: { SENT: 'HELD_UP' } },
    HELD_UP: { on: { DONE: 'HELD-UP' } },
  }
  const parsed = parsePolicy(process({ machines: { flow: { initial: 'HELD-UP', states } } }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const lines = toMermaid(parsed.value)
    .split('\n')
    .map((line) => line.trim())
  expect(lines).toContain('state "HELD-UP" as flow__HELD_UP')
  expect(lines).toContain('state "HELD_UP" as flow__HELD_UP_2')
  expect(lines).toContain('[*] --> flow__HELD_UP')
  expect(lines).toContain('flow__HELD_UP --> flow__HELD_UP_2 : Sent')
  expect(lines).toContain('flow__HELD_UP_2 --> flow__HELD_UP : Done')
})
