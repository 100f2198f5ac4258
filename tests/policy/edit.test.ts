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
    expect(editBetween({ list }, { list: [...list.slice(1), ...list.slice(0, 1)] })).toEqual([
      { op: 'move', from: '/list/a', path: '/list/3' },
    ])
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

describe('a step that does not fit', () => {
  const nothing = 'there is nothing there.'
  const nowhere = 'there is no such place.'
  const before = { a: { b: 1 }, list: [{ id: 'x' }, 5] }
  test.each<[Step, string, string]>([
    [{ op: 'move', from: '/none', path: '/c' }, '/none', nothing],
    [{ op: 'move', from: '/none/deeper', path: '/c' }, '/none/deeper', nothing],
    [{ op: 'copy', from: '', path: '/c' }, '', nothing],
    [{ op: 'move', from: '', path: '/c' }, '', nothing],
    [{ op: 'move', from: '/a', path: '/a/b' }, '/a/b', 'a value cannot move into itself.'],
    [{ op: 'move', from: '/a', path: '/a' }, '/a', 'a value cannot move into itself.'],
    [{ op: 'move', from: '/a', path: '/none/c' }, '/none/c', nowhere],
    [{ op: 'copy', from: '/a', path: '/list/3' }, '/list/3', nowhere],
    [{ op: 'add', path: '/list/3', value: 1 }, '/list/3', nowhere],
    [{ op: 'add', path: '/list/01', value: 1 }, '/list/01', nowhere],
    [{ op: 'add', path: '/a/b/c', value: 1 }, '/a/b/c', nowhere],
    [{ op: 'add', path: '/none/c', value: 1 }, '/none/c', nowhere],
    [{ op: 'add', path: '/list/y', value: 1 }, '/list/y', nowhere],
    [{ op: 'remove', path: '/list/2' }, '/list/2', nothing],
    [{ op: 'remove', path: '/list/-' }, '/list/-', nothing],
    [{ op: 'remove', path: '/toString' }, '/toString', nothing],
    [{ op: 'replace', path: '/c', value: 1 }, '/c', nothing],
    [{ op: 'replace', path: '/a/b/c', value: 1 }, '/a/b/c', nowhere],
    [{ op: 'replace', path: 'a', value: 1 }, 'a', nowhere],
    [{ op: 'test', path: '/c', value: 1 }, '/c', nothing],
    [{ op: 'test', path: '/a', value: { b: 2 } }, '/a', 'the value is not the expected one.'],
    [{ op: 'remove', path: '' }, '', 'the whole document cannot be removed.'],
  ])('says why: %j', (step, path, why) => {
    const first: Step = { op: 'test', path: '/a/b', value: 1 }
    const message = `Step 2 (${step.op} \`${path}\`): ${why}`
    const refused = {
      ok: false,
      issues: [{ code: 'edit-does-not-fit', severity: 'error', path: '/1', message }],
    }
    expect(applyEdit(before, [first, step])).toEqual(refused)
    // Each step is taken back by itself, which counts it as the first.
    const back = inverseEdit(before, [first, step])
    expect(back.issues.map((issue) => [issue.path, issue.message.replace('Step 1', 'Step 2')])).toEqual([
      ['/1', message],
    ])
  })
})

describe('a member of a list', () => {
  const list = Array.from({ length: 12 }, (_, at): unknown => at)
  const after = (path: string, members: readonly unknown[]) =>
    done({ list: members }, [{ op: 'replace', path: `/list/${path}`, value: 'here' }]).list.indexOf('here')

  test.each([
    ['0', list, 0],
    ['7', list, 7],
    ['11', list, 11],
    ['a', [{ id: 'b' }, { id: 'a' }], 1],
    ['a', [{ name: 'b' }, { name: 'a' }], 1],
    ['a', [{ silence: 'b' }, { silence: 'a' }], 1],
    ['a', [{ policy: 'b' }, { policy: 'a' }], 1],
    [
      'a',
      [
        { name: 'a', id: 'b' },
        { name: 'b', id: 'a' },
      ],
      1,
    ],
    ['a', [null, ['a'], 'a', { id: null, name: 'a' }], 3],
    ['1a', [{ id: 'x' }, { id: 'x' }, { id: '1a' }], 2],
    ['a1', [{ id: 'x' }, { id: 'x' }, { id: 'a1' }], 2],
    ['01', [{ id: 'x' }, { id: 'x' }, { id: '01' }], 2],
    ['1', [{ id: '1' }, { id: 'x' }], 1],
    ['a~1b~0c~01', [{ id: 'x' }, { id: 'a/b~c~1' }], 1],
  ])('is found: %s', (path, members, at) => {
    expect(after(path, members)).toBe(at)
  })

  test('is put where it shall stand', () => {
    const put = (path: string) => done({ list: ['a', 'b'] }, [{ op: 'add', path, value: 'c' }]).list
    expect(put('/list/0')).toEqual(['c', 'a', 'b'])
    expect(put('/list/1')).toEqual(['a', 'c', 'b'])
    expect(put('/list/2')).toEqual(['a', 'b', 'c'])
    expect(put('/list/-')).toEqual(['a', 'b', 'c'])
  })
})

describe('what an edit gives', () => {
  test('is plain data, to be read and written as any', () => {
    const after = done<Record<string, number>>({ a: 1 }, [{ op: 'add', path: '/b', value: 2 }])
    expect(Object.getOwnPropertyDescriptor(after, 'b')).toEqual(
      Object.getOwnPropertyDescriptor({ b: 2 }, 'b'),
    )
  })

  test('may be another document altogether, also of what has no parts', () => {
    expect(done<unknown>(5, [{ op: 'add', path: '', value: 6 }])).toBe(6)
    expect(done<unknown>({ a: { b: 1 } }, [{ op: 'move', from: '/a', path: '' }])).toEqual({ b: 1 })
  })

  test('moves beside what is called alike', () => {
    expect(done<object>({ a: 1 }, [{ op: 'move', from: '/a', path: '/ab' }])).toEqual({ ab: 1 })
  })

  test('holds a value to be the same in any order of keys', () => {
    const steps: Step[] = [{ op: 'test', path: '/a', value: { c: 2, b: 1 } }]
    const value = { a: { b: 1, c: 2 } }
    expect(applyEdit(value, steps)).toEqual({ ok: true, value, issues: [] })
  })
})

describe('the edit between two lists', () => {
  test.each<[string, unknown[], unknown[], Step[]]>([
    ['one more', [1], [1, 1], [{ op: 'add', path: '/1', value: 1 }]],
    ['one more before', [2], [1, 2], [{ op: 'add', path: '/0', value: 1 }]],
    ['one fewer', [1, 2, 3], [1, 3], [{ op: 'remove', path: '/1' }]],
    ['one fewer, from the beginning', [1, 2, 3, 4], [2, 3, 4], [{ op: 'remove', path: '/0' }]],
    ['one fewer of those that hold more', [[1], [2]], [[2]], [{ op: 'remove', path: '/0' }]],
    ['two fewer, from the end', [1, 2, 3, 4], [1, 4], ['/2', '/1'].map((path) => ({ op: 'remove', path }))],
    ['another', [1, 2, 3], [1, 5, 3], [{ op: 'replace', path: '/1', value: 5 }]],
    ['another inside', [[1, 2]], [[1, 3]], [{ op: 'replace', path: '/0/1', value: 3 }]],
    ['the same', [{ a: 1 }], [{ a: 1 }], []],
    [
      'another order of keys',
      [{ a: 1, b: 2 }, 1],
      [{ b: 2, a: 1 }, 1],
      [{ op: 'replace', path: '/0', value: { b: 2, a: 1 } }],
    ],
    [
      'a named one new, one gone, one moved and one changed',
      [{ id: 'a' }, { id: 'b' }, { id: 'c', of: 1 }, { id: 'd' }],
      [{ id: 'd' }, { id: 'b' }, { id: 'e/f' }, { id: 'c', of: 2 }],
      [
        { op: 'remove', path: '/a' },
        { op: 'replace', path: '/c/of', value: 2 },
        { op: 'add', path: '/1', value: { id: 'e/f' } },
        { op: 'move', from: '/d', path: '/0' },
      ],
    ],
    [
      'two of one name, told by position',
      [
        { id: 'a', of: 1 },
        { id: 'a', of: 2 },
      ],
      [
        { id: 'a', of: 1 },
        { id: 'a', of: 3 },
      ],
      [{ op: 'replace', path: '/1/of', value: 3 }],
    ],
    [
      'one without a name, told by position',
      [{ id: 'a', of: 1 }, 7],
      [{ id: 'a', of: 2 }, 7],
      [{ op: 'replace', path: '/0/of', value: 2 }],
    ],
    [
      'one whose name is no text, told by position',
      [{ id: true, of: 1 }],
      [{ id: true, of: 2 }],
      [{ op: 'replace', path: '/0/of', value: 2 }],
    ],
  ])('says %s', (_, before, after, steps) => {
    expect(editBetween(before, after)).toEqual(steps)
  })

  test('replaces what became another kind of thing, and a key by itself', () => {
    const was = { a: [], b: {}, c: 1 }
    expect(editBetween(was, { a: {}, b: [], c: 1, d: 2 })).toEqual([
      { op: 'replace', path: '/a', value: {} },
      { op: 'replace', path: '/b', value: [] },
      { op: 'add', path: '/d', value: 2 },
    ])
    expect(editBetween(was, { b: {}, c: 1 })).toEqual([{ op: 'remove', path: '/a' }])
  })
})

describe('the way back', () => {
  const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  const before = { list, first: { x: 1, y: 2 }, last: 3 }
  test.each<[Step, Step[]]>([
    [{ op: 'replace', path: '', value: 1 }, [{ op: 'replace', path: '', value: before }]],
    [{ op: 'add', path: '', value: [] }, [{ op: 'replace', path: '', value: before }]],
    [{ op: 'replace', path: '/list/b', value: 1 }, [{ op: 'replace', path: '/list/1', value: { id: 'b' } }]],
    [{ op: 'add', path: '/list/b', value: 1 }, [{ op: 'remove', path: '/list/1' }]],
    [{ op: 'add', path: '/last', value: 1 }, [{ op: 'replace', path: '/last', value: 3 }]],
    [{ op: 'add', path: '/more', value: 1 }, [{ op: 'remove', path: '/more' }]],
    [{ op: 'copy', from: '/last', path: '/list/-' }, [{ op: 'remove', path: '/list/3' }]],
    [{ op: 'remove', path: '/list/b' }, [{ op: 'add', path: '/list/1', value: { id: 'b' } }]],
    [{ op: 'remove', path: '/last' }, [{ op: 'add', path: '/last', value: 3 }]],
    [{ op: 'remove', path: '/first/x' }, [{ op: 'replace', path: '/first', value: { x: 1, y: 2 } }]],
    [{ op: 'move', from: '/list/a', path: '/list/2' }, [{ op: 'move', from: '/list/2', path: '/list/0' }]],
    [
      { op: 'move', from: '/list/a', path: '/first/z' },
      [
        { op: 'remove', path: '/first/z' },
        { op: 'add', path: '/list/0', value: { id: 'a' } },
      ],
    ],
    [
      { op: 'move', from: '/last', path: '/list/0' },
      [
        { op: 'remove', path: '/list/0' },
        { op: 'add', path: '/last', value: 3 },
      ],
    ],
  ])('of %j', (step, back) => {
    expect(inverseEdit(before, [step])).toEqual({ ok: true, value: back, issues: [] })
    expect(text(done<unknown>(done<unknown>(before, [step]), back))).toBe(text(before))
  })

  test('of a move within a list is one move, however deep the list, and of one to another list two steps', () => {
    const lists = { deep: { one: list, other: [] } }
    const back = (path: string) => inverseEdit(lists, [{ op: 'move', from: '/deep/one/c', path }])
    expect(back('/deep/one/0')).toMatchObject({
      value: [{ op: 'move', from: '/deep/one/0', path: '/deep/one/2' }],
    })
    expect(back('/deep/other/0')).toMatchObject({
      value: [
        { op: 'remove', path: '/deep/other/0' },
        { op: 'add', path: '/deep/one/2', value: { id: 'c' } },
      ],
    })
  })

  test('of a member that takes the place of the whole document it was in', () => {
    const step: Step = { op: 'move', from: '/0', path: '' }
    const before = [{ a: 1 }, 2]
    const back = inverseEdit(before, [step])
    if (!back.ok) throw new Error('it does not fit')
    expect(done<unknown>(done<unknown>(before, [step]), back.value)).toEqual(before)
  })

  test('of a step that puts another list in place of one', () => {
    expect(inverseEdit([1], [{ op: 'add', path: '', value: 2 }])).toMatchObject({
      value: [{ op: 'replace', path: '', value: [1] }],
    })
  })

  test('of several goes backwards', () => {
    const steps: Step[] = [
      { op: 'remove', path: '/last' },
      { op: 'add', path: '/more', value: 1 },
    ]
    expect(inverseEdit(before, steps)).toMatchObject({
      value: [
        { op: 'remove', path: '/more' },
        { op: 'add', path: '/last', value: 3 },
      ],
    })
  })
})
