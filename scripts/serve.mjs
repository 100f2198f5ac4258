// Serves a folder of static files on loopback, with the headers that keep what is entered in the browser.
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'

/**
 * The policy a page can carry itself in a `meta` tag.
 * Trusted Types are on with one policy, which admits the address of our own worker and nothing else: nothing here
 * makes markup or script addresses from text.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types iom-rules-worker',
].join('; ')

/** What only a header can say. Forms and modals are allowed, or Chromium ignores submits and `print()`. */
const headerPolicy =
  `${pagePolicy}; frame-ancestors 'none'; ` +
  'sandbox allow-scripts allow-same-origin allow-downloads allow-forms allow-modals'

/** @type {Readonly<Record<string, string>>} */
const headers = {
  'Content-Security-Policy': headerPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  'Cache-Control': 'no-cache',
}

/** Vite names these by what is in them: a browser need not ask again, so a worker begins anew without a request. */
const lasting = /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+$/

/** @type {Readonly<Record<string, string>>} */
const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const portsToTry = 50

/**
 * Serves `root` until closed. A taken port gives the next one; port 0 gives any free one.
 * @param {{ root: string, port?: number, host?: string }} options
 */
export async function serve({ root, port = 0, host = '127.0.0.1' }) {
  const folder = await realpath(root)
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => refuse(response, 500, 'Something went wrong'))
  })
  const taken = await listen(server, host, port)
  return {
    port: taken,
    url: `http://${host}:${taken}/`,
    close: () =>
      new Promise((/** @type {(value: void) => void} */ done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} first
 */
async function listen(server, host, first) {
  const last = first === 0 ? 0 : Math.min(first + portsToTry, 65_535)
  for (let port = first; port <= last; port++) {
    const found = await tryPort(server, host, port)
    if (found !== null) return found
  }
  throw new Error(`No free port between ${first} and ${last}: choose another with --port`)
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number | null>} the port listened on, or null when it is taken
 */
function tryPort(server, host, port) {
  return new Promise((done, fail) => {
    const onError = (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? done(null) : fail(error)
    server.once('error', onError)
    server.listen(port, host, () => {
      server.off('error', onError)
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    refuse(response, 405, 'Method not allowed')
    return
  }
  const file = await find(folder, request.url ?? '/')
  if (file === null) {
    refuse(response, 404, 'Not found')
    return
  }
  response.writeHead(200, {
    ...headers,
    ...(lasting.test(file.path) ? { 'Cache-Control': 'max-age=31536000, immutable' } : {}),
    'Content-Type': contentTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': file.size,
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}

/**
 * The file an address names, or null: links are followed first, so that nothing outside `folder` is found.
 * @param {string} folder
 * @param {string} address
 */
async function find(folder, address) {
  try {
    const path = decodeURIComponent(address.split(/[?#]/, 1)[0] ?? '')
    if (path.includes('\0') || path.includes('\\')) return null
    const asked = await realpath(join(folder, path.endsWith('/') ? `${path}index.html` : path))
    if (!asked.startsWith(folder + sep)) return null
    const found = await stat(asked)
    return found.isFile() ? { path: asked, size: found.size } : null
  } catch {
    return null
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} message
 */
function refuse(response, status, message) {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${message}\n`)
}
