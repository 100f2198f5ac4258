// Finds a Chromium or Chrome for the browser tests, and installs one when there is none.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { capture, run, tool } from './run.mjs'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/** The path of a browser; `CHROME_PATH` first. Throws when there is none and none can be had. */
export async function browserPath() {
  const asked = process.env['CHROME_PATH']
  if (asked) {
    if (existsSync(asked)) return asked
    throw new Error(`CHROME_PATH names \`${asked}\`, which does not exist`)
  }
  return (await installed()) ?? (await debianPackage()) ?? (await playwrightsOwn())
}

/**
 * The same browser without its windows, where Debian has put one beside it: a page in it costs half as much. Otherwise
 * the browser itself.
 * @param {string} browser
 */
export async function shellBeside(browser) {
  const shell = join(dirname(browser), 'chromium-headless-shell')
  return existsSync(shell) && (await starts(shell)) ? shell : browser
}

async function installed() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      commands.map((command) => join(folder, process.platform === 'win32' ? `${command}.exe` : command)),
    )
  for (const path of [...onPath, ...usualPlaces()]) if (existsSync(path) && (await starts(path))) return path
  return null
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ])
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .flatMap((name) => process.env[name] ?? [])
      .flatMap((folder) => [
        join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
        join(folder, 'Chromium\\Application\\chrome.exe'),
      ])
  }
  return ['/usr/bin/chromium', '/opt/google/chrome/chrome']
}

/**
 * Ubuntu's `chromium-browser` may be no more than a note about snap. (On Windows, asking opens a window.)
 * @param {string} path
 */
async function starts(path) {
  if (process.platform === 'win32') return true
  const { status } = await capture(path, ['--version']).catch(() => ({ status: 1 }))
  return status === 0
}

async function debianPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log("Installing Debian's chromium for the browser tests")
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const update = await capture('apt-get', ['update'], options)
  const install = await capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  if (install.status !== 0)
    console.warn(`apt-get did not install chromium:\n${update.output}${install.output}`)
  // Not every release of Debian has it, and the tests do without.
  await capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], options)
  return installed()
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  if (!existsSync(chromium.executablePath())) {
    console.log("Installing Playwright's own Chromium for the browser tests")
    await run(process.execPath, [tool('playwright-core'), 'install', 'chromium'])
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  throw new Error('No browser for the browser tests: install Chromium or Chrome, or set CHROME_PATH to one')
}
