import { one } from '../arguments.ts'
import { policyAsked } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit.ts'
import {
  findingLayout,
  fromChecks,
  fromExamples,
  fromIssue,
  fromMachines,
  type Placing,
  type Reported,
} from '../findings.ts'
import * as options from '../options.ts'
import { inTurn, writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { readPolicy, type Loaded } from '../policy/load.ts'
import { placeOf } from '../policy/place.ts'
import { readSources } from '../policy/sources.ts'
import type { Surroundings } from '../surroundings.ts'

export const check: Command = {
  name: 'check',
  summary: 'Check a policy: its form, its citations, its process, and its examples.',
  operand: 'POLICY',
  options: {
    policy: options.policy,
    sources: {
      value: 'FOLDER',
      help: 'Where the cited texts are. Default: `sources` within or beside the policy.',
    },
    format: options.format,
    output: options.output,
    help: options.help,
  },
  notes: [
    'With --format json the answer is {findings: [{code, severity, decision, rules, path, place, message, witness, help, accepted}], examples: {passed, failed}}.',
    'The process is looked at in every position that any journey can reach. A finding there has a journey for a witness, which `replay` takes as it is.',
    'Exit code 3: the policy is not valid. 5: a finding has severity error, or an example does not hold. Assumptions are listed and are no error.',
  ],
  examples: [
    { what: 'The default policy', line: 'iom-rules check' },
    {
      what: 'A folder of your own, for a program to read',
      line: 'iom-rules check rules/my-policy --format json',
    },
  ],
  run: async (given, surroundings) => {
    const format = options.readFormat(given, surroundings)
    const loaded = readPolicy(policyAsked(given), surroundings)
    const { findings, passed, failed } = await look(loaded, one(given, 'sources'), surroundings)
    const sink = await openSink(one(given, 'output'), surroundings)
    if (format === 'json') {
      await sink.write(`${JSON.stringify({ findings, examples: { passed, failed } }, null, 2)}\n`)
      await sink.keep()
    } else await writeRecords(inTurn(findings), findingLayout, { format, width: widthOf(surroundings) }, sink)
    surroundings.stderr.write(`${verdict(loaded, findings, passed, failed)}\n`)
    if (!loaded.ok) return loaded.code
    return findings.some(({ severity, accepted }) => severity === 'error' && accepted === null)
      ? exitCode.findings
      : exitCode.done
  },
}

const gravity = { error: 0, warning: 1, info: 2 }

async function look(loaded: Loaded, sources: string | undefined, surroundings: Surroundings) {
  const issues = loaded.issues.map(fromIssue)
  if (!loaded.ok) return { findings: issues, passed: 0, failed: 0 }
  const { policy, path } = loaded
  const place: Placing = (pointer) => {
    const found = loaded.place({ code: '', severity: 'error', path: pointer, message: '' })
    return found.line === undefined ? null : placeOf(found)
  }
  const checks = fromChecks(policy, readSources(policy, path, sources, surroundings), place)
  const { findings, passed, failed } = fromExamples(policy, place)
  const process = await fromMachines(policy, place)
  const all = [...issues, ...checks, ...process, ...findings].sort(
    (a, b) => gravity[a.severity] - gravity[b.severity],
  )
  return { findings: all, passed, failed }
}

function verdict(loaded: Loaded, findings: readonly Reported[], passed: number, failed: number): string {
  const count = (wanted: Reported['severity'], noun: string) => {
    const number = findings.filter(
      ({ severity, accepted }) => severity === wanted && accepted === null,
    ).length
    return number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`]
  }
  const counts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')]
  const found = counts.length === 0 ? 'nothing found' : counts.join(', ')
  if (!loaded.ok) return `The policy is not valid: ${found}.`
  const { id, version } = loaded.policy
  return `${id} ${version}: ${found}; ${passed} examples hold${failed === 0 ? '' : `, ${failed} do not`}.`
}
