// Runs the commands of the documentation: ours in this process, which is fast, and others in a shell.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cli } from '../cli/terminal.ts'
import { root } from './pages.ts'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** One program of a pipeline, with the file that takes what it prints. */
interface Part {
  readonly words: readonly string[]
  readonly raw: string
  readonly to: string | null
  /** Is it put at the end of what the file holds? */
  readonly appends: boolean
}

/** A line as it is run: continued lines joined, without the comment at its end. */
export function linesOf(script: string): string[] {
  return script
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => uncommented(line).trim())
    .filter((line) => line !== '')
}

function uncommented(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === "'" || character === '"') quote = character
    else if (character === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) return line.slice(0, at)
  }
  return line
}

const token = /'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\s'"|>]+)|(\|\||&&|>>|[|>])/g

/** The programs that a line puts one after the other. Only what the pages use: quotes, `|`, `>` and `>>`. */
export function pipelineOf(line: string): Part[] {
  const parts: { words: string[]; from: number; until: number; to: string | null; appends: boolean }[] = []
  let open: (typeof parts)[number] | null = null
  let end = 0
  let redirected = false
  for (const match of line.matchAll(token)) {
    const [whole, single, double, bare, operator] = match
    if (operator === '|') open = null
    else if (operator === '>' || operator === '>>') {
      redirected = true
      if (open !== null) open.appends = operator === '>>'
    } else if (operator !== undefined) throw new Error(`The documentation uses no \`${operator}\`: ${line}`)
    else {
      const word = single ?? double?.replaceAll(/\\(.)/g, '$1') ?? bare ?? ''
      if (open === null) {
        open = { words: [], from: match.index, until: 0, to: null, appends: false }
        parts.push(open)
        end = -1
      }
      if (redirected) open.to = word
      else if (match.index === end && open.words.length > 0) open.words.push(`${open.words.pop()}${word}`)
      else open.words.push(word)
      if (!redirected) open.until = match.index + whole.length
      redirected = false
      end = match.index + whole.length
    }
  }
  return parts.map(({ from, until, ...part }) => ({ ...part, raw: line.slice(from, until) }))
}

/** What a program is given after `iom-rules`; `null` where it is another one. */
export function ours(words: readonly string[]): readonly string[] | null {
  const rest = words[0] === 'npx' ? words.slice(1) : words
  return rest[0] === 'iom-rules' ? rest.slice(1) : null
}

/** Past so many invented people nothing new is shown, and threads are started that only the built program has. */
const crowd = 300

/** Runs a line in a folder, and gives what its last program printed; stops at the first that fails. */
export async function runLine(line: string, folder: string, built: boolean): Promise<Outcome> {
  let last: Outcome = { code: 0, stdout: '', stderr: '' }
  for (const { words, raw, to, appends } of pipelineOf(line)) {
    const args = ours(words)
    const stdin = last.stdout
    if (args !== null && !built) last = await cli(fewer(args), { folder, stdin })
    else {
      const [program, given] = args === null ? ['sh', ['-c', raw]] : [process.execPath, [bin, ...args]]
      const ran = spawnSync(program, given, {
        cwd: folder,
        input: stdin,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      })
      last = { code: ran.status ?? 1, stdout: ran.stdout, stderr: ran.stderr }
    }
    if (to !== null) {
      mkdirSync(dirname(join(folder, to)), { recursive: true })
      writeFileSync(join(folder, to), last.stdout, { flag: appends ? 'a' : 'w' })
      last = { ...last, stdout: '' }
    }
    if (last.code !== 0) return last
  }
  return last
}

const bin = join(root, 'packages/cli/bin/iom-rules.js')

function fewer(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--count') + 1
  return at > 0 && Number(args[at]) > crowd ? args.with(at, String(crowd)) : args
}
