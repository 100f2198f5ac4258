import { didYouMean, jsonSchema, schemaNames } from '@iom-rules/core'
import { one } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { openSink } from '../output/sink.ts'

export const schema: Command = {
  name: 'schema',
  summary:
    'Print a JSON Schema (2020-12) of what goes in or comes out: a policy, a nominal, a record and so on.',
  operand: schemaNames.join('|'),
  options: { output: options.output, help: options.help },
  notes: ['Without a name, the schema of a policy.'],
  examples: [
    {
      what: 'For an editor that checks policies as they are written',
      line: 'iom-rules schema policy --output policy.schema.json',
    },
    { what: 'What a nominal may hold', line: 'iom-rules schema nominal' },
  ],
  run: async (given, surroundings) => {
    const name = given.operand ?? 'policy'
    const found = schemaNames.find((known) => known === name)
    if (found === undefined) {
      const near = didYouMean(name, schemaNames) ?? `Schemas: ${schemaNames.join(', ')}.`
      throw usage(`There is no schema \`${name}\`.`, near)
    }
    const sink = await openSink(one(given, 'output'), surroundings)
    await sink.write(`${JSON.stringify(jsonSchema(found), null, 2)}\n`)
    await sink.keep()
    return exitCode.done
  },
}
