// Who had a record made is told by role, so that no name is kept.
import { recordOf } from '@iom-rules/core/record'
import { describe, expect, it } from 'vitest'
import { versionOf } from './versions.ts'

const policy = versionOf('1.0.0', '2021-01-01')
const nominal = { ref: 'A', facts: {} }

function madeBy(by: unknown) {
  return recordOf(policy, nominal, { asAt: '2026-11-22', madeOn: '2026-11-23', by: by as string }).made
}

describe('a record is made by', () => {
  it.each([['panel chair'], ['MACC'], ['case-worker'], ['a'.repeat(80)]])('%s', (by) => {
    expect(madeBy(by)).toStrictEqual({ on: '2026-11-23', by })
  })
  it.each([['Jane Doe'], [''], ['a'.repeat(81)], [undefined], [['panel chair']]])(
    'nobody called %j',
    (by) => {
      expect(() => madeBy(by)).toThrow(
        expect.objectContaining({
          code: 'INVALID_ROLE',
          message: `\`${String(by)}\` is not a role. Give it in lower case, or a forum in capitals, as \`panel chair\` or \`MACC\`: never a name.`,
        }),
      )
    },
  )
})
