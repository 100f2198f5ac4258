import { has, one, type Given } from '../arguments.ts'
import { asked } from '../asked.ts'
import { checkDecision, policyAsked } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { plain } from '../output/plain.ts'
import { openSink } from '../output/sink.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Surroundings } from '../surroundings.ts'

export const mermaid: Command = {
  name: 'mermaid',
  summary: 'Draw the process of a policy as Mermaid diagrams, or list which colour can follow which.',
  operand: 'POLICY',
  options: {
    policy: options.policy,
    region: {
      value: 'ID',
      help: 'Only this region of the process, such as nomination. Default: all of them.',
    },
    transitions: {
      help: 'Instead of the process: which outcome of a decision can follow which, by which events, worked out from the rules.',
    },
    decision: { value: 'ID', help: 'With --transitions: the decision. Default status, the colours.' },
    'as-at': {
      ...options.asAt,
      help: 'With --transitions: the day on which everything happens. Default: the first day the policy is in force.',
    },
    format: {
      value: 'FORMAT',
      choices: ['mermaid', 'csv'],
      help: 'mermaid (default), or csv: the transitions as a table, each with a case that shows it.',
    },
    output: options.output,
    help: options.help,
  },
  notes: ['A page that shows Mermaid, such as a README on a forge, draws what is printed here.'],
  examples: [
    { what: 'How a nomination travels', line: 'iom-rules mermaid --region nomination' },
    {
      what: 'Which colour can follow which, as a table',
      line: 'iom-rules mermaid --transitions --format csv --output transitions.csv',
    },
  ],
  run: async (given, surroundings) => {
    const text = await drawn(given, surroundings)
    const sink = await openSink(one(given, 'output'), surroundings)
    await sink.write(text)
    await sink.keep()
    return exitCode.done
  },
}

async function drawn(given: Given, surroundings: Surroundings): Promise<string> {
  const csv = one(given, 'format') === 'csv'
  if (has(given, 'transitions')) {
    if (has(given, 'region')) throw usage('--region is for the process: leave it out with --transitions.')
    return transitionsOf(given, csv, surroundings)
  }
  for (const option of ['decision', 'as-at'])
    if (has(given, option)) throw usage(`--${option} is for the transitions: add --transitions.`)
  if (csv) throw usage('--format csv is for the transitions: add --transitions.')
  const policy = loadPolicy(policyAsked(given), surroundings)
  const { toMermaid } = await import('@iom-rules/core/interop')
  const region = one(given, 'region')
  return asked(() => toMermaid(policy, region === undefined ? {} : { region }))
}

async function transitionsOf(given: Given, csv: boolean, surroundings: Surroundings): Promise<string> {
  const policy = loadPolicy(policyAsked(given), surroundings)
  const decision = one(given, 'decision')
  if (decision !== undefined) checkDecision(decision, policy)
  const { transitions, transitionsToCsv, transitionsToMermaid } = await import('@iom-rules/core/journey')
  const table = asked(() =>
    transitions(policy, {
      ...(decision === undefined ? {} : { decision }),
      ...(has(given, 'as-at') ? { asAt: options.readDay(given, surroundings) } : {}),
    }),
  )
  for (const reason of table.reasons) surroundings.stderr.write(`warning: ${plain(reason)}\n`)
  return csv ? transitionsToCsv(table) : transitionsToMermaid(table)
}
