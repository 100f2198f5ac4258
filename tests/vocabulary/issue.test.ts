import { didYouMean, IomRulesError, isIomRulesError } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { pointer, whichOf } from '../../packages/core/src/vocabulary/issue.ts'

describe('a JSON Pointer', () => {
  it.each([
    [[], ''],
    [['facts', 'ogrsScore'], '/facts/ogrsScore'],
    [['a/b', 'm~n', 0, ''], '/a~1b/m~0n/0/'],
    [['~1'], '/~01'],
  ])('of %j is %j', (parts, text) => {
    expect(pointer(parts)).toBe(text)
  })
})

describe('did you mean', () => {
  it.each([
    ['ogrsScoer', 'Did you mean `ogrsScore`?'],
    ['OGRSSCORE', 'Did you mean `ogrsScore`?'],
    ['cssscore', 'Did you mean `cssScore`?'],
    ['somethingElseEntirely', undefined],
    ['', undefined],
  ])('%j', (word, help) => {
    expect(didYouMean(word, ['ogrsScore', 'cssScore'])).toBe(help)
  })

  it.each([
    ['B', ['A', 'C'], undefined],
    ['XY', ['A', 'NO'], undefined],
    ['', ['A'], undefined],
    ['NA', ['NO', 'A'], 'Did you mean `NO`?'],
  ])('%j of %j is never a word without a letter in common', (word, known, help) => {
    expect(didYouMean(word, known)).toBe(help)
  })
})

describe('which of them', () => {
  const many = Array.from({ length: 14 }, (_, at) => `fact${at}`)
  it.each([
    ['ogrsScoer', ['ogrsScore', 'cssScore'], 'Did you mean `ogrsScore`?'],
    ['wanted', [], 'There are none yet: declare it first.'],
    ['wanted', ['css'], 'There is: `css`.'],
    ['wanted', ['css', 'ogrs'], 'There are: `css`, `ogrs`.'],
    [
      'wanted',
      many,
      `There are: ${many
        .slice(0, 12)
        .map((each) => `\`${each}\``)
        .join(', ')} and 2 more.`,
    ],
  ])('%j of %j', (word, known, help) => {
    expect(whichOf(word, known)).toBe(help)
  })
})

describe('an error', () => {
  it('becomes RFC 9457 problem details', () => {
    const issue = { code: 'wrong-type', severity: 'error', path: '/facts/a', message: 'No.' } as const
    const error = new IomRulesError('INVALID_NOMINAL', 'The nominal does not fit.\n/facts/a: No.', [issue])
    expect(error.toProblemDetails()).toEqual({
      type: 'urn:iom-rules:problem:invalid-nominal',
      title: 'The nominal does not fit.',
      status: 400,
      detail: 'The nominal does not fit.\n/facts/a: No.',
      code: 'INVALID_NOMINAL',
      issues: [issue],
    })
  })
  it('is recognised without instanceof', () => {
    const copy = Object.assign(new Error('from another copy'), { brand: '@iom-rules/error' })
    expect([isIomRulesError(copy), isIomRulesError(new Error('other')), isIomRulesError(null)]).toEqual([
      true,
      false,
      false,
    ])
  })
})
