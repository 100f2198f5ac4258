import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { announced, burglar, focused, hash, heading } from './journeys.ts'
import { settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

async function open(route = '#/journeys') {
  const opened = await playground.open(route)
  await settled(opened.page)
  return opened
}

describe('the quiz', () => {
  test('hides the standing until an answer is given, gives the reason, and counts at the end', async () => {
    const { page, problems } = await open(`${burglar}?mode=quiz`)
    const main = page.getByRole('main')
    const texts = ['It cannot be said yet', 'FLEX', 'IOM', 'FIXED', 'Red', 'FLEX', 'FIXED', 'Review opened']
    for (const [at, text] of texts.entries()) {
      await heading(page, `Question ${at + 1} of 8`).waitFor()
      expect(await main.innerText()).not.toMatch(/Standing now|is ruled out|can happen now/)
      await page.locator('.quiz__options').getByRole('button', { name: text, exact: true }).click()
      const revealed = page.locator('.reveal')
      await revealed.waitFor()
      expect(await focused(page)).toMatch(at === 3 ? /^✗ Not this time: FLEX/ : /^✓ Right: /)
      expect((await revealed.innerText()).length).toBeGreaterThan(60)
      expect(await announced(page)).toMatch(/^(Right|Not this time): /)
      await revealed.getByRole('button').click()
    }
    await heading(page, '7 of 8 right').waitFor()
    expect(await focused(page)).toBe('7 of 8 right')
    expect(await page.locator('.score tbody tr').nth(3).innerText()).toMatch(/FIXED\s+FLEX\s+No/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await heading(page, 'Question 1 of 8').waitFor()
    expect(problems).toEqual([])
  })
})

describe('the presentation', () => {
  test('goes by keys and by a clicker, reveals before it goes on, and is left by Escape', async () => {
    const { page, problems } = await open(`${burglar}?step=5&mode=present`)
    const status = page.locator('.present [role=status]')
    const press = (key: string) => page.keyboard.press(key)
    for (const chrome of ['.draft-bar', 'header', '.footer', '.own-tools', '.next']) {
      expect(await page.locator(chrome).isVisible()).toBe(false)
    }
    const size = await page.locator('.present').evaluate((node) => getComputedStyle(node).fontSize)
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(28)
    await press('PageDown')
    await heading(page, /Accepted by the panel/, 1).waitFor()
    expect(await focused(page)).toContain('Accepted by the panel')
    expect(await status.innerText()).not.toContain('Eligible for')
    await press(' ')
    await page.locator('.present__answer', { hasText: 'IOM' }).waitFor()
    expect(await status.innerText()).toContain('Eligible for')
    await press('ArrowRight')
    await heading(page, /Referrer told/, 1).waitFor()
    await press('ArrowRight')
    await heading(page, /Offence recorded/, 1).waitFor()
    await press('PageDown')
    await page.locator('.present__answer', { hasText: 'FLEX' }).waitFor()
    await press('PageUp')
    await heading(page, /Referrer told/, 1).waitFor()
    await press('ArrowLeft')
    await page.locator('.present__answer', { hasText: 'IOM' }).waitFor()
    await press('Escape')
    await heading(page, /^Step 6: /).waitFor()
    expect(await hash(page)).toBe(`${burglar}?step=6`)
    expect(await page.locator('.draft-bar').isVisible()).toBe(true)
    expect(problems).toEqual([])
  })
})

describe('on paper', () => {
  /** How many pages a PDF has. */
  async function pages(page: Page): Promise<number> {
    const pdf = await page.pdf({ format: 'A4' })
    return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
  }

  test('the worksheet asks every question, leaves lines to write on, and gives nothing away', async () => {
    const { page } = await open(`${burglar}?print=worksheet`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.asked').count()).toBe(8)
    expect(await page.locator('.asked__line').count()).toBe(16)
    const text = await page.getByRole('main').innerText()
    expect(text).not.toMatch(/Answer|ruled out|☑|488/)
    expect(await page.locator('.draft-bar').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    expect(await pages(page)).toBeGreaterThan(1)
  })

  test('the answer sheet gives every answer with its reason, the aim, the notes and the timeline', async () => {
    const { page } = await open(`${burglar}?print=answers`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.asked__reason').count()).toBe(8)
    const text = await page.getByRole('main').innerText()
    expect(text).toMatch(/☑ It cannot be said yet/)
    expect(text).toContain('FIXED is ruled out: the Crime Severity Score 488')
    expect(text).toContain('A common wrong answer')
    expect(await page.locator('.timeline tbody tr').count()).toBe(15)
    expect(await pages(page)).toBeGreaterThan(2)
  })

  test('a journey prints its diagram as a drawing', async () => {
    const { page } = await open(`${burglar}?step=6`)
    expect(await page.locator('.region-svg').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.region-svg').isVisible()).toBe(true)
    expect(await page.locator('.flow').isVisible()).toBe(false)
    expect(await pages(page)).toBeGreaterThan(1)
  })
})
