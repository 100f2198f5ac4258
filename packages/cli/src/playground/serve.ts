import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { usage } from '../exit.ts'
import { headersFor } from './headers.ts'

/** Files that are being served. */
export interface Served {
  readonly port: number
  /** Where they are, with a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

const loopback = '127.0.0.1'
const portsToTry = 50

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Serves a folder of static files until closed, to this machine only, with the headers that keep what is entered in
 * the browser. A taken port gives the next one; port 0 gives any free one.
 *
 * @throws Stop where no port can be had
 */
export async function serve({
  root,
  port = 0,
}: {
  readonly root: string
  readonly port?: number
}): Promise<Served> {
  const folder = await realpath(root)
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => refuse(response, 500, 'Something went wrong'))
  })
  const taken = await listen(server, port)
  return {
    port: taken,
    url: `http://${loopback}:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + portsToTry, 65_535)
  for (let port = first; port <= last; port++) {
    const found = await tryPort(server, port)
    if (found !== null) return found
  }
  throw usage(`No free port between ${first} and ${last}: choose another with --port.`)
}

/** The port listened on, or null when it is taken. */
function tryPort(server: Server, port: number): Promise<number | null> {
  return new Promise((done, fail) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(null)
      else fail(usage(`Port ${port} cannot be had: ${error.message}.`, 'Choose another with --port.'))
    }
    server.once('error', onError)
    server.listen(port, loopback, () => {
      server.off('error', onError)
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
    ...headersFor(file.path),
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

/** The file an address names, or null: links are followed first, so that nothing outside `folder` is found. */
async function find(folder: string, address: string) {
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

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { ...headersFor(null), 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${message}\n`)
}
