// The work on the packages' ES modules.
import * as cli from '@iom-rules/cli'
import * as core from '@iom-rules/core'
import * as analysis from '@iom-rules/core/analysis'
import * as caseload from '@iom-rules/core/caseload'
import * as interop from '@iom-rules/core/interop'
import * as journey from '@iom-rules/core/journey'
import { print } from './work.mjs'

await print({ core, journey, analysis, caseload, interop, cli })
