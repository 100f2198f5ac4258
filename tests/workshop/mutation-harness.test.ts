// What runs tests over and over for `npm run mutation` runs them as vitest does.
import { describe, expect, test } from 'vitest'
import { openHarness } from '../../scripts/mutation/harness.mjs'

function read(body: (asked: ReturnType<typeof openHarness>['asked']) => void) {
  const { asked, tests, run } = openHarness()
  asked.file('/tests/a.test.ts')
  body(asked)
  return { tests: [...tests.values()], run }
}

describe('tests', () => {
  test('are named by where they stand, each by a name of its own', () => {
    const { tests } = read((asked) => {
      asked.describe('outer', () => {
        asked.describe.each([{ id: 'one' }, { id: 'two' }])('of $id', () => {
          asked.it('works', () => undefined)
        })
        asked.test('works', () => undefined)
        asked.test('works', () => undefined)
      })
      asked.test.each([
        ['a\nb', 1],
        ['c', 2],
      ])('%s is %i', () => undefined)
    })
    expect(tests.map(({ id }) => id)).toEqual([
      'outer › of one [0] › works',
      'outer › of two [1] › works',
      'outer › works',
      'outer › works (2)',
      'a b is 1 [0]',
      'c is 2 [1]',
    ])
    expect(new Set(tests.map(({ file }) => file))).toEqual(new Set(['/tests/a.test.ts']))
  })

  test('are given the values of their row', async () => {
    const given: unknown[] = []
    const { tests, run } = read((asked) => {
      asked.test.each([['a', 1]])('%s', (...values) => given.push(values))
      asked.test.each(['b'])('%s', (...values) => given.push(values))
    })
    for (const each of tests) await run(each)
    expect(given).toEqual([['a', 1], ['b']])
  })

  test('fail by what they throw, or what they promise', async () => {
    const { tests, run } = read((asked) => {
      asked.test('at once', () => asked.expect(1).toBe(2))
      asked.test('later', () => Promise.reject(new Error('later')))
    })
    const [atOnce, later] = tests.map((each) => run(each))
    await expect(atOnce).rejects.toThrow('expected 1 to be 2')
    await expect(later).rejects.toThrow('later')
  })

  test('find what is done before them done once, and are cleared up after, even where they fail', async () => {
    const done: string[] = []
    const { tests, run } = read((asked) => {
      asked.beforeAll(() => done.push('before all'))
      asked.describe('inner', () => {
        asked.beforeAll(() => done.push('before inner'))
        asked.test('one', () => {
          asked.onTestFinished(() => done.push('cleared up'))
          throw new Error('one')
        })
      })
      asked.test('two', () => done.push('two'))
    })
    const [one, two] = tests
    if (one === undefined || two === undefined) throw new Error('There are two tests.')
    await expect(run(one)).rejects.toThrow('one')
    await run(two)
    expect(done).toEqual(['before all', 'before inner', 'cleared up', 'two'])
  })
})
