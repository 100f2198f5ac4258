// The first part of our worker: it needs no connection, so it has no means of making one. Its own policy forbids
// them too, where whoever serves the page sends one.
const waysOut = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
]
for (const name of waysOut) Reflect.deleteProperty(globalThis, name)
