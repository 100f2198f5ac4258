// The playground that comes with the command line, as the built program serves it. `npm test` builds it first.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { onTestFinished, expect, test, vi } from 'vitest'
import { capture, root } from '../../scripts/run.mjs'

// Every test starts programs, which on a busy machine take a while to start.
vi.setConfig({ testTimeout: 120_000 })

const bin = join(root, 'packages', 'cli', 'bin', 'iom-rules.js')

/** Starts it; answers with the program and where it says the playground is. */
async function start(args: readonly string[], path = ''): Promise<[ChildProcess, string]> {
  const env = { ...process.env, PATH: `${path}${delimiter}${process.env['PATH'] ?? ''}` }
  const child = spawn(process.execPath, [bin, 'playground', '--port', '0', ...args], { env })
  onTestFinished(() => void child.kill())
  const said = await new Promise<string>((done) => {
    child.stdout.once('data', (chunk: Buffer) => done(String(chunk)))
  })
  const [, address] = /^The playground is at (http:\/\/127\.0\.0\.1:\d+\/) /.exec(said) ?? []
  return [child, address ?? `no address in: ${said}`]
}

test('is served to this machine, with its headers, until it is stopped', async () => {
  const [child, address] = await start([])
  const page = await fetch(address)
  expect(await page.text()).toContain('id="root"')
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'none'")
  expect(page.headers.get('content-security-policy')).toContain('sandbox allow-scripts')
  expect((await fetch(`${address}iom-rules.html`)).status).toBe(200)
  const ended = new Promise((done) => child.once('close', (_, signal) => done(signal)))
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
})

test.skipIf(process.platform !== 'linux')('is opened in the browser of the machine, when asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iom-rules-open-'))
  const opened = join(folder, 'opened')
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf %s "$1" > "${opened}.part" && mv "${opened}.part" "${opened}"\n`,
  )
  chmodSync(join(folder, 'xdg-open'), 0o755)
  const [, address] = await start(['--open'], folder)
  await vi.waitUntil(() => existsSync(opened), { timeout: 60_000 })
  expect(readFileSync(opened, 'utf8')).toBe(address)
})

test('goes with the package, whole', async () => {
  const npm = process.env['npm_execpath'] ?? ''
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', join(root, 'packages', 'cli')]
  const { output } = npm.endsWith('.js')
    ? await capture(process.execPath, [npm, ...args])
    : await capture('npm', args)
  const [{ files } = { files: [] }] = JSON.parse(output.slice(output.indexOf('['))) as {
    files: { path: string }[]
  }[]
  const paths = files.map(({ path }) => path)
  for (const path of ['index.html', 'iom-rules.html', 'service-worker.js', 'licences.md']) {
    expect(paths).toContain(`playground/${path}`)
  }
  const asked = readFileSync(join(root, 'packages', 'cli', 'playground', 'service-worker.js'), 'utf8')
  const kept = [...asked.matchAll(/url:"(assets\/[^"]+)"/g)].map(([, path]) => `playground/${path}`)
  expect(kept.length).toBeGreaterThan(20)
  expect(paths).toEqual(expect.arrayContaining(kept))
})
