import type { Policy } from '@iom-rules/core'
import { has, one, type Given } from '../arguments.ts'
import { policyAsked } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { plain } from '../output/plain.ts'
import { openSink } from '../output/sink.ts'
import { loadPolicy } from '../policy/load.ts'
import { loadVersions } from '../policy/versions.ts'
import type { Surroundings } from '../surroundings.ts'

export const changes: Command = {
  name: 'changes',
  summary: 'The history of a policy for people: days in force, sign-offs, and what changed, in words.',
  operand: 'POLICY',
  options: {
    policy: options.policy,
    from: { value: 'POLICY', help: 'An earlier version: what reads differently since it is said in words.' },
    versions: options.versions,
    format: {
      value: 'FORMAT',
      choices: ['markdown', 'json'],
      help: 'markdown (default), or json.',
    },
    output: options.output,
    help: options.help,
  },
  notes: [
    'What changed is told from the policy’s own change log, the key `changes`, which policy leads write.',
    'With --versions, what is not in order is told on stderr: days without a version or with two, versions without both sign-offs or without an entry in the log. The exit code is 5 where it is not clear which version holds.',
  ],
  examples: [
    { what: 'How the policy came to be as it is', line: 'iom-rules changes cheshire' },
    { what: 'What a draft changes, in words', line: 'iom-rules changes draft.json --from cheshire' },
    {
      what: 'Every version that was issued, as a page to publish',
      line: 'iom-rules changes --versions issued --policy cheshire --output CHANGES.md',
    },
  ],
  run: async (given, surroundings) => {
    const { checkVersions, historyOf, historyToMarkdown } = await import('@iom-rules/core/record')
    const versions = versionsAsked(given, surroundings)
    const history = historyOf(versions)
    const text =
      one(given, 'format') === 'json' ? `${JSON.stringify(history, null, 2)}\n` : historyToMarkdown(history)
    const sink = await openSink(one(given, 'output'), surroundings)
    await sink.write(text)
    await sink.keep()
    // A draft beside what it is made from is not a set of versions that were issued.
    const findings = has(given, 'versions') ? checkVersions(versions) : []
    for (const { severity, message, help } of findings)
      surroundings.stderr.write(`${severity}: ${plain(message)} ${help}\n`)
    return findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.done
  },
}

function versionsAsked(given: Given, surroundings: Surroundings): readonly [Policy, ...Policy[]] {
  const [folder, from] = [one(given, 'versions'), one(given, 'from')]
  const asked = policyAsked(given)
  if (folder === undefined) {
    const policy = loadPolicy(asked, surroundings)
    if (from === undefined) return [policy]
    const before = loadPolicy(from, surroundings)
    if (before.id === policy.id) return [before, policy]
    throw usage(
      `\`${before.id}\` and \`${policy.id}\` are different policies.`,
      'Compare them with iom-rules compare.',
    )
  }
  if (from !== undefined)
    throw usage('--from and --versions exclude each other: the folder holds the earlier versions.')
  const all = loadVersions(folder, surroundings)
  const ids = [...new Set(all.map(({ id }) => id))].sort()
  const wanted = asked ?? (ids.length === 1 ? ids[0] : undefined)
  const [first, ...rest] = all.filter(({ id }) => id === wanted)
  if (first !== undefined) return [first, ...rest]
  throw usage(
    wanted === undefined
      ? `There are versions of ${ids.length} policies in \`${folder}\`.`
      : `There is no version of \`${wanted}\` in \`${folder}\`.`,
    `Say which with --policy ID: ${ids.join(', ')}.`,
  )
}
