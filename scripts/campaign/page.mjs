// What is written down of campaigns: a record of each in docs/assurance/campaigns.json, and the pages made from them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { campaigns, firstSeed, names } from './campaigns.mjs'
import { total, within } from './results.mjs'

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./campaigns.mjs').Campaign} Campaign */
/** @typedef {Results & { recorded: string, node: string, cores: number }} Record of one campaign */

const folder = join(root, 'docs', 'assurance')
const recordsPath = join(folder, 'campaigns.json')

/** @returns {{ [name: string]: Record }} */
export function readRecords() {
  return existsSync(recordsPath) ? JSON.parse(readFileSync(recordsPath, 'utf8')) : {}
}

/**
 * Records what a campaign has come to, and writes its page and the table of all.
 * @param {string} name
 * @param {Results} results
 * @param {string} today
 */
export async function record(name, results, today) {
  const others = readRecords()
  const own = { ...results, recorded: today, node: process.version, cores: cpus().length }
  const known = names.filter((each) => each === name || others[each] !== undefined)
  const records = Object.fromEntries(
    known.map((each) => [each, each === name ? own : /** @type {Record} */ (others[each])]),
  )
  await write(recordsPath, JSON.stringify(records))
  for (const [file, text] of Object.entries(pagesOf(records))) await write(join(folder, file), text)
}

/**
 * @param {string} path
 * @param {string} text
 */
async function write(path, text) {
  const { format, resolveConfig } = await import('prettier')
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
}

/**
 * The pages that some records make, by the names of their files.
 * @param {{ [name: string]: Record }} records
 * @returns {{ [file: string]: string }}
 */
export function pagesOf(records) {
  const each = Object.entries(records).map(([name, own]) => [
    `${name}.md`,
    pageOf(name, /** @type {Campaign} */ (campaigns[name]), own),
  ])
  return { 'campaigns.md': tableOf(records), ...Object.fromEntries(each) }
}

/** @param {number} count */
const number = (count) => count.toLocaleString('en-GB')

/**
 * @param {Readonly<{ [what: string]: number }>} counts
 * @param {string} head
 */
function rows(counts, head) {
  const lines = Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `| ${what} | ${number(times)} |`)
  return [head, '| --- | ---: |', ...lines].join('\n')
}

/**
 * What is still to do, or that nothing is, in words.
 * @param {Campaign} campaign
 * @param {Results | undefined} results
 */
export function reached({ target, what }, results) {
  const done = total(results?.cases ?? {})
  if (done >= target) return `The target of ${number(target)} ${what} is reached.`
  return `**The target of ${number(target)} ${what} is not reached: ${number(target - done)} are still to do.**`
}

/**
 * @param {string} name
 * @param {Campaign} campaign
 * @param {Record} own
 */
function pageOf(name, campaign, own) {
  const { code, begun, recorded, next, left, shards, minutes, cases, tally, failed, failures, node, cores } =
    own
  const without = left.length === 0 ? '' : `, without ${left.join(', ')}, which did not come back`
  return `# ${campaign.title}

${campaign.intro}

\`npm run campaign -- ${name}\` runs it, on every core, until the target is reached. It can be stopped at any time and goes
on where it stopped, on another machine from what \`--record\` wrote: it writes this page too. See [all long runs](campaigns.md).

- Begun ${begun}, recorded ${recorded}.
- ${number(total(cases))} ${campaign.what}, in ${number(shards)} shards: seeds ${firstSeed} to ${next - 1}${without}.
- ${reached(campaign, own)}
- ${failed === 0 ? 'None failed.' : `**${number(failed)} failed**: see below.`}
- Of the code with the hash \`${code}\`: what ran, the core among it, without comments. \`npm run campaign\` prints the hash
  of the code as it is now. Results of other code are never added.
- About ${number(Math.round(minutes))} minutes of work of one core of ${cores}; Node ${node}.

${rows(cases, `| held against | ${campaign.what} |`)}
${Object.keys(tally).length === 0 ? '' : `\nWhat was in them:\n\n${rows(tally, '| what | times |')}\n`}${timesOf(campaign, own)}${failuresOf(name, failures)}`
}

/**
 * @param {Campaign} campaign
 * @param {Record} own
 */
function timesOf({ p99 }, { times }) {
  if (p99 === undefined) return ''
  const lines = Object.entries(times)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, counts]) => {
      const most = Math.max(...Object.keys(counts).map(Number))
      const figures = [within(counts, 0.5), within(counts, 0.99), most]
      return `| ${what} | ${number(total(counts))} | ${figures.join(' | ')} |`
    })
  return `
How long one took, in milliseconds of the processor, garbage collection and compilation among them; 99 of 100 are to stay
within ${p99}:

| what | times | half within | 99 of 100 within | the longest |
| --- | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`
}

/**
 * @param {string} name
 * @param {readonly string[]} failures
 */
function failuresOf(name, failures) {
  if (failures.length === 0) return ''
  const shown = failures.map((failure) => `- \`${failure.slice(0, 300).replaceAll(/[`\n]/g, ' ')}\``)
  return `\n## What failed\n\n\`npm run campaign -- ${name} --seed SEED\` shows one again in full.\n\n${shown.join('\n')}\n`
}

/** @param {{ [name: string]: Record }} records */
function tableOf(records) {
  const lines = names.map((name) => {
    const { title, target, what } = /** @type {Campaign} */ (campaigns[name])
    const own = records[name]
    const done = total(own?.cases ?? {})
    const share =
      done >= target ? 'reached' : own === undefined ? 'not begun' : `${Math.floor((done / target) * 100)} %`
    const link = own === undefined ? title : `[${title}](${name}.md)`
    const told = own === undefined ? '– | – | –' : `${own.failed} | \`${own.code}\` | ${own.recorded}`
    return `| ${link} | ${what} | ${number(target)} | ${number(done)} | ${share} | ${told} |`
  })
  return `# The long runs

Each holds the product against something that was made otherwise, over more random cases than a run of the tests has time
for. \`npm run campaign\` lists them with how far each is for the code as it stands; \`npm run campaign -- NAME\` runs one,
\`npm run campaign -- all\` all of them in turn. They can be stopped at any time and go on where they stopped, for as long as
the code is the same, on another machine from what was recorded. This page is made from what was recorded, and says what it was recorded of.

| long run | counted | target | done | how far | failed | code | recorded |
| --- | --- | ---: | ---: | --- | ---: | --- | --- |
${lines.join('\n')}
`
}
