// The guides for policy leads and trainers, walked from the first step to the last: every control they name is on the
// screen where they name it, and every figure is what the screen says.
import { readdir, readFile, stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlayground, type OpenPage, type Playground } from './chromium.ts'
import { follow, guideText, stepsOf } from './guide.ts'
import { settled } from './screens.ts'

const guides = ['policy-leads', 'trainers']
let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const texts = await Promise.all(guides.map(async (name) => ({ name, text: await guideText(name) })))

describe.each(texts)('the guide for $name', ({ name, text }) => {
  const { steps, prose } = stepsOf(text)
  let opened: OpenPage
  // One page for the whole guide: what is done in a part is there in the next.
  beforeAll(async () => {
    opened = await playground.open('#/')
    await settled(opened.page)
  })

  test.each([...new Set(steps.map(({ section }) => section))])('can be followed: %s', async (section) => {
    for (const step of steps.filter((one) => one.section === section))
      await follow(opened.page, playground.url, step).catch((reason: unknown) => {
        throw new Error(`${name}.md, line ${step.line}: ${step.text}`, { cause: reason })
      })
    expect(opened.problems).toEqual([])
  })

  test('names no control outside a step, where nobody would look for it', () => {
    expect(prose.filter((line) => line.includes('**'))).toEqual([])
  })

  test('shows small pictures, each in words too', async () => {
    const shown = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)]
    for (const [, words = '', path = ''] of shown) {
      const { size } = await stat(new URL(`../../docs/guides/${path}`, import.meta.url))
      expect(size, path).toBeLessThan(150_000)
      expect(words.length, path).toBeGreaterThan(80)
    }
    expect(shown.length).toBeGreaterThan(4)
  })
})

test('every picture is shown in a guide', async () => {
  const text = texts.map((one) => one.text).join('\n')
  const pictures = await readdir(new URL('../../docs/guides/pictures/', import.meta.url))
  expect(pictures.filter((picture) => !text.includes(`](pictures/${picture})`))).toEqual([])
})

test('trainers find every scenario, with how much there is in it', async () => {
  const rows = (await guideText('trainers')).replaceAll(/ +\| +/g, ' | ')
  const folder = new URL('../../rules/journeys/', import.meta.url)
  for (const file of await readdir(folder)) {
    const { title, events, scenario } = JSON.parse(await readFile(new URL(file, folder), 'utf8'))
    expect(rows).toMatch(
      new RegExp(`^\\| ${title} \\| .+ \\| ${events.length} \\| ${scenario.questions.length} \\|$`, 'm'),
    )
  }
})
