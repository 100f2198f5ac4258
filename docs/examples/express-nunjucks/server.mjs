// node server.mjs: serves the app to this machine, with people who are invented.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.mjs'

const file = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const people = JSON.parse(readFileSync(file('people.json'), 'utf8'))

const app = createApp({
  policyFile: fileURLToPath(import.meta.resolve('@iom-rules/core/policies/cheshire.json')),
  find: (ref) => people.find((/** @type {{ ref: string }} */ person) => person.ref === ref),
  today: () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date()),
})
const server = app.listen(3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:3000/people/${people[0].ref}`)
})
process.once('SIGTERM', () => server.close())
