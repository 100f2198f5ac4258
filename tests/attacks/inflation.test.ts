// A few kilobytes that unpack to gigabytes: what comes out is counted while it comes.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { limits } from '@iom-rules/core'
import { expect, test } from 'vitest'
import { packed } from '../../playground/src/changes/write/pack.ts'
import { gather } from '../../playground/src/sharing/file/gather.ts'
import { inflate } from '../../playground/src/sharing/inflate.ts'

const megabyte = 1024 * 1024
const zeros = deflateRawSync(new Uint8Array(64 * megabyte), { level: 9 })

test('deflate makes a thousand of one, and a library asked to unpack does so', () => {
  expect(inflateRawSync(zeros).length / zeros.length).toBeGreaterThan(1000)
})

test('no more of it is put in once more than the limit has come out', () => {
  const given = Uint8Array.from(zeros)
  let put = 0
  given.subarray = (from = 0, to = given.length) => {
    put += Math.min(to, given.length) - from
    return given.slice(from, to)
  }
  expect(inflate(given, limits.bytes)).toBe('too-large')
  // A byte can come to 1,032: what was put in is about what it takes to pass the limit, of thirty times as much.
  expect(put).toBeLessThan(limits.bytes / 500)
  expect(given.length).toBeGreaterThan(10 * put)
})

test('what comes to no more is whole, and what is cut off or none is said to be damaged', () => {
  const text = new TextEncoder().encode('{"form":1}'.repeat(1000))
  const small = deflateRawSync(text)
  expect(inflate(small, text.length)).toEqual(text)
  expect(inflate(small, text.length - 1)).toBe('too-large')
  expect(inflate(small.subarray(0, 5), limits.bytes)).toBe('damaged')
})

test('a ZIP file is told so too, whatever size it gives for what is in it', async () => {
  const bomb = packed([{ name: 'policy.json', bytes: new Uint8Array(20 * megabyte) }])
  const view = new DataView(bomb.buffer)
  // The sizes in both headers say that it comes to ten bytes.
  view.setUint32(22, 10, true)
  const central = bomb.length - 22 - 46 - 'policy.json'.length
  view.setUint32(central + 24, 10, true)
  const gathered = await gather([{ path: 'a.zip', file: new Blob([bomb]) }])
  expect(gathered.issues.map(({ code }) => code)).toEqual(['too-large'])
})
