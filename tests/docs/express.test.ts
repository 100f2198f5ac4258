// The Express and Nunjucks app of the guide, started and asked.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../docs/examples/express-nunjucks/app.mjs'
import people from '../../docs/examples/express-nunjucks/people.json' with { type: 'json' }

const asked = people[0] as (typeof people)[number]
const unsound = { ref: 'BAD-1', area: 'HALTON', facts: { cssScore: '<b>1204</b>' } }
const secret = 'a connection string'
let server: ReturnType<ReturnType<typeof createApp>['listen']>
let address = ''

beforeAll(async () => {
  const app = createApp({
    policyFile: fileURLToPath(new URL('../../packages/core/policies/cheshire.json', import.meta.url)),
    find: (ref) => {
      if (ref === 'BROKEN') throw new Error(secret)
      return [asked, unsound].find((person) => person.ref === ref)
    },
    today: () => '2026-11-22',
  })
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

async function get(path: string): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(address + path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('a page about a person', () => {
  test('shows the answer, how sure it is, what to find out, and why', async () => {
    const { status, text } = await get(`/people/${asked.ref}`)
    expect(status).toBe(200)
    expect(text).toContain('<h2>Cohort: FLEX</h2>')
    expect(text).toContain('This is provisional. It could be: FIXED, FLEX.')
    expect(text).toContain('Find out: OGRS score.')
    expect(text).toContain('the Crime Severity Score 1,204 reaches the threshold of 1,000')
  })
  test('is judged as at another day when it is asked for', async () => {
    const { text } = await get(`/people/${asked.ref}?asAt=2028-01-05`)
    expect(text).toContain('As at 2028-01-05')
    expect(text).toContain('Find out: Periods in custody; OGRS score.')
  })
  test('carries a policy that lets nothing run or load from elsewhere', async () => {
    const { headers, text } = await get(`/people/${asked.ref}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(text).not.toMatch(/<script|style=|\son\w+=/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect((await get('/style.css')).headers.get('content-type')).toContain('text/css')
  })
})

describe('what comes from outside is escaped', () => {
  test('a reference in the address', async () => {
    const { status, text } = await get(`/people/${encodeURIComponent('<img src=x onerror=alert(1)>')}`)
    expect(status).toBe(404)
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toContain('<img')
  })
  test('a value in a message', async () => {
    const { status, text } = await get(`/people/${unsound.ref}`)
    expect(status).toBe(400)
    expect(text).toContain('&lt;b&gt;1204&lt;/b&gt;')
    expect(text).not.toContain('<b>')
  })
})

describe('errors are RFC 9457 problem details', () => {
  test('of data that does not fit, with every issue', async () => {
    const { status, headers, text } = await get(`/api/people/${unsound.ref}/assessment`)
    expect(status).toBe(400)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(JSON.parse(text)).toMatchObject({
      type: 'urn:iom-rules:problem:invalid-nominal',
      status: 400,
      code: 'INVALID_NOMINAL',
      issues: [{ code: 'wrong-type', path: '/facts/cssScore' }],
    })
  })
  test('of a day that does not exist', async () => {
    const { status, text } = await get(`/api/people/${asked.ref}/assessment?asAt=2026-02-30`)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ code: 'INVALID_DAY' })
  })
  test('of nobody', async () => {
    const { status, headers } = await get('/api/people/NOBODY/assessment')
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })
  test('of a fault inside, which says nothing of the inside', async () => {
    for (const path of ['/people/BROKEN', '/api/people/BROKEN/assessment']) {
      const { status, text } = await get(path)
      expect(status).toBe(500)
      expect(text).toContain('there is a problem with the service')
      expect(text).not.toContain(secret)
    }
  })
})

test('the assessment is the one that the SDK gives', async () => {
  const { status, text } = await get(`/api/people/${asked.ref}/assessment`)
  expect(status).toBe(200)
  expect(JSON.parse(text)).toMatchObject({
    asAt: '2026-11-22',
    decisions: { cohort: { outcome: 'FLEX', certainty: 'provisional' } },
  })
})
