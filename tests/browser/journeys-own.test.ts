import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlayground, type Playground } from './chromium.ts'
import { burglar, heading, openFile, saved, scenarioText } from './journeys.ts'
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

describe('a journey of one’s own', () => {
  test('is kept only when asked, comes back after a reload, and is erased for good', async () => {
    const { page } = await open('#/journeys/new?from=HAL-004')
    await page.getByRole('button', { name: 'Start the journey' }).click()
    await page.getByText('Not kept: it is gone when you close or reload the page.').waitFor()
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await page.getByLabel('Name', { exact: true }).fill('For Tuesday')
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await heading(page, 'For Tuesday', 1).waitFor()
    await page.getByRole('button', { name: 'Keep in this browser' }).click()
    await page.getByText('Kept in this browser, with every change to it.').waitFor()
    await page.getByRole('button', { name: 'Arrested', exact: true }).click()
    await page.getByRole('button', { name: 'Add this event' }).click()
    await heading(page, /^Step 1/).waitFor()
    await page.reload()
    await heading(page, /^Step 1: .*Arrested/).waitFor()
    await page.goto(`${playground.url}#/journeys`)
    await page.getByRole('link', { name: 'For Tuesday' }).waitFor()
    await page.getByRole('button', { name: 'Erase For Tuesday' }).click()
    await page.getByRole('link', { name: 'For Tuesday' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })

  test('is saved with the policy it was seen under, and opened again as it was', async () => {
    const { page } = await open(burglar)
    const file = await saved(page, 'Save as a file')
    expect(file.name).toBe('an-escalating-burglar-reaches-the-crime-severity-score.json')
    const journey = JSON.parse(file.text) as { policy: { hash: string }; events: unknown[] }
    expect(journey.policy).toMatchObject({ id: 'cheshire', version: '1.0.0' })
    await page.goto(`${playground.url}#/journeys`)
    await openFile(page, 'mine.json', file.text)
    await page.locator('.timeline tbody tr').nth(14).waitFor()
    const other = { ...journey, policy: { ...journey.policy, hash: '0'.repeat(64) } }
    await page.goto(`${playground.url}#/journeys`)
    await openFile(page, 'other.json', JSON.stringify(other))
    await page.getByText(/recorded under cheshire 1\.0\.0 \(000000000000\)/).waitFor()
  })

  test('that cannot be read says what, where and what to do, and changes nothing', async () => {
    const { page } = await open()
    const text = await scenarioText('ageing-out')
    await openFile(page, 'broken.json', text.replaceAll('"DAY_PASSED"', '"DAY_PASSD"'))
    const summary = page.locator('.govuk-error-summary')
    await summary.waitFor()
    expect(await summary.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await summary.innerText()).toMatch(
      /broken\.json cannot be opened[^]*Did you mean DAY_PASSED[^]*\/events\/\d+/,
    )
    expect(await page.getByRole('heading', { name: 'Your own' }).count()).toBe(0)
    await openFile(page, 'not.json', '{ "id": ')
    await summary.getByText('not.json cannot be opened').waitFor()
  })

  test('becomes a scenario with questions, an aim and notes', async () => {
    const { page } = await open('#/journeys/new?from=HAL-004')
    await page.getByRole('button', { name: 'Start the journey' }).click()
    await page.getByText('Teach with it').click()
    await page.getByLabel('Ask at step 0').selectOption('Which colour?')
    await page.getByRole('button', { name: 'Add this question' }).click()
    await page.getByLabel('Teaching aim').fill('To tell colours apart.')
    await page.getByLabel('Notes for the facilitator').fill('Ask why.')
    await page.getByRole('button', { name: 'Put the aim and notes in' }).click()
    await page.locator('.govuk-body-l', { hasText: 'To tell colours apart.' }).waitFor()
    await page.getByRole('link', { name: 'Quiz', exact: true }).click()
    expect(await page.locator('.quiz__text').innerText()).toBe('Which colour are they now?')
  })
})
