// The folder that the commands of a page run in: the repository’s data, and the files that pages speak of by the
// names anybody would give them.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { cli } from '../cli/terminal.ts'
import { root } from './pages.ts'

/** A fresh folder with what a page may take as given; `rules`, `docs` and `tests` are those of the repository. */
export async function openScene(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-rules-docs-'))
  for (const name of ['docs', 'tests', 'packages', 'package.json'])
    symlinkSync(join(root, name), join(folder, name))
  mkdirSync(join(folder, 'rules'))
  for (const name of readdirSync(join(root, 'rules')))
    symlinkSync(join(root, 'rules', name), join(folder, 'rules', name))
  cpSync(join(root, 'rules/cheshire'), join(folder, 'rules/my-policy'), { recursive: true })
  for (const [path, content] of Object.entries(await (files ??= made()))) save(folder, path, content)
  return folder
}

/** Saves a file of a page in its folder. */
export function save(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

let files: Promise<Readonly<Record<string, string>>> | null = null

async function made(): Promise<Readonly<Record<string, string>>> {
  const people = await cli(['generate', '--as-at', '2026-11-22', '--count', '60', '--format', 'csv'])
  const one = await cli(['generate', '--as-at', '2026-11-22', '--count', '1', '--format', 'ndjson'])
  const journey = readFileSync(join(root, 'rules/journeys/escalating-burglar.json'), 'utf8')
  const draft = structuredClone(cheshire)
  draft.parameters.cssThreshold.value = 1300
  return {
    'caseload.csv': people.stdout,
    'nominal.json': one.stdout,
    'draft.json': JSON.stringify(draft),
    'journey.json': journey,
    'journeys.ndjson': `${JSON.stringify(JSON.parse(journey))}\n`,
    'accepted.json': '[]',
  }
}
