// What a comparison says in words: decision by decision, and of the whole.
import type { Policy } from '@iom-rules/core'
import { compare } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, weights } from '../policy/build.ts'
import { asAt, figure, smallPolicy, sumOfOffences } from './small.ts'

const ids = ['p', 'q', 'r', 's']
const facts = Object.fromEntries(
  ids.map((id) => [id, { type: 'boolean', title: id, yes: `${id} is so`, no: `${id} is not so` }]),
)
const so = (id: string) => asks(id, 'equal', true)
const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const carrying = (type: string, params: object) => ({ event: { type, params } })

const policyOf = (rules: readonly object[], more: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision(rules, more) } })
const sentences = (before: Policy, after: Policy, budget?: number) =>
  compare(before, after, { asAt, ...(budget === undefined ? {} : { budget }) }).decisions.flatMap(
    (each) => each.sentences,
  )

describe('the sentences of a decision', () => {
  test('tell of each outcome who is selected besides, who no longer is, and what it now carries', () => {
    const carried = (second: string, value: number) =>
      policyOf([rule('a', 'A', all(so('p'), so(second)), carrying('A', { level: value }))])
    expect(sentences(carried('q', 1), carried('r', 2))).toEqual([
      'A now also selects people for whom q is not so, r is so and p is so. It no longer selects people for whom q is so, r is not so and p is so.',
      'A, with level 2 instead of 1, now stands for people for whom q is so, r is so and p is so.',
      'NONE now also selects people for whom q is so, r is not so and p is so. It no longer selects people for whom q is not so, r is so and p is so.',
    ])
  })

  test('say that a set of people is everybody', () => {
    const [never, always] = [all(so('p'), { not: so('p') }), any(so('p'), { not: so('p') })]
    expect(
      sentences(
        policyOf([rule('a', 'A', never)], { outcomes: { A: {}, NONE: {} } }),
        policyOf([rule('a', 'A', always)], { outcomes: { A: {}, NONE: {} } }),
      ),
    ).toEqual([
      'A selects everyone it did before, and also everybody.',
      'NONE selects nobody new, and no longer selects everybody.',
    ])
  })

  test('call an outcome what it is called now, and one that is gone what it was called', () => {
    const titled = (first: string, second: string, wanted: object) =>
      policyOf([rule('a', first, wanted)], {
        outcomes: { [first]: { title: second }, NONE: { title: `Not ${second}` } },
      })
    expect(sentences(titled('A', 'In custody', all(so('p'))), titled('B', 'Inside', all(so('p'))))).toEqual([
      '“In custody” selects nobody new, and no longer selects people for whom p is so.',
      'Inside selects everyone it did before, and also people for whom p is so.',
    ])
    expect(
      sentences(titled('A', 'Inside', all(so('p'))), titled('A', 'In custody', all(so('p'), so('q')))),
    ).toEqual([
      '“In custody” selects nobody new, and no longer selects people for whom q is not so and p is so.',
      '“Not In custody” selects everyone it did before, and also people for whom q is not so and p is so.',
    ])
  })

  test('spell out three kinds of people who keep an outcome that carries something else, and count the others', () => {
    const odd = ([id = '', ...others]: readonly string[]): object =>
      others.length === 0 ? so(id) : any(all(so(id), { not: odd(others) }), all({ not: so(id) }, odd(others)))
    const policy = (value: string) =>
      policyOf([
        rule('a', 'A', odd(ids), carrying('A', { owner: value })),
        rule('b', 'A', all({ not: odd(ids) }), carrying('A', { owner: 'Nobody' })),
      ])
    expect(sentences(policy('Police'), policy('Probation'))).toEqual([
      'A, with owner Probation instead of Police, now stands for people for whom r is not so, s is not so, q is not so and p is so; people for whom r is not so, s is not so, q is so and p is not so; people for whom r is not so, s is so, q is not so and p is not so; and 5 other kinds of people.',
    ])
  })

  const carries = (was: object, otherwise: object = {}) =>
    policyOf(
      [
        rule('a', 'A', all(so('p')), carrying('A', was)),
        rule('b', 'A', all(so('q')), carrying('A', { k: 1 })),
      ],
      { otherwise: { outcome: 'NONE', assumption: 'For the test.', params: otherwise } },
    )

  test('name what an outcome carries in order: what is new, what is otherwise, and what is gone', () => {
    expect(sentences(carries({ b: 1, c: 2, d: 3 }), carries({ c: 5, b: 1, a: true }))).toEqual([
      'A, with a true, c 5 instead of 2 and no d any more, now stands for people for whom p is so.',
    ])
  })

  test('tell what holds where no rule is met in the same way', () => {
    expect(sentences(carries({ k: 1 }, { owner: 'IOM' }), carries({ k: 1 }, { owner: 'Police' }))).toEqual([
      'NONE, with owner Police instead of IOM, now stands for people for whom p is not so and q is not so.',
    ])
  })

  test('say nothing of what is carried where the policy says nothing', () => {
    const silent = { otherwise: undefined }
    expect(
      sentences(
        policyOf([rule('a', 'A', all(so('p')))], silent),
        policyOf([rule('a', 'A', all(so('q')))], silent),
      ),
    ).toEqual([
      'A now also selects people for whom p is not so and q is so. It no longer selects people for whom p is so and q is not so.',
      '“nothing (the policy does not say)” now also selects people for whom p is so and q is not so. It no longer selects people for whom p is not so and q is so.',
    ])
  })

  test('name first what a change is about, wherever it is asked', () => {
    const scored = (least: number, ...others: object[]) =>
      smallPolicy({
        facts: { a: figure(0, 100, { title: 'Age' }), z: figure(0, 100, { title: 'Zeal' }) },
        decisions: { d: decision([rule('a', 'A', all(...others, asks('z', 'lessThan', least)))]) },
      })
    const [over, under] = [asks('a', 'greaterThan', 18), asks('a', 'lessThan', 25)]
    expect(sentences(scored(50, over, under), scored(60, under, over))[0]).toBe(
      'A selects everyone it did before, and also people for whom the zeal is 50 or more and below 60 and the age is more than 18 and below 25.',
    )
  })

  test('call a fact that each works out in its own way what each calls it, and any other what it is called now', () => {
    const has = (type: string, name: string) =>
      smallPolicy({
        facts: { offences, p: { type: 'boolean', title: 'P', yes: `${name} agrees`, no: 'nobody agrees' } },
        derived: {
          bad: {
            type: 'boolean',
            exists: 'offences',
            where: { field: 'type', operator: 'equal', value: type },
            title: 'Bad',
            yes: `${name} says it is bad`,
            no: `${name} says it is not bad`,
          },
        },
        decisions: { d: decision([rule('a', 'A', all(asks('bad', 'equal', true), so('p')))]) },
      })
    expect(sentences(has('X', 'the police'), has('Y', 'probation'))[0]).toBe(
      'A now also selects people for whom the police says it is not bad (before the change), probation says it is bad (after the change) and probation agrees. It no longer selects people for whom the police says it is bad (before the change), probation says it is not bad (after the change) and probation agrees.',
    )
  })
})

describe('what could not be worked out, or not for certain,', () => {
  const weighing = (x: number, more: number) =>
    smallPolicy({
      facts: { offences },
      tables: { weights: { ...weights, rows: { ...weights.rows, X: { value: x, grade: 'demo' } } } },
      derived: { score: sumOfOffences },
      decisions: { d: decision([rule('a', 'A', all(asks('score', 'greaterThan', more)))]) },
    })
  const [small, large] = [policyOf([rule('a', 'A', all(so('p')))]), policyOf([rule('a', 'A', all(so('q')))])]

  test('is said with its reason: other weights, or too many nodes', () => {
    const weighed = compare(weighing(3, 0), weighing(4, 0), { asAt })
    expect(weighed.decisions[0]?.sentences).toEqual([
      'Whether “A decision” changes could not be worked out: records weigh otherwise, and not every total was looked at.',
    ])
    const [first] = compare(small, large, { asAt, budget: 3 }).decisions
    expect(first).toEqual({
      decision: 'd',
      title: 'A decision',
      status: 'too-complex',
      moves: [],
      sentences: [
        'Whether “A decision” changes could not be worked out: The decision `d` is too complex to work out exactly: its conditions make too large a diagram.',
      ],
      whileUnknown: true,
    })
  })

  test('is said beside those of whom it is certain', () => {
    const found = sentences(weighing(3, 4), weighing(5, 4))
    expect(found.at(-1)).toBe('Records weigh otherwise, so there may be people beside these.')
    expect(sentences(weighing(5, 4), weighing(5, 4))).toEqual(['Nothing changes for anybody.'])
  })
})

describe('a comparison in one sentence', () => {
  const of = (decisions: Readonly<Record<string, string>>) =>
    smallPolicy({
      facts,
      decisions: Object.fromEntries(
        Object.entries(decisions).map(([id, wanted]) => [
          id,
          decision([rule('a', 'A', all(so(wanted)))], { title: `Decision ${id}` }),
        ]),
      ),
    })
  const between = (before: Policy, after: Policy, budget = 1_000_000) =>
    compare(before, after, { asAt, budget }).summary

  test('is of what changes, is new and is gone', () => {
    expect(between(of({ a: 'p', b: 'p', c: 'p' }), of({ b: 'q', c: 'p', d: 'p' }))).toBe(
      '“Decision b” changes for some people, “Decision d” is new and “Decision a” is gone.',
    )
  })

  test('names what could not be worked out, alone and beside the rest', () => {
    expect(between(of({ a: 'p', b: 'p' }), of({ a: 'q', b: 'q' }), 3)).toBe(
      'Whether “Decision a” and “Decision b” changes could not be worked out.',
    )
    expect(between(of({ a: 'p' }), of({ a: 'q', d: 'p' }), 3)).toBe(
      '“Decision d” is new. Whether “Decision a” changes could not be worked out.',
    )
  })

  test('of decisions that only one has is told of each of them too', () => {
    expect(sentences(of({ a: 'p' }), of({ b: 'p' }))).toEqual([
      '“Decision a” is no longer decided.',
      '“Decision b” is a new decision.',
    ])
  })
})
