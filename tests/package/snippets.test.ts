// What the Developer screen gives to copy, run on the built packages, the stock engine and real databases.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyEdit, parsePolicy, type Nominal, type Policy } from '@iom-rules/core'
import { kinds, snippetOf, type Kind } from '../../playground/src/developer/snippet/kinds.ts'
import type { Snippet } from '../../playground/src/developer/snippet/snippet.ts'
import { writeText } from '../../playground/src/policy-text/write.ts'
import { cheshire } from '../caseload/policies.ts'
import { openDuckDB } from '../interop/sql/both.ts'
import { startPostgres } from '../interop/sql/postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const asAt = '2026-11-22'
const policyFile = 'cheshire-draft.json'

/** Nobody real; a list, what is none and what is not known are in it. */
const nominal: Nominal = {
  ref: 'HAL-901',
  area: 'HALTON',
  facts: {
    cssScore: 900,
    ogrsScore: 80,
    offences: [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }],
    iomTeamAgrees: true,
    releaseDate: 'NONE',
  },
}

/** A draft that answers otherwise than what is published: a snippet that ran the published policy would tell. */
function drafted(): Policy {
  const edited = applyEdit(cheshire.document, [
    { op: 'replace', path: '/parameters/cssThreshold/value', value: 800 },
  ])
  const parsed = edited.ok ? parsePolicy(edited.value) : edited
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const policy = drafted()
const asked = (decision: string) => ({ policy, nominal, asAt, decision, policyFile })
let folder: string

beforeAll(() => {
  // Where the packages are found as they are when they have been installed.
  folder = mkdtempSync(join(root, 'node_modules', '.snippets-'))
  writeFileSync(join(folder, policyFile), writeText('', policy.document))
})
afterAll(() => rmSync(folder, { recursive: true }))

function save({ file, text, beside }: Snippet): void {
  writeFileSync(join(folder, file), text)
  if (beside !== null) writeFileSync(join(folder, beside.name), beside.text)
}

const run = (program: string, args: readonly string[]) =>
  spawnSync(program, args, { cwd: folder, encoding: 'utf8' }).stdout.replaceAll('\r\n', '\n').trim()

describe('a snippet prints what the screen says it prints', () => {
  const commands: { readonly [kind in Kind]?: (snippet: Snippet) => string } = {
    // Node of this age does not read TypeScript: nothing in it is TypeScript’s alone.
    typescript: ({ file, text }) => {
      const script = file.replace('.mts', '.mjs')
      writeFileSync(join(folder, script), text)
      return run(process.execPath, [script])
    },
    commonjs: ({ file }) => run(process.execPath, [file]),
    'json-rules-engine': ({ file }) => run(process.execPath, [file]),
    'command-line': ({ run: line }) =>
      run(process.execPath, [join(root, 'packages/cli/bin/iom-rules.js'), ...line.split(' ').slice(2)]),
  }

  test.each(Object.entries(commands))('%s', async (kind, command) => {
    const snippet = await snippetOf(kind as Kind, asked('cohort'))
    save(snippet)
    const printed = command(snippet)
    expect({ kind: 'text', text: printed }).toEqual(snippet.prints)
    // That of the draft, not that of what is published.
    expect(printed).toContain('FIXED')
  })

  test('the TypeScript has no fault that TypeScript would tell', async () => {
    const { file, text } = await snippetOf('typescript', asked('cohort'))
    writeFileSync(join(folder, file), text)
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const options =
      '--ignoreConfig --noEmit --strict --module nodenext --target es2022 --skipLibCheck --types node --typeRoots'
    expect(
      run(process.execPath, [compiler, ...options.split(' '), join(root, 'node_modules/@types'), file]),
    ).toBe('')
  })

  test.each(['cohort', 'obligations'])('DuckDB: %s', async (decision) => {
    const { text, prints } = await snippetOf('duckdb', asked(decision))
    const duckdb = await openDuckDB(tmpdir())
    const [row] = await duckdb.rows(text)
    duckdb.close()
    expect(prints).toMatchObject({ kind: 'row', cells: row })
  })

  test('PostgreSQL', async ({ skip }) => {
    const server = await startPostgres()
    if (typeof server === 'string') {
      if (process.env['CI'] !== undefined) throw new Error(server)
      return skip(server)
    }
    const { text, prints } = await snippetOf('postgres', asked('cohort'))
    const select = text.lastIndexOf('\n\n')
    await server.run(text.slice(0, select))
    const [row] = await server.rows(text.slice(select))
    await server.stop()
    expect(prints).toMatchObject({ kind: 'row', cells: row })
  })

  test('every kind is run here', () => {
    expect(kinds.map(({ id }) => id).toSorted()).toEqual(
      [...Object.keys(commands), 'duckdb', 'postgres'].toSorted(),
    )
  })
})
