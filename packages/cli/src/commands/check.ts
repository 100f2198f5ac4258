import type { Acceptance, Policy } from '@iom-rules/core'
import { readAcceptances, tellStale } from '../acceptances.ts'
import { one, type Given } from '../arguments.ts'
import { policyAsked, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit.ts'
import { findingLayout } from '../finding-layout.ts'
import {
  fromChecks,
  fromExamples,
  fromIssue,
  fromVerification,
  type Checking,
  type Reported,
} from '../findings.ts'
import * as options from '../options.ts'
import { inTurn, writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { readPolicy, type Loaded } from '../policy/load.ts'
import { placeOf } from '../policy/place.ts'
import { readSources } from '../policy/sources.ts'
import { inStages } from '../progress.ts'
import type { Surroundings } from '../surroundings.ts'

export const check: Command = {
  name: 'check',
  summary: 'Check a policy: gaps, overlaps, rules that never apply, citations, its process, its examples.',
  operand: 'POLICY',
  options: {
    policy: options.policy,
    'as-at': {
      value: 'DAY',
      help: 'The day the policy is looked at, YYYY-MM-DD, or `today`. Default: its first day in force.',
    },
    accept: {
      value: 'FILE',
      help: 'Acceptances beside those of the policy: a JSON list of {code, decision, rules, parameter, path, reason, by, on}.',
    },
    sources: {
      value: 'FOLDER',
      help: 'Where the cited texts are. Default: `sources` within or beside the policy.',
    },
    format: options.format,
    output: options.output,
    help: options.help,
  },
  notes: [
    'With --format json the answer is {findings: [{code, severity, decision, rules, path, place, message, witness, help, accepted, families}], examples: {passed, failed}}.',
    'What is said of decisions is proved over everybody there can be. The witness of a finding there is the smallest nominal that shows it, as {asAt, facts}, and `families` describes everybody it is about. The process is looked at in every position that any journey can reach; there the witness is a journey, which `replay` takes as it is.',
    'An acceptance covers every finding of its code, narrowed by the decision, the rules, the parameter and the path it names. What is accepted is shown with its reason and is no error. An acceptance that covers nothing is told of on stderr.',
    'Exit code 3: the policy is not valid. 5: a finding of severity error is not accepted, or an example does not hold. Assumptions are listed and are no error.',
  ],
  examples: [
    { what: 'The default policy', line: 'iom-rules check' },
    {
      what: 'A folder of your own, for a program to read',
      line: 'iom-rules check rules/my-policy --format json',
    },
    {
      what: 'With what the board has agreed to leave as it is',
      line: 'iom-rules check rules/my-policy --accept accepted.json',
    },
  ],
  run: async (given, surroundings) => {
    const format = options.readFormat(given, surroundings)
    const asAt = options.readDayIfGiven(given, surroundings)
    const file = one(given, 'accept')
    const accepted = { file, extra: readAcceptances(file, surroundings) }
    const loaded = readPolicy(policyAsked(given), surroundings)
    const { findings, passed, failed } = await look(loaded, { given, asAt, ...accepted }, surroundings)
    const sink = await openSink(one(given, 'output'), surroundings)
    if (format === 'json') {
      await sink.write(`${JSON.stringify({ findings, examples: { passed, failed } }, null, 2)}\n`)
      await sink.keep()
    } else {
      const width = widthOf(surroundings)
      const layout = findingLayout(loaded.ok ? loaded.policy : null, width)
      await writeRecords(inTurn(findings), layout, { format, width }, sink)
    }
    surroundings.stderr.write(`${verdict(loaded, findings, passed, failed)}\n`)
    if (!loaded.ok) return loaded.code
    return findings.some(({ severity, accepted }) => severity === 'error' && accepted === null)
      ? exitCode.findings
      : exitCode.done
  },
}

const gravity = { error: 0, warning: 1, info: 2 }

interface Asked {
  readonly given: Given
  readonly asAt: string | undefined
  readonly file: string | undefined
  readonly extra: readonly Acceptance[]
}

async function look(loaded: Loaded, { given, asAt, file, extra }: Asked, surroundings: Surroundings) {
  const issues = loaded.issues.map(fromIssue)
  if (!loaded.ok) return { findings: issues, passed: 0, failed: 0 }
  const { policy, path } = loaded
  if (asAt !== undefined) warnOutOfForce(policy, asAt, surroundings)
  const place = (pointer: string) => {
    const found = loaded.place({ code: '', severity: 'error', path: pointer, message: '' })
    return found.line === undefined ? null : placeOf(found)
  }
  const checking: Checking = { policy, place, extra }
  const checks = fromChecks(checking, readSources(policy, path, one(given, 'sources'), surroundings))
  const proved = fromVerification(checking, await verified(policy, asAt, surroundings))
  const settled = [...checks, ...proved]
  tellStale(
    policy,
    settled.map(({ finding }) => finding),
    { file, extra },
    surroundings,
  )
  const { findings, passed, failed } = fromExamples(checking)
  const all = [...issues, ...settled.map(({ reported }) => reported), ...findings].sort(
    (a, b) => gravity[a.severity] - gravity[b.severity],
  )
  return { findings: all, passed, failed }
}

/** What verification finds. It is loaded only here: it brings XState with it. */
async function verified(policy: Policy, asAt: string | undefined, surroundings: Surroundings) {
  const { verify } = await import('@iom-rules/core/analysis')
  const day = asAt === undefined ? {} : { asAt }
  return inStages((onProgress) => verify(policy, { ...day, onProgress }), surroundings)
}

function verdict(loaded: Loaded, findings: readonly Reported[], passed: number, failed: number): string {
  const count = (wanted: Reported['severity'], noun: string) => {
    const number = findings.filter(
      ({ severity, accepted }) => severity === wanted && accepted === null,
    ).length
    return number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`]
  }
  const accepted = findings.filter((finding) => finding.accepted !== null).length
  const counts = [
    ...count('error', 'error'),
    ...count('warning', 'warning'),
    ...count('info', 'note'),
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
  ]
  const found = counts.length === 0 ? 'nothing found' : counts.join(', ')
  if (!loaded.ok) return `The policy is not valid: ${found}.`
  const { id, version } = loaded.policy
  return `${id} ${version}: ${found}; ${passed} examples hold${failed === 0 ? '' : `, ${failed} do not`}.`
}
