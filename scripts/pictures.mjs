// npm run pictures: takes the pictures of the guides from the built playground, in a browser without windows.
// The people, the day and the width are always the same. What differs from run to run, such as how long something took,
// is left out of the picture.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { browserPath, shellBeside } from './browser.mjs'
import { build } from './build.mjs'
import { root } from './run.mjs'
import { importSource } from './source.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

const folder = join(root, 'docs', 'guides', 'pictures')
/** High enough that nothing has to be scrolled: what stays in sight while scrolling would lie over the picture. */
const sheet = { width: 1280, height: 6000 }
const slide = { width: 1280, height: 720 }
const margin = 16
const mostBytes = 150_000

/**
 * A piece of the page, from the top of one thing to the bottom of another, or to the top of what comes `before`.
 * @typedef {{ from: Locator, to?: Locator, before?: Locator, width?: number }} Piece
 */

/**
 * @param {Page} page
 * @param {string} name
 * @param {Piece} [piece] the whole window otherwise
 */
async function take(page, name, piece) {
  // What has focus would have a frame, and what is under the mouse a line.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  const path = join(folder, `${name}.png`)
  const style = '.result__footnote { visibility: hidden }'
  const clip = piece === undefined ? undefined : await clipOf(piece)
  await page.screenshot({ path, style, ...(clip && { clip }) })
  const { size } = statSync(path)
  if (size > mostBytes) throw new Error(`${name}.png has ${size} bytes: show less of the screen`)
  console.log(`${name}.png, ${Math.round(size / 1024)} kB`)
}

/** @param {Piece} piece */
async function clipOf({ from, to, before, width = sheet.width }) {
  const end = to ?? before ?? from
  const [first, last] = await Promise.all([from.boundingBox(), end.boundingBox()])
  if (first === null || last === null) throw new Error('What the picture is of is not on the screen')
  const y = first.y - margin
  const bottom = to === undefined && before !== undefined ? last.y - margin : last.y + last.height + margin
  return { x: 0, y, width, height: Math.round(bottom - y) }
}

async function pictures() {
  await build(['policies', 'playground'])
  const { serve } = /** @type {typeof import('../packages/cli/src/playground/serve.ts')} */ (
    await importSource('packages/cli/src/playground/serve.ts')
  )
  const screens = /** @type {typeof import('../tests/browser/screens.ts')} */ (
    await importSource('tests/browser/screens.ts')
  )
  const { chromium } = await import('playwright-core')
  const served = await serve({ root: join(root, 'playground', 'dist') })
  const browser = await chromium.launch({
    executablePath: await shellBeside(await browserPath()),
    args: ['--no-sandbox', '--disable-gpu', '--force-device-scale-factor=1'],
  })
  try {
    // The page’s own policy would refuse the style that leaves things out.
    const page = await browser.newPage({
      viewport: sheet,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      bypassCSP: true,
    })
    // A machine that is busy is slow, and nobody waits.
    page.setDefaultTimeout(120_000)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const go = async (/** @type {string} */ address) => {
      await page.goto(served.url + address)
      await screens.settled(page)
    }
    await published(page, go)
    await raisedThreshold(page, go, screens)
    await otherRule(page, go)
  } finally {
    await browser.close()
    await served.close()
  }
}

/** @typedef {(address: string) => Promise<void>} Go */

/**
 * What there is to see before anything is changed.
 * @param {Page} page
 * @param {Go} go
 */
async function published(page, go) {
  const heading = headingOf(page)
  await page.setViewportSize({ width: 1280, height: 640 })
  await go('#/')
  await take(page, 'start')
  await page.setViewportSize(slide)
  await go('#/journeys/escalating-burglar?step=8&mode=present')
  await take(page, 'present')
  await page.setViewportSize(sheet)
  await go('#/journeys')
  await take(page, 'journeys', {
    from: heading('Scenarios to teach with'),
    to: page.getByRole('link', { name: /^Answers\s+Deselected/ }),
  })
  await go('#/journeys/escalating-burglar?mode=quiz')
  await page.getByRole('button', { name: 'FLEX', exact: true }).click()
  await take(page, 'quiz', {
    from: page.getByText(/^The IOM team has not said yet/).last(),
    to: page.getByRole('button', { name: 'Next question' }),
    width: 880,
  })
  await go('#/journeys/colours')
  await take(page, 'colours', { from: page.getByRole('table').first(), to: page.getByRole('table').first() })
  await go('#/nominals/HAL-025/why')
  await take(page, 'provisional', {
    from: heading(/Why: HAL-025$/),
    before: heading(/^What would give another answer/),
  })
  await page.emulateMedia({ media: 'print' })
  await go('#/journeys/ogrs-learnt-late?print=worksheet')
  await take(page, 'worksheet', {
    from: heading(/The OGRS score comes after the panel$/),
    before: page.getByText('8 September 2026', { exact: true }),
    width: 880,
  })
  await page.emulateMedia({ media: null })
}

/**
 * The change that the guide for policy leads takes to the board.
 * @param {Page} page
 * @param {Go} go
 * @param {typeof import('../tests/browser/screens.ts')} screens
 */
async function raisedThreshold(page, go, { setThreshold, settled }) {
  const heading = headingOf(page)
  await go('#/policy')
  await setThreshold(page, '1300')
  await settled(page)
  await take(page, 'threshold', {
    from: heading('Parameters'),
    before: page.locator('label', { hasText: 'Months of offences that' }),
  })
  await go('#/impact')
  await take(page, 'impact', {
    from: page.getByText(/^Move it: /),
    to: page.locator('.sweep-chart__axis'),
    width: 640,
  })
  await go('#/nominals/HAL-022/why')
  await take(page, 'why', {
    from: heading(/Why: HAL-022$/),
    before: heading(/^What would give another answer/),
  })
  // The screen goes on trying small changes for a while after the examples have run.
  await page.goto(page.url().replace(/#.*/, '#/checks/examples'))
  await page
    .getByText(/^\d+ examples do not hold/)
    .first()
    .waitFor()
  await take(page, 'examples', {
    from: page.getByText(/^\d+ examples do not hold/).first(),
    before: page.getByText('A Crime Severity Score of 1,000 reaches the threshold', { exact: true }),
  })
  await go('#/changes')
  await page.getByLabel(/^Reason/).fill('Fewer people in FIXED, so that the hours given to each go further.')
  await take(page, 'changes', {
    from: heading('What changes and why'),
    before: page.getByText(/^From FIXED to FLEX/).first(),
  })
  await go('#/changes/export')
  await fillDecision(page)
  await take(page, 'export', { from: heading(/Decision and export$/), before: heading('Export') })
  const link = await page.getByLabel(/^Link to this draft/).inputValue()
  await go('#/open')
  await page.getByLabel('Link to a shared draft').fill(link)
  await page.getByRole('button', { name: 'Look at the link' }).click()
  await heading('What it changes').waitFor()
  await settled(page)
  await take(page, 'received', { from: heading(/A shared draft$/), before: heading('Who moves') })
  await page.getByRole('button', { name: 'Leave it' }).click()
}

/** @param {Page} page */
async function fillDecision(page) {
  await page.getByLabel('New version').fill('1.1.0')
  await page.getByLabel('Decided by').fill('IOM strategic group')
  await page.getByLabel('Role of whoever signs off for police').fill('Head of offender management')
  await page.getByLabel('Role of whoever signs off for probation').fill('Head of delivery unit')
  for (const date of [
    'Date of the decision',
    /^Signed off on\s+for police/,
    /^Signed off on\s+for probation/,
  ]) {
    const group = page.getByRole('group', { name: date })
    for (const [part, text] of Object.entries({ Day: '1', Month: '12', Year: '2026' })) {
      await group.getByLabel(part).fill(text)
    }
  }
}

/**
 * A rule that is rebuilt, and one that is turned on its head.
 * @param {Page} page
 * @param {Go} go
 */
async function otherRule(page, go) {
  const heading = headingOf(page)
  const startAgain = page.getByRole('button', { name: 'Start again' })
  await startAgain.click()
  await go('#/policy/flex?edit=yes')
  const fact = page.getByLabel('Fact', { exact: true }).first()
  await fact.selectOption({ label: 'Recently committed a listed offence' })
  for (const told of ['26 people of 280.', 'The checks find nothing new.', /^Proved: no other decision/])
    await page.getByText(told).waitFor()
  await take(page, 'rule', {
    from: page.getByText('It gives', { exact: true }).first(),
    to: page.getByRole('button', { name: /^How this is worked out/ }),
  })
  await startAgain.click()
  await go('#/policy/flex?edit=yes')
  await page.getByRole('radio', { name: 'No', exact: true }).first().click()
  await go('#/checks')
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click()
  await take(page, 'accept', { from: heading(/^Warnings/), before: heading(/^Accepted/) })
}

/** @param {Page} page */
function headingOf(page) {
  return (/** @type {string | RegExp} */ name) =>
    page.getByRole('heading', typeof name === 'string' ? { name, exact: true } : { name }).first()
}

try {
  await pictures()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
