// The classes that tests divide a fact's values into, held against every value of a fine grid.
import { dayNumber, dayText, NONE, type DayNumber, type Policy, type Scalar } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { domainOf } from '../../packages/core/src/diagram/declared.ts'
import { divide, type Domain, type ResolvedTest } from '../../packages/core/src/diagram/domain.ts'
import { holds } from '../../packages/core/src/policy/operators.ts'
import { diceOf, type Dice } from '../properties/dice.ts'
import { offences } from '../policy/build.ts'

const asAt = dayNumber('2026-11-22') as DayNumber
const seeds = Array.from({ length: 30 }, (_, at) => at + 1)
const span = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step)
const someOf = <T>(dice: Dice, most: number, make: () => T) =>
  Array.from({ length: dice.below(most + 1) }, make)

/** What was found of the classes, and what should have been: `values` are all there are, as far as any test can tell. */
function divided(domain: Domain, tests: readonly ResolvedTest[], values: readonly Scalar[]) {
  const classes = divide(domain, tests, asAt)
  const truths = (value: Scalar) =>
    tests.map((test) => holds(test.operator, value, test.required, asAt, domain.type))
  const told = tests.map((test) => classes.truths(test))
  const found = {
    truths: values.map((value) => told.map((each) => each[classes.classOf(value)])),
    count: classes.count,
    classesOfExamples: classes.examples.map((example) => classes.classOf(example)),
    examplesThatCannotBe: classes.examples.filter((example) => !values.includes(example)),
  }
  const count = new Set(values.map((value) => truths(value).join())).size
  const wanted = {
    truths: values.map(truths),
    count,
    classesOfExamples: Array.from({ length: count }, (_, at) => at),
    examplesThatCannotBe: [],
  }
  return [found, wanted] as const
}

describe('a number is divided', () => {
  const operators = [
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
    'equal',
    'notEqual',
  ]
  /** The values of a domain, and tests, some of which lie outside it. */
  function made(seed: number) {
    const dice = diceOf(seed)
    const minimum = dice.below(5) - 2
    const whole = dice.chance(0.5)
    const maximum = dice.chance(0.6) ? { maximum: minimum + dice.below(5) } : {}
    const mayBeNone = dice.chance(0.3)
    const domain: Domain = { type: 'number', minimum, ...maximum, whole, mayBeNone }
    const numbers = span(minimum, maximum.maximum ?? 12, whole ? 1 : 0.25)
    const tests: ResolvedTest[] = someOf(dice, 4, () => ({
      operator: dice.oneOf(operators),
      required: dice.below(20) / 2 - 3,
    }))
    if (mayBeNone && dice.chance(0.5)) tests.push({ operator: 'isNone', required: true })
    return { domain, tests, numbers, high: maximum.maximum ?? Number.MAX_SAFE_INTEGER }
  }

  it('into the classes that tests tell apart, each with a value that can be', () => {
    for (const seed of seeds) {
      const { domain, tests, numbers } = made(seed)
      const values = [...numbers, ...(domain.mayBeNone === true ? [NONE] : [])]
      const [found, wanted] = divided(domain, tests, values)
      expect([seed, found]).toEqual([seed, wanted])
    }
  })
  it('at the constants that can be reached, with nothing where no value lies', () => {
    for (const seed of seeds) {
      const { domain, tests, numbers, high } = made(seed)
      const classes = divide(domain, tests, asAt)
      const low = domain.minimum as number
      const constants = tests.map(({ required }) => required).filter((each) => typeof each === 'number')
      const cuts = [...new Set(constants)].filter((each) => each >= low && each <= high).sort((a, b) => a - b)
      expect(classes.cuts).toEqual(cuts)
      const classAt = (value: number | undefined) => (value === undefined ? -1 : classes.classOf(value))
      const places = cuts.flatMap((cut, at) => [
        classAt(numbers.find((each) => each < cut && each > (cuts[at - 1] ?? -Infinity))),
        classAt(numbers.find((each) => each === cut)),
      ])
      const last = classAt(numbers.find((each) => each > (cuts.at(-1) ?? -Infinity)))
      expect([seed, classes.places]).toEqual([seed, [...places, last]])
    }
  })
  it('so that the classes of all that is no less are known', () => {
    for (const seed of seeds) {
      const { domain, tests, numbers } = made(seed)
      const classes = divide(domain, tests, asAt)
      for (const number of numbers) {
        const upwards = numbers.filter((each) => each >= number).map((each) => classes.classOf(each))
        expect(new Set(classes.upwards(number))).toEqual(new Set(upwards))
      }
    }
  })
  it('with examples that read well', () => {
    const tests = [
      { operator: 'equal', required: 3 },
      { operator: 'lessThan', required: 3.5 },
      { operator: 'greaterThan', required: 9 },
    ]
    const examples = (domain: object) =>
      divide({ type: 'number', minimum: 0, ...domain }, tests, asAt).examples
    expect(examples({ maximum: 10 })).toEqual([0, 3, 3.5, 10])
    expect(examples({ maximum: 9.5 })).toEqual([0, 3, 3.5, 9.25])
    expect(examples({ maximum: 10, whole: true })).toEqual([0, 3, 4, 10])
    expect(examples({ minimum: 0.5, mayBeNone: true })).toEqual([0.5, 3, 3.5, 10])
  })
  it('so that what lies between two neighbours is neither', () => {
    const tests = [3, 4].map((required) => ({ operator: 'equal', required }))
    const places = (domain: object) => divide({ type: 'number', minimum: 0, ...domain }, tests, asAt).places
    expect(places({})).toEqual([0, 1, 0, 2, 0])
    expect(places({ whole: true })).toEqual([0, 1, -1, 2, 0])
    const first = [{ operator: 'greaterThan', required: 1 }]
    expect(divide({ type: 'number', minimum: 0.5, whole: true }, first, asAt).places).toEqual([-1, 0, 1])
  })
})

describe('a day is divided', () => {
  const window = span(asAt - 64, asAt + 64, 1)
  function made(seed: number) {
    const dice = diceOf(seed)
    const past = dice.chance(0.5)
    const mayBeNone = dice.chance(0.4)
    const tests: ResolvedTest[] = someOf(dice, 3, () =>
      dice.chance(0.4)
        ? { operator: dice.oneOf(['withinLastMonths', 'withinNextMonths']), required: dice.below(3) }
        : {
            operator: dice.oneOf(['onOrBefore', 'onOrAfter', 'equal', 'notEqual']),
            required: dayText(asAt + dice.oneOf([-60, -1, 0, 1, 60])),
          },
    )
    if (mayBeNone) tests.push({ operator: 'isNone', required: dice.chance(0.5) })
    const days = window.filter((day) => !past || day <= asAt)
    return { domain: { type: 'day', past, mayBeNone } satisfies Domain, tests, days }
  }

  it('into the classes that tests tell apart, each with a day that can be', () => {
    for (const seed of seeds) {
      const { domain, tests, days } = made(seed)
      const values = [...days.map(dayText), ...(domain.mayBeNone ? [NONE] : [])]
      const [found, wanted] = divided(domain, tests, values)
      expect([seed, found]).toEqual([seed, wanted])
    }
  })
  it('at the first days of stretches, and at no others', () => {
    for (const seed of seeds) {
      const { domain, tests, days } = made(seed)
      const classes = divide(domain, tests, asAt)
      // Between two starts no test changes, so that every change is at one.
      const signature = (day: number) =>
        tests.map((test) => holds(test.operator, dayText(day), test.required, asAt, 'day')).join()
      const changes = days.filter((day) => day > (days[0] as number) && signature(day) !== signature(day - 1))
      expect([seed, classes.starts]).toEqual([seed, changes])
      expect(classes.places).toEqual(
        [(classes.starts[0] ?? asAt + 1) - 1, ...classes.starts].map((day) => classes.classOf(dayText(day))),
      )
    }
  })
  it('with the day of the assessment as the example where no test names a day', () => {
    const isNone = [{ operator: 'isNone', required: true }]
    const classes = divide({ type: 'day', past: true, mayBeNone: true }, isNone, asAt)
    expect([classes.examples, classes.starts]).toEqual([['2026-11-22', NONE], []])
  })
})

describe('what has no order', () => {
  it('is divided into classes and no stretches', () => {
    const yes = divide({ type: 'boolean' }, [{ operator: 'equal', required: true }], asAt)
    expect({ ...yes, up: yes.upwards(0) }).toMatchObject({
      count: 2,
      examples: [false, true],
      cuts: [],
      starts: [],
      places: [],
      up: [],
    })
    const kinds = divide(
      { type: 'choice', values: ['X', 'Y', 'Z'] },
      [{ operator: 'in', required: ['Z'] }],
      asAt,
    )
    expect([kinds.examples, ['X', 'Y', 'Z'].map((value) => kinds.classOf(value))]).toEqual([
      ['X', 'Z'],
      [0, 0, 1],
    ])
  })
})

describe('the values a fact can have', () => {
  const figure = { type: 'number', title: 'Figure', unit: 'points', minimum: 5, maximum: 100 }
  const day = { type: 'day', title: 'Day', past: true }
  const list = { ...offences, record: { ...offences.record, ahead: { type: 'day', title: 'Ahead' } } }
  const total = { type: 'number', title: 'Sum', sum: 'offences', of: { table: 'weights', by: 'type' } }
  const latest = { type: 'day', title: 'Latest', latest: 'offences', of: 'day' }
  const of = (facts: object, derived: object) =>
    domainOf({ facts: { offences: list, ...facts }, derived } as unknown as Policy, 'fact')

  it.each([
    ['are those it is declared with', { fact: figure }, {}, figure],
    [
      'are yes and no of whether there is a record',
      {},
      { fact: { type: 'boolean', exists: 'offences' } },
      { type: 'boolean' },
    ],
    [
      'are whole numbers of a count',
      {},
      { fact: { type: 'number', count: 'offences' } },
      { type: 'number', minimum: 0, whole: true },
    ],
    ['are numbers of a sum', {}, { fact: total }, { type: 'number', minimum: 0, whole: false }],
    [
      'are days and none of the latest day',
      {},
      { fact: latest },
      { type: 'day', mayBeNone: true, past: true },
    ],
    [
      'are days to come too where the field has them',
      {},
      { fact: { ...latest, of: 'ahead' } },
      { type: 'day', mayBeNone: true, past: false },
    ],
    [
      'are of a sum that may be supplied also those that no supplied one has',
      { fact: figure },
      { fact: { ...total, unlessSupplied: true } },
      { ...figure, minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    ],
    [
      'are the supplied ones too, where they are less than any sum',
      { fact: { ...figure, minimum: -5 } },
      { fact: { ...total, unlessSupplied: true } },
      { ...figure, minimum: -5, maximum: Number.MAX_SAFE_INTEGER },
    ],
    [
      'are none too of the latest day that may be supplied',
      { fact: day },
      { fact: { ...latest, unlessSupplied: true } },
      { ...day, mayBeNone: true },
    ],
    [
      'are those worked out where the fact is supplied in another policy only',
      { fact: figure },
      { fact: total },
      { type: 'number', minimum: 0, whole: false },
    ],
  ])('%s', (_, facts, derived, domain) => {
    expect(of(facts, derived)).toEqual(domain)
  })
})
