import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pagePolicy } from '../../packages/cli/src/playground/headers.ts'
import { serve } from '../../packages/cli/src/playground/serve.ts'

let folder: string
let served: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iom-rules-serve-'))
  await mkdir(join(folder, 'site', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'site', 'index.html'), '<!doctype html><title>é</title>')
  await writeFile(join(folder, 'site', 'service-worker.js'), 'export {}')
  await writeFile(join(folder, 'site', 'assets', 'a.js'), 'export {}')
  await writeFile(join(folder, 'site', 'assets', 'a-Ab_cd-12.js'), 'export {}')
  await symlink(join(folder, 'secret.txt'), join(folder, 'site', 'linked.txt'))
  served = await serve({ root: join(folder, 'site') })
})

afterAll(async () => {
  await served.close()
  await rm(folder, { recursive: true })
})

/** Asks for a path as it is written: `fetch` would tidy `..` away. */
function ask(path: string, method = 'GET'): Promise<{ status: number | undefined; body: string }> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: served.port, path, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text) => (body += text))
      response.on('end', () => done({ status: response.statusCode, body }))
    })
    asked.on('error', fail).end()
  })
}

test('serves files with their type and length', async () => {
  const page = await fetch(served.url)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await page.text()).toContain('é')
  const script = await fetch(`${served.url}assets/a.js?v=1`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test('only what is named by its content may be kept without asking again', async () => {
  const kept = async (path: string) => (await fetch(served.url + path)).headers.get('cache-control')
  expect(await kept('assets/a-Ab_cd-12.js')).toBe('max-age=31536000, immutable')
  for (const path of ['', 'assets/a.js', 'missing']) expect(await kept(path)).toBe('no-cache')
})

test('every answer carries the headers, refusals too', async () => {
  for (const path of ['', 'missing']) {
    const { headers } = await fetch(served.url + path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(pagePolicy)
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(
      'sandbox allow-scripts allow-same-origin allow-downloads allow-forms allow-modals',
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  }
})

test('the script that keeps the playground for later may fetch it, and nothing else may fetch anything', async () => {
  const policy = async (path: string) =>
    (await fetch(served.url + path)).headers.get('content-security-policy') ?? ''
  expect(await policy('service-worker.js')).toContain("connect-src 'self'")
  expect(await policy('')).toContain("connect-src 'none'")
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '//etc/passwd',
  '/linked.txt',
  '/index.html%00.js',
  '/%',
  '/assets',
  '/assets/',
])('nothing outside the folder, and no listing: %s', async (path) => {
  const { status, body } = await ask(path)
  expect(status).toBe(404)
  expect(body).not.toContain('secret')
})

test('only GET and HEAD', async () => {
  expect((await ask('/', 'POST')).status).toBe(405)
  expect(await ask('/', 'HEAD')).toEqual({ status: 200, body: '' })
})

test('a taken port gives the next one', async () => {
  const next = await serve({ root: join(folder, 'site'), port: served.port })
  expect(next.port).toBeGreaterThan(served.port)
  expect((await fetch(next.url)).status).toBe(200)
  await next.close()
})
