import { guard } from './guard.ts'

/** What reaches others, or gives a window in which everything taken away here would be there again. */
const waysOut = [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'SharedWorker',
  'PresentationRequest',
  'XSLTProcessor',
  'customElements',
  'CustomElementRegistry',
  'documentPictureInPicture',
] as const

/**
 * Elements that nothing here makes. A frame has a window of its own, with a WebRTC of its own, which no policy of the
 * page forbids; a link can have a connection opened beforehand, and a name looked up.
 */
const unwanted = /^(.*:)?(i?frame|frameset|object|embed|fencedframe|link)$/i

/** Takes ways out of this browser from everything that runs after this. */
export function takeAway(): void {
  for (const name of waysOut) Reflect.deleteProperty(globalThis, name)
  globalThis.open = () => null
  guard(Document.prototype, 'createElement', (_, [name]) => isWanted(name))
  guard(Document.prototype, 'createElementNS', (_, [, name]) => isWanted(name))
  // With three arguments it opens a window, like the other `open`.
  guard(Document.prototype, 'open', (_, given) => given.length < 3)
}

function isWanted(name: unknown): true {
  if (unwanted.test(String(name))) throw new TypeError(`The playground makes no “${String(name)}”`)
  return true
}
