// npm run check -- api [--write]: what the packages promise their callers, a report for each door under packages/*/api.
// A change of the promise is a change of a report, for somebody to read before it is published; --write makes it.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { root } from '../run.mjs'
import { doorsOf, libraries } from './libraries.mjs'

const writes = process.argv.includes('--write')
/** What TypeScript works out types from, and nobody needs to name: the machine as XState infers it, and a list of words. */
const inferred = ['build', 'PermitParams', 'groundIds']
const made = join(tmpdir(), 'iom-rules-api')

/** @typedef {{ readonly report: string, readonly faults: readonly string[], readonly unnamed: readonly string[] }} Read */

/** @type {NonNullable<import('@microsoft/api-extractor').IConfigFile['messages']>} */
const messages = {
  compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
  extractorMessageReporting: {
    default: { logLevel: ExtractorLogLevel.Warning },
    // Everything a door exports is public: there are no stages of release to tag.
    'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
    'ae-undocumented': { logLevel: ExtractorLogLevel.Warning },
  },
  // Examples are code, with braces and angle brackets, and not TSDoc’s Markdown.
  tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
}

/**
 * @param {import('./libraries.mjs').Library} library
 * @param {import('./libraries.mjs').Door} door
 * @returns {Read}
 */
function read({ folder, manifest }, { name, types }) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      newlineKind: 'lf',
      mainEntryPointFilePath: types,
      // Its own TypeScript reads our declarations: that of the workspace has no programming interface.
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            strict: true,
            target: 'es2022',
            lib: ['es2023'],
            module: 'nodenext',
            moduleResolution: 'nodenext',
            skipLibCheck: true,
            types: manifest.name === '@iom-rules/cli' ? ['node'] : [],
          },
          files: [types],
        },
      },
      apiReport: { enabled: true, reportFolder: made, reportTempFolder: made, reportFileName: name },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages,
    },
  })
  /** @type {string[]} */
  const faults = []
  /** @type {string[]} */
  const unnamed = []
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true
      if (message.logLevel !== ExtractorLogLevel.Warning && message.logLevel !== ExtractorLogLevel.Error)
        return
      const symbol = /The symbol "(\w+)" needs to be exported/.exec(message.text)?.[1]
      if (symbol !== undefined) unnamed.push(symbol)
      else if (message.messageId.startsWith('console-')) return
      else {
        const where = relative(root, message.sourceFilePath ?? types)
        faults.push(`${where}:${message.sourceFileLine ?? 1} ${message.text}`)
      }
    },
  })
  return { report: readFileSync(join(made, `${name}.api.md`), 'utf8'), faults, unnamed }
}

/**
 * Writes the reports, or answers with those that are not what they should be.
 * @param {string} folder
 * @param {ReadonlyMap<string, Read>} reads
 */
function kept(folder, reads) {
  const reports = join(folder, 'api')
  const there = existsSync(reports) ? readdirSync(reports) : []
  const gone = there.filter((file) => !reads.has(file.replace('.api.md', '')))
  const drifted = [...reads].filter(([name, { report }]) => {
    const file = join(reports, `${name}.api.md`)
    return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== report
  })
  if (writes) {
    mkdirSync(reports, { recursive: true })
    for (const file of gone) rmSync(join(reports, file))
    for (const [name, { report }] of drifted) writeFileSync(join(reports, `${name}.api.md`), report)
    return []
  }
  const names = [...gone, ...drifted.map(([name]) => `${name}.api.md`)]
  return names.map((name) => `${relative(root, join(reports, name))} is not what the door promises now`)
}

/** @type {string[]} */
const faults = []
for (const library of libraries) {
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  const reads = new Map(doorsOf(library).map((door) => [door.name, read(library, door)]))
  const all = [...reads.values()]
  const named = new Set(
    all.flatMap(({ report }) =>
      [
        ...report.matchAll(
          /^export (?:declare )?(?:abstract )?(?:interface|type|class|const|function) (\w+)/gm,
        ),
      ].map(([, name]) => name),
    ),
  )
  const nowhere = new Set(
    all
      .flatMap(({ unnamed }) => unnamed)
      .filter((symbol) => !named.has(symbol) && !inferred.includes(symbol)),
  )
  faults.push(
    ...all.flatMap((each) => each.faults),
    ...[...nowhere].map(
      (symbol) => `${library.manifest.name}: no door exports ${symbol}, which callers meet`,
    ),
    ...kept(library.folder, reads),
  )
  for (const [name, { report }] of reads) {
    console.log(`${library.manifest.name} ${name}: ${report.split('\nexport ').length - 1} exports`)
  }
}
rmSync(made, { recursive: true, force: true })
for (const fault of new Set(faults)) console.error(fault)
if (faults.length > 0) console.error('After a change that is meant: npm run check -- api --write')
process.exitCode = faults.length > 0 ? 1 : 0
