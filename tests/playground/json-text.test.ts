import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, sameJson } from '../../playground/src/policy-text/json.ts'
import { plainText, writeText } from '../../playground/src/policy-text/write.ts'

const seed = Number(process.env['FC_SEED'] ?? 20_261_122)
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const file = (path: string) => readFileSync(join(root, path), 'utf8')
const cheshire = file('packages/core/policies/cheshire.json')
const read = (text: string) => JSON.parse(text) as unknown
/** A shipped policy without the part that is most of it. */
const shipped = plainText({ ...(read(file('packages/core/policies/navigate.json')) as object), examples: [] })

/** The same policy as several programs write it; the last as prettier does, with short lists on a line. */
const layouts = {
  bundle: shipped,
  'tabs and Windows line ends': `${JSON.stringify(read(shipped), null, '\t').replaceAll('\n', '\r\n')}\r\n`,
  'one line': JSON.stringify(read(shipped)),
  'by hand': file('rules/navigate/decisions/status.json'),
}

type Json = unknown
type Change = (container: Json[] | { [key: string]: Json }, key: string | number, choice: number) => void

/** What somebody does to a policy, one thing at a time. */
const changes: readonly Change[] = [
  (container, key, choice) =>
    put(container, key, [choice, `“${choice}”`, choice % 2 === 0, [], {}][choice % 5]),
  (container, key) => {
    if (Array.isArray(container)) container.splice(Number(key), 1)
    else delete container[key]
  },
  (container, key, choice) => {
    if (Array.isArray(container))
      container.splice(choice % (container.length + 1), 0, { id: `new-${choice}` })
    else container[`new${choice}`] = { title: 'New', list: [1, { a: [] }], key }
  },
  (container, key, choice) => {
    if (!Array.isArray(container)) return
    const [moved] = container.splice(Number(key), 1)
    container.splice(choice % (container.length + 1), 0, moved)
  },
  (container, key) => {
    if (Array.isArray(container)) container.splice(Number(key), 0, structuredClone(container[Number(key)]))
  },
  (container) => {
    if (Array.isArray(container)) container.reverse()
  },
]

function put(container: Json[] | { [key: string]: Json }, key: string | number, value: Json): void {
  Object.assign(container, { [key]: value })
}

const edit = fc.record({
  way: fc.array(fc.nat(1000), { minLength: 1, maxLength: 7 }),
  change: fc.nat(changes.length - 1),
  choice: fc.nat(1000),
})

function edited(document: Json, edits: readonly { way: number[]; change: number; choice: number }[]): Json {
  const root = structuredClone(document)
  for (const { way, change, choice } of edits) {
    let here = root as Json[] | { [key: string]: Json }
    for (const [at, turn] of way.entries()) {
      const keys = Object.keys(here)
      const key = keys[turn % Math.max(1, keys.length)]
      if (key === undefined) break
      const next = Reflect.get(here, key) as Json
      if (at === way.length - 1 || typeof next !== 'object' || next === null) {
        changes[change]?.(here, key, choice)
        break
      }
      here = next as Json[]
    }
  }
  return root
}

describe.each(Object.entries(layouts))('%s', (_, text) => {
  test('the text of any document says exactly that, and all that it still says stands as it stood', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const document = edited(read(text), edits)
        const written = writeText(text, document)
        expect(sameJson(read(written), document)).toBe(true)
        const touched = changedTexts(partOf(text), partOf(written), read(text), document)
        expect(touched.filter(([before, after]) => before !== after)).toEqual([])
        expect(written.slice(written.lastIndexOf('}'))).toBe(text.slice(text.lastIndexOf('}')))
      }),
      { seed, numRuns: 25 },
    )
  })

  test('nothing changed is not a byte changed', () => {
    expect(writeText(text, read(text))).toBe(text)
  })
})

/** A value as it stands in a text, and the members of an object or a list. */
interface Part {
  readonly text: string
  readonly members: ReadonlyMap<string, Part>
}

/** Reads a text that is known to be JSON, and keeps what stands where: nothing of the product does that here. */
function partOf(json: string): Part {
  let at = 0
  const take = (pattern: RegExp): string => {
    const found = new RegExp(pattern, 'y')
    found.lastIndex = at
    const [taken = ''] = found.exec(json) ?? []
    at += taken.length
    return taken
  }
  const value = (): Part => {
    take(/\s*/)
    const from = at
    const members = new Map<string, Part>()
    const [open] = take(/[{[]/)
    const isOver = () => open === undefined || take(/\s*[}\]]/) !== ''
    while (!isOver()) {
      const key = open === '{' ? (JSON.parse(take(/\s*"(?:[^"\\]|\\.)*"/)) as string) : String(members.size)
      if (open === '{') take(/\s*:/)
      members.set(key, value())
      take(/\s*,/)
    }
    if (open === undefined) take(/"(?:[^"\\]|\\.)*"|[^\s,\]}]+/)
    return { text: json.slice(from, at), members }
  }
  return value()
}

const nothing: Part = { text: '', members: new Map() }

/** The texts of every part that says the same before and after: both, side by side. */
function changedTexts(one: Part, other: Part, before: Json, after: Json): [string, string][] {
  if (sameJson(before, after)) return [[one.text, other.text]]
  if (!isObject(before) || !isObject(after)) return []
  return Object.keys(before).flatMap((key) => {
    if (!Object.hasOwn(after, key)) return []
    const [here, there] = [one, other].map(({ members }) => members.get(key) ?? nothing)
    return changedTexts(here ?? nothing, there ?? nothing, before[key], after[key])
  })
}

describe('a figure of the shipped policy', () => {
  const document = read(cheshire) as { parameters: { cssThreshold: { value: number } } }

  test('is all that changes, and one line of the text', () => {
    const changed = structuredClone(document)
    changed.parameters.cssThreshold.value = 800
    const [before, after] = [cheshire, writeText(cheshire, changed)].map((text) => text.split('\n'))
    expect(after?.length).toBe(before?.length)
    const lines = (after ?? []).filter((line, at) => line !== before?.[at])
    expect(lines).toEqual(['      "value": 800,'])
  })

  test('the text that the shipped policy came as is what the program makes of it', () => {
    expect(plainText(document)).toBe(cheshire)
  })
})

test('a rule that moves takes its own text with it', () => {
  const text = layouts['by hand']
  const document = read(text) as { rules: { name: string }[] }
  const [first, second, ...rest] = document.rules
  const written = writeText(text, { ...document, rules: [second, first, ...rest] })
  const slices = (json: string) => {
    const rules = [...(partOf(json).members.get('rules')?.members.values() ?? [])]
    return new Map(rules.map((rule) => [rule.members.get('name')?.text, rule.text]))
  }
  expect([...slices(written).keys()].slice(0, 2)).toEqual([...slices(text).keys()].slice(0, 2).toReversed())
  expect(Object.fromEntries(slices(written))).toEqual(Object.fromEntries(slices(text)))
})

test('a byte order mark stays, and a text that cannot be read is written anew', () => {
  const marked = `\uFEFF${shipped}`
  expect(writeText(marked, read(shipped))).toBe(marked)
  expect(writeText('{"id": ', { id: 'a' })).toBe('{\n  "id": "a"\n}\n')
})
