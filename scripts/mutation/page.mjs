// What is written down of `npm run mutation`: docs/assurance/mutation.json, and the page made from it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { targets } from './targets.mjs'

/**
 * @typedef {{ readonly tried: number, readonly noticed: number, readonly explained: number }} Score
 * @typedef {Score & { readonly recorded: string }} Recorded
 */

const folder = join(root, 'docs', 'assurance')
const path = join(folder, 'mutation.json')

/** @returns {{ [name: string]: Recorded }} */
function recorded() {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/** What was recorded, a line for each part. */
export function readScores() {
  return tableOf(recorded()).join('\n')
}

/**
 * @param {string} name
 * @param {Score} score
 */
export async function record(name, score) {
  const all = { ...recorded(), [name]: { ...score, recorded: new Date().toISOString().slice(0, 10) } }
  const known = Object.keys(targets).filter((each) => all[each] !== undefined)
  await write(path, JSON.stringify(Object.fromEntries(known.map((each) => [each, all[each]]))))
  await write(join(folder, 'mutation.md'), pageOf(all))
}

/** @param {{ [name: string]: Recorded }} all */
function pageOf(all) {
  return `# Small changes of the code, and whether a test notices

Stryker changes the code of the core in small ways (a \`<\` becomes a \`<=\`, a condition is always true, a text is empty), one at a
time, and runs the tests that reach it, those that take too long to be asked so often left out. A change that no test notices is a question that the tests do not ask, or makes no
difference that can be seen; those of the second kind are listed with the reason in [unnoticed.json](unnoticed.json).
\`npm run mutation -- NAME --record\` tries a part again and writes this page.

${tableOf(all).join('\n')}
`
}

/** @param {{ [name: string]: Recorded }} all */
function tableOf(all) {
  const rows = Object.keys(targets).map((name) => {
    const own = all[name]
    if (own === undefined) return `| ${name} | not yet | | | | |`
    const { tried, noticed, explained, recorded: day } = own
    const share = ((100 * noticed) / tried).toFixed(1)
    return `| ${name} | ${tried} | ${noticed} | ${share} % | ${explained} | ${day} |`
  })
  return [
    '| part | changes | noticed | share | others explained | recorded |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...rows,
  ]
}

/**
 * @param {string} file
 * @param {string} text
 */
async function write(file, text) {
  const { format, resolveConfig } = await import('prettier')
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}
