// Every way out of a page that we know of, tried from the page itself, and the collector that hears of those that work.
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'

/** Where attempts go: on this machine, each kind by a port of its own. */
export interface Ports {
  readonly http: number
  readonly preconnect: number
  readonly webtransport: number
  readonly webrtc: number
  readonly 'webrtc of a frame': number
}

/** Attempts made as soon as the script is there. */
export const atOnce = [
  'fetch',
  'fetch of a frame',
  'fetch of a worker',
  'beacon',
  'XMLHttpRequest',
  'image',
  'image of an SVG',
  'image of a style',
  'style sheet',
  'font',
  'script',
  'import',
  'frame',
  'object',
  'embed',
  'sound',
  'prefetch',
  'preload',
  'modulepreload',
  'preconnect',
  'ping',
  'WebSocket',
  'EventSource',
  'webtransport',
  'webrtc',
  'webrtc of a frame',
] as const

/** Attempts that take the page away, or open another: made by a click on a button of that name. */
export const whenClicked = [
  'location',
  'refresh',
  'link',
  'link that is not in the page',
  'link to another window',
  'link to another window, not in the page',
  'click that cannot be cancelled',
  'download',
  'window',
  'form',
  'form to another window',
] as const

/** A script that tries everything. `import` is not left to what makes the tests run, which has one of its own. */
export function attempts({ ports }: Collector): string {
  const given = [ports, whenClicked].map((value) => JSON.stringify(value))
  return `(${attempt.toString()})(${given.join(', ')}, (address) => import(address))`
}

/** In the page. What it does is only to try: what comes of it is heard of elsewhere. */
function attempt(
  ports: Ports,
  clicked: readonly string[],
  load: (address: string) => Promise<unknown>,
): void {
  const at = (name: string, scheme = 'http') =>
    `${scheme}://127.0.0.1:${ports.http}/${encodeURIComponent(name)}`
  const add = (name: string, given: object) =>
    document.body.appendChild(Object.assign(document.createElement(name), given))
  const frame = () => (add('iframe', {}) as HTMLIFrameElement).contentWindow as Window & typeof globalThis
  const call = async (Peer: typeof RTCPeerConnection, port: number) => {
    const peer = new Peer({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] })
    peer.createDataChannel('out')
    await peer.setLocalDescription(await peer.createOffer())
  }
  const link = (name: string, given: object = {}) =>
    Object.assign(document.createElement('a'), { href: at(name), ...given })

  const ways: { readonly [name: string]: (name: string) => unknown } = {
    fetch: (name) => fetch(at(name), { mode: 'no-cors', keepalive: true }),
    'fetch of a frame': (name) => frame().fetch(at(name), { mode: 'no-cors' }),
    'fetch of a worker': (name) => {
      const text = `fetch(${JSON.stringify(at(name))}, { mode: 'no-cors' })`
      return new Worker(URL.createObjectURL(new Blob([text])))
    },
    beacon: (name) => navigator.sendBeacon(at(name), 'out'),
    XMLHttpRequest: (name) => {
      const request = new XMLHttpRequest()
      request.open('GET', at(name))
      request.send()
    },
    image: (name) => add('img', { src: at(name) }),
    'image of an SVG': (name) => {
      const [svg, image] = ['svg', 'image'].map((tag) =>
        document.createElementNS('http://www.w3.org/2000/svg', tag),
      )
      image?.setAttribute('href', at(name))
      if (svg !== undefined && image !== undefined) document.body.appendChild(svg).append(image)
    },
    'image of a style': (name) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`body { background: url(${at(name)}) }`)
      document.adoptedStyleSheets.push(sheet)
    },
    'style sheet': (name) => add('link', { rel: 'stylesheet', href: at(name) }),
    font: (name) => new FontFace('out', `url(${at(name)})`).load(),
    script: (name) => add('script', { src: at(name) }),
    import: (name) => load(at(name)),
    frame: (name) => add('iframe', { src: at(name) }),
    object: (name) => add('object', { data: at(name) }),
    embed: (name) => add('embed', { src: at(name) }),
    sound: (name) => new Audio(at(name)).play(),
    prefetch: (name) => add('link', { rel: 'prefetch', href: at(name) }),
    preload: (name) => add('link', { rel: 'preload', as: 'image', href: at(name) }),
    modulepreload: (name) => add('link', { rel: 'modulepreload', href: at(name) }),
    preconnect: () => add('link', { rel: 'preconnect', href: `http://127.0.0.1:${ports.preconnect}/` }),
    ping: (name) => add('a', { href: '#/', ping: at(name) }).click(),
    WebSocket: (name) => new WebSocket(at(name, 'ws')),
    EventSource: (name) => new EventSource(at(name)),
    webtransport: () => new WebTransport(`https://127.0.0.1:${ports.webtransport}/`).ready,
    webrtc: () => call(RTCPeerConnection, ports.webrtc),
    'webrtc of a frame': () => call(frame().RTCPeerConnection, ports['webrtc of a frame']),
    location: (name) => {
      location.href = at(name)
    },
    refresh: (name) => add('meta', { httpEquiv: 'refresh', content: `0; url=${at(name)}` }),
    link: (name) => document.body.appendChild(link(name)).click(),
    'link that is not in the page': (name) => link(name).click(),
    'link to another window': (name) => document.body.appendChild(link(name, { target: '_blank' })).click(),
    'link to another window, not in the page': (name) => link(name, { target: '_blank' }).click(),
    'click that cannot be cancelled': (name) =>
      link(name, { target: '_blank' }).dispatchEvent(new MouseEvent('click')),
    download: (name) => link(name, { download: 'out' }).click(),
    window: (name) => open(at(name)),
    form: (name) => (add('form', { action: at(name) }) as HTMLFormElement).submit(),
    'form to another window': (name) =>
      (add('form', { action: at(name), target: '_blank' }) as HTMLFormElement).submit(),
  }
  const dare = async (name: string) => {
    try {
      await ways[name]?.(name)
    } catch {
      // Refused, as it should be.
    }
  }
  const marks = document.documentElement.dataset
  for (const name of clicked) {
    const button = document.createElement('button')
    button.addEventListener('click', () => {
      marks['clicked'] = `${marks['clicked'] ?? ''}${name}, `
      void dare(name)
    })
    button.textContent = `Try ${name}`
    document.body.append(button)
  }
  // A page for one of the clicks.
  if (location.search !== '') return
  const others = Object.keys(ways).filter((name) => !clicked.includes(name))
  marks['tried'] = String(others.length)
  for (const name of others) void dare(name)
}

/** Hears of everything that reaches this machine from a page. */
export interface Collector {
  readonly ports: Ports
  /** How it was reached. */
  readonly heard: ReadonlySet<string>
  /** Until it has been reached so. */
  readonly wait: (what: string) => Promise<void>
  readonly close: () => void
}

export async function openCollector(): Promise<Collector> {
  const heard = new Set<string>()
  const listeners = new Set<() => void>()
  const closes: (() => void)[] = []
  const hear = (what: string) => {
    heard.add(what)
    for (const listener of listeners) listener()
  }
  const take = (address = '') => hear(decodeURIComponent(address.slice(1).split('?', 1)[0] ?? ''))
  const server = createServer((request, response) => {
    take(request.url)
    response.setHeader('Access-Control-Allow-Origin', '*').end()
  })
  server.on('upgrade', (request, socket) => {
    take(request.url)
    socket.destroy()
  })
  const listen = (one: ReturnType<typeof createTcpServer> | typeof server) =>
    new Promise<number>((done) => {
      one.listen(0, '127.0.0.1', () => {
        const address = one.address()
        done(typeof address === 'object' && address ? address.port : 0)
      })
      closes.push(() => one.close())
    })
  const connection = (name: string) =>
    listen(
      createTcpServer((socket) => {
        hear(name)
        socket.destroy()
      }),
    )
  const datagram = (name: string) =>
    new Promise<number>((done) => {
      const socket = createSocket('udp4')
      socket.on('message', () => hear(name))
      socket.bind(0, '127.0.0.1', () => done(socket.address().port))
      closes.push(() => socket.close())
    })
  const ports = {
    http: await listen(server),
    preconnect: await connection('preconnect'),
    webtransport: await datagram('webtransport'),
    webrtc: await datagram('webrtc'),
    'webrtc of a frame': await datagram('webrtc of a frame'),
  }
  return {
    ports,
    heard,
    wait: (what) =>
      new Promise((done) => {
        const listener = () => {
          if (!heard.has(what)) return
          listeners.delete(listener)
          done()
        }
        listeners.add(listener)
        listener()
      }),
    close() {
      server.closeAllConnections()
      for (const close of closes) close()
    },
  }
}
