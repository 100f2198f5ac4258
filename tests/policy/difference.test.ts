// Where two documents differ, also where they are not of the shape of a policy yet.
import { differencesBetween, type PolicyDocument } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { document } from './build.ts'

const between = (before: object, after: object) =>
  differencesBetween(
    document(before) as unknown as PolicyDocument,
    document(after) as unknown as PolicyDocument,
  )

describe('the difference', () => {
  test.each<[string, object, object, object[]]>([
    [
      'of a list that is there, though empty',
      {},
      { assumptions: [] },
      [{ kind: 'added', path: ['assumptions'], way: ['assumptions'], after: [] }],
    ],
    [
      'of a map that was there, though empty',
      { conditions: {} },
      {},
      [{ kind: 'removed', path: ['conditions'], way: ['conditions'], before: {} }],
    ],
    [
      'of members without a name',
      { readings: ['x', 'z'] },
      { readings: ['z', 'y'] },
      [
        { kind: 'added', path: ['readings', 1], way: ['readings', '"y"'], after: 'y' },
        { kind: 'removed', path: ['readings', 0], way: ['readings', '"x"'], before: 'x' },
      ],
    ],
    [
      'of the same in another order of keys',
      { inForce: { from: 'a', until: 'b' } },
      { inForce: { until: 'b', from: 'a' } },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected)
  })
})
