// The codes of the product, what each means, and an input that brings it about: docs/examples/codes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pages.ts'

export type Json = Readonly<Record<string, unknown>>

/** How a code is brought about. */
export interface Trial {
  /** A place in the policy, and what is put there or taken from it. */
  readonly at?: string
  readonly put?: unknown
  readonly take?: boolean
  /** A second change beside the first. */
  readonly with?: Trial
  readonly text?: string
  readonly files?: Readonly<Record<string, string>>
  readonly part?: Json
  readonly facts?: Json
  readonly area?: string
  readonly ref?: string
  readonly issues?: string
  readonly stdin?: string
  /** Too long to write down: made by the test, and said here in words. */
  readonly made?: string
}

export interface IssueGroup {
  readonly title: string
  readonly words: string
  readonly of: 'policy' | 'text' | 'local' | 'nominal' | 'journey' | 'call' | 'command'
  readonly codes: readonly (readonly [code: string, means: string, trial: Trial])[]
}

export interface FindingGroup {
  readonly title: string
  readonly words: string
  readonly codes: readonly (readonly [code: string, means: string, severity: string, trial: Trial])[]
}

export const issueGroups = from('issues') as readonly IssueGroup[]
export const findingGroups = from('findings') as readonly FindingGroup[]
export const refusals = from('refusals') as readonly (readonly [
  code: string,
  means: string,
  events: readonly Json[],
])[]
export const errors = from('errors') as readonly (readonly [
  code: string,
  means: string,
  call: string | null,
])[]

function from(name: string): unknown {
  return JSON.parse(readFileSync(join(root, `docs/examples/codes/${name}.json`), 'utf8'))
}

/** The policy that nothing is wrong with. */
export function sound(): Record<string, unknown> {
  return from('policy') as Record<string, unknown>
}

/** The policy with something put in or taken out, by JSON Pointer; `-` is the end of a list. */
export function broken({ at, put, take, with: second }: Trial, document: Json = sound()): Json {
  const changed = structuredClone(document) as Record<string, unknown>
  const keys = (at ?? '').split('/').slice(1)
  const last = keys.pop()
  let place = changed
  for (const key of keys) place = place[key] as Record<string, unknown>
  if (last === undefined) throw new Error('The trial names no place.')
  if (Array.isArray(place) && last === '-') place.push(put)
  else if (take === true) delete place[last]
  else place[last] = put
  return second === undefined ? changed : broken(second, changed)
}

const shownAs = (value: unknown): string =>
  `\`${JSON.stringify(value).replaceAll(/([,:])(?=["[{\d])/g, '$1 ')}\``

function trialWords(trial: Trial): string {
  const { at, put, take, text, files, part, facts, area, ref, issues, stdin, made } = trial
  if (made !== undefined) return made
  if (at !== undefined) {
    const own = take === true ? `\`${at}\` taken out` : `\`${at}\`: ${shownAs(put)}`
    return trial.with === undefined ? own : `${own}; ${trialWords(trial.with)}`
  }
  if (text !== undefined) return text.trim() === '' ? 'blank text' : `\`${text.trim()}\``
  if (facts !== undefined)
    return shownAs({ ...(ref === undefined ? {} : { ref }), ...(area === undefined ? {} : { area }), facts })
  if (issues !== undefined) return `\`${issues}\``
  return stdin === undefined ? shownAs(files ?? part) : `\`${stdin.trim().replaceAll('\n', '⏎')}\``
}

/** The page of codes, from the same data that the tests run. */
export function codesPage(exits: readonly (readonly [code: number, means: string])[]): string {
  const row = (code: string, means: string, words: string) => `- **\`${code}\`**: ${means}. ${words}`
  const inWords = (trial: Trial) => `Try ${trialWords(trial)}.`
  return [
    '# Reference: codes',
    '',
    'Every code that the product gives to a program: what it means, and an input that brings it about. A test runs each',
    'of them and expects that very code. Codes are stable; messages and help may get better. The page is made from',
    '[docs/examples/codes](../examples/codes/issues.json); the inputs change one thing in',
    '[a small policy](../examples/codes/policy.json) with one of everything. Back to',
    '[the policy document](../policy-language.md).',
    '',
    '- [Issues](#issues): faults in data, with place, message and help',
    '- [Findings](#findings): what `check` and `verify` say of a policy that can be read',
    '- [Refusals](#refusals): why an event cannot happen',
    '- [Errors](#errors): mistakes of the calling program, thrown',
    '- [Exit codes](#exit-codes): what the command line answers to the shell',
    '',
    '## Issues',
    '',
    'An issue is `{ code, severity, path, message, help }`. `path` is a JSON Pointer.',
    ...issueGroups.flatMap(({ title, words, codes }) => [
      '',
      `### ${title}`,
      '',
      words,
      '',
      ...codes.map(([code, means, trial]) => row(code, means, inWords(trial))),
    ]),
    '',
    '## Findings',
    '',
    'A finding has a `severity` and the smallest example that shows it. Findings of severity `error` that nobody accepted',
    'end `check` with 5.',
    ...findingGroups.flatMap(({ title, words, codes }) => [
      '',
      `### ${title}`,
      '',
      words,
      '',
      ...codes.map(([code, means, severity, trial]) => row(code, `${severity}; ${means}`, inWords(trial))),
    ]),
    '',
    '## Refusals',
    '',
    'An event that is refused changes nothing, and its step in the timeline has `refusal: { code, message }`. The case of',
    'these starts on 2026-01-05 with `ready` and `risky` known to be false; the last event is the one refused.',
    '',
    ...refusals.map(([code, means, events]) =>
      row(code, means, `Try ${events.map((event) => shownAs(event)).join(', then ')}.`),
    ),
    '',
    '## Errors',
    '',
    'Thrown as an `IomRulesError`; recognise one with `isIomRulesError`. `toProblemDetails()` gives RFC 9457 problem',
    'details whose `type` is `urn:iom-rules:problem:` and the code in small letters with hyphens.',
    '',
    ...errors.map(([code, means, call]) => row(code, means, call === null ? '' : `Try \`${call}\`.`).trim()),
    '',
    '## Exit codes',
    '',
    '| code | means |',
    '| ---- | ----- |',
    ...exits.map(([code, means]) => `| ${code} | ${means} |`),
    '',
  ].join('\n')
}
