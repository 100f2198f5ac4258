import type { Command } from '../command.ts'
import { ask } from './ask.ts'
import { assess } from './assess.ts'
import { bundle } from './bundle.ts'
import { changes } from './changes.ts'
import { check } from './check.ts'
import { compare } from './compare.ts'
import { dmn } from './dmn.ts'
import { enter } from './enter.ts'
import { generate } from './generate.ts'
import { mermaid } from './mermaid.ts'
import { panel } from './panel.ts'
import { playground } from './playground.ts'
import { record } from './record.ts'
import { register } from './register.ts'
import { remake } from './remake.ts'
import { replay } from './replay.ts'
import { schema } from './schema.ts'
import { sql } from './sql.ts'
import { sweep } from './sweep.ts'
import { test } from './test.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  assess,
  ask,
  replay,
  panel,
  record,
  remake,
  enter,
  register,
  check,
  compare,
  changes,
  sweep,
  test,
  schema,
  dmn,
  mermaid,
  sql,
  generate,
  bundle,
  playground,
]
