import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlayground, type Playground } from './chromium.ts'
import { announced, burglar, focused, hash, heading, saved, standing } from './journeys.ts'
import { setThreshold, settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

async function open(route: string) {
  const opened = await playground.open(route)
  await settled(opened.page)
  return opened
}

describe('the diagram', () => {
  test('has a tab for each part of the process, goes by arrow keys, and says the same as a list', async () => {
    const { page, problems } = await open(`${burglar}?step=6`)
    const tabs = page.getByRole('tab')
    expect(await tabs.allInnerTexts()).toEqual([
      'Nomination\nAccepted',
      'Lead\nIOM leads',
      'MARAC\nNot known to MARAC',
      'Colour\nGreen',
    ])
    expect(await page.locator('.flow .state').count()).toBeGreaterThan(10)
    expect(await page.locator('.flow .state--now').innerText()).toMatch(/Now\s*Accepted/)
    await page.getByText('The same as a list: Nomination').click()
    const list = page.locator('.diagram .govuk-list')
    expect(await list.innerText()).toMatch(/At the panel\s+to Accepted, by “Accepted by the panel”/)
    expect(await list.getByText('Accepted (now)').count()).toBe(1)
    await tabs.first().focus()
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toMatch(/^Colour/)
    expect(await tabs.last().getAttribute('aria-selected')).toBe('true')
    await page.getByText('so no arrows are drawn').waitFor()
    expect(await page.locator('.flow .state--now').innerText()).toMatch(/Green/)
    expect(problems).toEqual([])
  })

  test('is saved as a drawing that stands alone, and as Mermaid', async () => {
    const { page } = await open(`${burglar}?step=6`)
    const svg = await saved(page, 'Save the diagram as SVG')
    expect(svg.name).toBe('nomination.svg')
    // On a page of its own: this one makes no markup from text.
    const elsewhere = await page.context().newPage()
    const drawn = await elsewhere.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        words: parsed.documentElement.textContent,
        classes: parsed.querySelectorAll('[style]').length,
      }
    }, svg.text)
    expect(drawn).toMatchObject({ error: null, classes: 0 })
    expect(drawn.words).toContain('Awaiting the panel')
    const mermaid = await saved(page, 'Save it as Mermaid')
    expect(mermaid.name).toBe('nomination.mmd')
    expect(mermaid.text).toMatch(/^stateDiagram-v2/)
    expect(mermaid.text).not.toContain('Amber alert')
  })
})

describe('which colour can follow which', () => {
  test('is a table that leads to the events, and to a case of each', async () => {
    const { page, problems } = await open('#/journeys/colours')
    const row = page.locator('.transitions tbody tr', { has: page.getByRole('rowheader', { name: 'Red' }) })
    await row.getByRole('link', { name: /from Red to Blue/ }).click()
    await heading(page, 'From Red to Blue').waitFor()
    expect(await focused(page)).toBe('From Red to Blue')
    await page.getByRole('button', { name: /^See it happen\s+Taken into custody/ }).click()
    await heading(page, 'Red → Blue: Taken into custody', 1).waitFor()
    expect(await standing(page, 'Colour').innerText()).toMatch(/^Blue/)
    await page.getByRole('button', { name: 'Previous step' }).click()
    await heading(page, /^Start/).waitFor()
    expect(await standing(page, 'Colour').innerText()).toMatch(/^Red/)
    expect(problems).toEqual([])
  })

  test('is saved as CSV and as Mermaid', async () => {
    const { page } = await open('#/journeys/colours')
    const { text } = await saved(page, 'Save as CSV')
    const [head, ...lines] = text.trimEnd().split('\r\n')
    expect(head).toMatch(/^from,fromTitle,event,eventTitle,to,toTitle,/)
    expect(lines.length).toBeGreaterThan(100)
    expect(
      lines.some((line) => line.startsWith('RED,Red,TAKEN_INTO_CUSTODY,Taken into custody,BLUE,Blue,')),
    ).toBe(true)
    const mermaid = await saved(page, 'Save as Mermaid')
    expect(mermaid.text).toMatch(/^stateDiagram-v2\n {2}state "Red" as s0\n/)
    expect(mermaid.text).toMatch(/s0 --> s1 : .*Taken into custody/)
  })

  test('says what a draft changes, where it changes anything', async () => {
    const { page } = await open('#/policy')
    await setThreshold(page, '500')
    await page.goto(`${playground.url}#/journeys/colours`)
    const inset = page.locator('main .govuk-inset-text')
    await inset.getByText('Your draft changes nothing here').waitFor()
    await page.goto(`${playground.url}#/checks/readings`)
    const reading = page.locator('.reading', { hasText: 'Wanted, and in prison' })
    await reading.locator('summary').click()
    await reading.getByLabel(/The colours of custody come first/).check()
    await page.locator('.draft-bar', { hasText: '+ 2 changes' }).waitFor()
    await page.goto(`${playground.url}#/journeys/colours`)
    await inset.getByText(/your draft has \d+ ways? more and \d+ ways? fewer/).waitFor()
    await inset.getByText('Each of them').click()
    expect(await inset.innerText()).toMatch(/→ .* by “.*”: only as published/)
    expect(await page.locator('.transitions__change').count()).toBeGreaterThan(0)
  })
})

describe('the agenda', () => {
  test('is by area, from the caseload of the draft, and says what it cannot know', async () => {
    const { page, problems } = await open('#/journeys/agenda')
    expect(await page.locator('.agenda__area').count()).toBe(4)
    await page.getByLabel('Area').selectOption('Halton')
    await page.locator('.agenda__area').nth(1).waitFor({ state: 'detached' })
    expect(await hash(page)).toBe('#/journeys/agenda?area=HALTON')
    const reviews = page.locator('.agenda__table', { hasText: 'Members to review' }).locator('tbody tr')
    expect(await reviews.count()).toBeGreaterThan(0)
    await heading(page, 'What this agenda cannot know').waitFor()
    const markdown = await saved(page, 'Save as Markdown')
    expect(markdown.name).toBe('agenda-2026-11-22.md')
    expect(markdown.text).toContain('## Halton')
    expect(markdown.text).not.toContain('## Warrington')
    await reviews.first().getByRole('link').click()
    await heading(page, /HAL-\d+$/, 1).waitFor()
    expect(problems).toEqual([])
  })
})

describe('journeys that are made', () => {
  test('lead the shortest way to an outcome', async () => {
    const { page, problems } = await open('#/journeys/generate')
    await page.getByLabel('Get to').selectOption('Colour: Red')
    await page.getByRole('button', { name: 'Find the shortest way' }).click()
    await heading(page, /The shortest way to Colour: Red$/, 1).waitFor()
    await page.getByRole('button', { name: 'Next step' }).click()
    await heading(page, /^Step 1: /).waitFor()
    expect(await standing(page, 'Colour').innerText()).toMatch(/^Red/)
    expect(problems).toEqual([])
  })

  test('cross a boundary with their last event', async () => {
    const { page } = await open('#/journeys/generate')
    await page.getByRole('button', { name: /Crime Severity Score, 999 → 1,000/ }).click()
    await heading(page, /Crime Severity Score, 999 → 1,000/, 1).waitFor()
    expect(await standing(page, 'Eligible for').innerText()).toMatch(/^FLEX/)
    await page.getByRole('button', { name: 'Next step' }).click()
    await heading(page, /^Step 1/).waitFor()
    expect(await standing(page, 'Eligible for').innerText()).toMatch(/^FIXED/)
  })

  test('are made at random from a seed, and say when the seed is none', async () => {
    const { page } = await open('#/journeys/generate')
    await page.getByLabel('Seed').fill('one')
    await page.getByRole('button', { name: 'Make a journey up at random' }).click()
    await page.getByRole('link', { name: /^Enter a seed that is a whole number/ }).waitFor()
    await page.getByLabel('Seed').fill('7')
    await page.getByRole('button', { name: 'Make a journey up at random' }).click()
    await heading(page, /seed 7/, 1).waitFor()
    expect(await page.locator('.timeline tbody tr').count()).toBe(13)
    expect(await announced(page)).toMatch(/^Start/)
  })
})
