import { one } from '../arguments.ts'
import { policyAsked } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit.ts'
import * as options from '../options.ts'
import { openSink } from '../output/sink.ts'
import { loadPolicy } from '../policy/load.ts'

export const bundle: Command = {
  name: 'bundle',
  summary: 'Write a policy folder as one flat file, with everything it extends in it.',
  operand: 'POLICY',
  options: { policy: options.policy, output: options.output, help: options.help },
  notes: ['The policy is checked first; a policy that is not valid is not bundled.'],
  examples: [
    {
      what: 'A folder of your own, as one file',
      line: 'iom-rules bundle rules/my-policy --output my-policy.json',
    },
    {
      what: 'A policy that comes with iom-rules, to start from',
      line: 'iom-rules bundle cheshire --output my-policy.json',
    },
  ],
  run: async (given, surroundings) => {
    const policy = loadPolicy(policyAsked(given), surroundings)
    const sink = await openSink(one(given, 'output'), surroundings)
    await sink.write(`${JSON.stringify(policy.document, null, 2)}\n`)
    await sink.keep()
    return exitCode.done
  },
}
