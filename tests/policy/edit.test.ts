import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, editBetween, inverseEdit, type Step } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }

const names = fc.constantFrom('a', 'b', 'c/d', '~e', '0', '-', '__proto__')
const scalar = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('x', 'y'),
  fc.boolean(),
  fc.constant(null),
)

/** Documents with everything an edit can meet: named and unnamed lists, keys in any order, awkward names. */
const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.record({ id: names, of: tie('value') }), { maxLength: 5 }),
    fc.uniqueArray(fc.record({ name: names, of: tie('value') }), {
      selector: ({ name }) => name,
      maxLength: 5,
    }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value

/** To the letter, the order of keys included. */
const text = (value: unknown): string => JSON.stringify(value)

const done = <T>(document: T, steps: readonly Step[]): T => {
  const result = applyEdit(document, steps)
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

describe('a path', () => {
  test('of nothing is the whole document', () => {
    expect(done({ a: 1 }, [{ op: 'add', path: '', value: ['b'] }])).toEqual(['b'])
    expect(done({ a: 1 }, [{ op: 'copy', from: '/a', path: '' }])).toBe(1)
    expect(applyEdit({ a: 1 }, [{ op: 'remove', path: '' }]).ok).toBe(false)
  })

  test('begins with a slash, or leads nowhere', () => {
    const edit = applyEdit({ a: 1 }, [{ op: 'replace', path: 'a', value: 2 }])
    expect(edit.issues[0]?.message).toContain('there is no such place')
  })

  test('leads through no value that has no parts', () => {
    for (const path of ['/a/b', '/a/b/c', '/c/0'])
      expect(applyEdit({ a: 'text' }, [{ op: 'add', path, value: 2 }]).ok).toBe(false)
  })
})

describe('inverseEdit', () => {
  test('has nothing to take back of a test', () => {
    const steps: Step[] = [
      { op: 'test', path: '/a', value: 1 },
      { op: 'replace', path: '/a', value: 2 },
    ]
    expect(inverseEdit({ a: 1 }, steps)).toMatchObject({ value: [{ op: 'replace', path: '/a', value: 1 }] })
  })
})

describe('editBetween', () => {
  test('makes one document of any other, to the letter', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(text(done(before, editBetween(before, after)))).toBe(text(after))
      }),
      { numRuns: 3000 },
    )
  })

  test('has nothing to do between a document and itself, or its copy', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(editBetween(value, structuredClone(value))).toEqual([])
      }),
    )
  })

  test('names what it changes, and leaves alone what is the same', () => {
    const after = structuredClone(cheshire)
    const [first, second] = after.decisions.cohort.rules
    after.parameters.cssThreshold.value = 1200
    if (first === undefined || second === undefined) throw new Error('The policy has rules')
    after.decisions.cohort.rules.splice(0, 2, second, first)
    second.title = 'Flexible'
    expect(editBetween(cheshire, after)).toEqual([
      { op: 'replace', path: '/parameters/cssThreshold/value', value: 1200 },
      { op: 'replace', path: `/decisions/cohort/rules/${second.name}/title`, value: 'Flexible' },
      { op: 'move', from: `/decisions/cohort/rules/${second.name}`, path: '/decisions/cohort/rules/0' },
    ])
  })

  test('moves one rule that goes from the first place to the last, not all the others', () => {
    const list = ['a', 'b', 'c', 'd'].map((name) => ({ name }))
    expect(editBetween({ list }, { list: [...list.slice(1), ...list.slice(0, 1)] })).toHaveLength(1)
  })
})

describe('inverseEdit', () => {
  test('takes back any edit, to the letter', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const steps = editBetween(before, after)
        const back = inverseEdit(before, steps)
        if (!back.ok) throw new Error('The edit fits')
        expect(text(done(done(before, steps), back.value))).toBe(text(before))
      }),
      { numRuns: 2000 },
    )
  })

  test('takes back moves and copies from anywhere to anywhere', () => {
    const path = fc.array(fc.oneof(names, fc.constantFrom('list', '1', 'of')), { minLength: 1, maxLength: 3 })
    const pointerOf = path.map((parts) =>
      parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    )
    fc.assert(
      fc.property(
        json,
        fc.constantFrom('move' as const, 'copy' as const),
        pointerOf,
        pointerOf,
        (document, op, from, to) => {
          const steps: Step[] = [{ op, from, path: to }]
          const after = applyEdit(document, steps)
          const back = inverseEdit(document, steps)
          expect(back.ok).toBe(after.ok)
          const again = after.ok && back.ok ? done(after.value, back.value) : document
          expect(text(again)).toBe(text(document))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('says which step does not fit', () => {
    const steps: Step[] = [
      { op: 'replace', path: '/title', value: 'Another' },
      { op: 'remove', path: '/nowhere' },
    ]
    expect(inverseEdit(cheshire, steps)).toMatchObject({
      ok: false,
      issues: [{ code: 'edit-does-not-fit', path: '/1' }],
    })
  })
})

describe('applyEdit', () => {
  test('shares what no step touches, and leaves the document as it was', () => {
    const before = JSON.stringify(cheshire)
    const after = done(cheshire, [{ op: 'replace', path: '/parameters/cssThreshold/value', value: 5 }])
    expect(JSON.stringify(cheshire)).toBe(before)
    expect(after.decisions).toBe(cheshire.decisions)
    expect(after.parameters.ogrsHigh).toBe(cheshire.parameters.ogrsHigh)
    expect(after.parameters.cssThreshold.value).toBe(5)
  })

  test('a key that is called like something of JavaScript is only a key', () => {
    const after = done({ a: 1 }, [{ op: 'add', path: '/__proto__', value: { polluted: true } }])
    expect(Object.keys(after)).toEqual(['a', '__proto__'])
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('replaces the whole document, which cannot be removed', () => {
    expect(done<object>({ a: 1 }, [{ op: 'replace', path: '', value: { b: 2 } }])).toEqual({ b: 2 })
    expect(applyEdit({ a: 1 }, [{ op: 'remove', path: '' }]).ok).toBe(false)
  })
})
