import { has, one } from '../arguments.ts'
import { chosenDecisions, policyAsked } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit.ts'
import * as options from '../options.ts'
import { plain } from '../output/plain.ts'
import { openSink } from '../output/sink.ts'
import { loadPolicy } from '../policy/load.ts'

export const dmn: Command = {
  name: 'dmn',
  summary: 'Write a policy as DMN 1.5 decision tables, and say what DMN cannot.',
  operand: 'POLICY',
  options: {
    policy: options.policy,
    decision: { value: 'ID', repeat: true, help: 'Only this decision, with what it needs. May be repeated.' },
    'list-losses': {
      help: 'Instead of the file: what the policy says and the file does not, a line for each.',
    },
    output: options.output,
    help: options.help,
  },
  notes: [
    'The file answers as the policy does where every fact that a decision needs is known, and gives no answer where one is not. What it cannot say is listed on stderr, and in the description of the file.',
  ],
  examples: [
    { what: 'For a tool that reads DMN', line: 'iom-rules dmn cheshire --output cheshire.dmn' },
    { what: 'The colours alone', line: 'iom-rules dmn --decision status --output colours.dmn' },
    { what: 'What would be lost', line: 'iom-rules dmn cheshire --list-losses' },
  ],
  run: async (given, surroundings) => {
    const policy = loadPolicy(policyAsked(given), surroundings)
    const decisions = chosenDecisions(given, policy)
    const { toDmn } = await import('@iom-rules/core/interop')
    const { xml, losses } = toDmn(policy, { decisions })
    const listed = losses.map(({ code, what, reason }) => `${code}: ${plain(`${what}. ${reason}`)}\n`)
    const onlyLosses = has(given, 'list-losses')
    if (!onlyLosses) for (const line of listed) surroundings.stderr.write(`not in DMN: ${line}`)
    const sink = await openSink(one(given, 'output'), surroundings)
    await sink.write(onlyLosses ? listed.join('') : xml)
    await sink.keep()
    return exitCode.done
  },
}
