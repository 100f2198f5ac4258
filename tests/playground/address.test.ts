import { expect, test } from 'vitest'
import { addressOf } from '../../playground/src/address/address.ts'

test('an address leaves out what is empty and escapes what it must', () => {
  expect(addressOf('/nominals', {})).toBe('/nominals')
  expect(addressOf('/nominals', { area: 'HALTON', q: '' })).toBe('/nominals?area=HALTON')
  expect(addressOf('/nominals', { q: 'a&b=c' })).toBe('/nominals?q=a%26b%3Dc')
})
