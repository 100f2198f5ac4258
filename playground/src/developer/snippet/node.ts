import { assess, narrate, type Policy } from '@iom-rules/core'
import { toRulesEngine } from '@iom-rules/core/interop'
import { literal, type Asked, type Snippet } from './snippet.ts'

const install = 'npm install @iom-rules/core'

// Faults are told with their places: a policy that is not valid is never used.
const refuse =
  "if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\\n'))"

/** As an ES module: TypeScript, and JavaScript too, since the types are inferred. */
export function esModule(asked: Asked): Snippet {
  const { nominal, asAt, decision, policyFile } = asked
  return {
    file: 'assess.mts',
    install,
    run: 'node assess.mts',
    beside: null,
    readsPolicy: true,
    text: `import { readFileSync } from 'node:fs'
import { assess, narrate, parsePolicy } from '@iom-rules/core'

const parsed = parsePolicy(readFileSync(new URL('${policyFile}', import.meta.url), 'utf8'))
${refuse}

const nominal = ${literal(nominal)}

const assessment = assess(parsed.value, nominal, { asAt: '${asAt}' })
console.log(narrate(parsed.value, assessment, '${decision}'))
`,
    prints: { kind: 'text', text: narrated(asked) },
  }
}

/** For programs that use require. */
export function commonJs(asked: Asked): Snippet {
  const { nominal, asAt, decision, policyFile } = asked
  return {
    file: 'assess.cjs',
    install,
    run: 'node assess.cjs',
    beside: null,
    readsPolicy: true,
    text: `const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { assess, narrate, parsePolicy } = require('@iom-rules/core')

const parsed = parsePolicy(readFileSync(join(__dirname, '${policyFile}'), 'utf8'))
${refuse}

const nominal = ${literal(nominal)}

const assessment = assess(parsed.value, nominal, { asAt: '${asAt}' })
console.log(narrate(parsed.value, assessment, '${decision}'))
`,
    prints: { kind: 'text', text: narrated(asked) },
  }
}

function narrated({ policy, nominal, asAt, decision }: Asked): string {
  return narrate(policy, assess(policy, nominal, { asAt }), decision)
}

/** On a stock json-rules-engine, which answers in its own time. */
export async function rulesEngine(asked: Asked): Promise<Snippet> {
  const { policy, nominal, asAt, policyFile } = asked
  return {
    file: 'engine.mjs',
    install,
    run: 'node engine.mjs',
    beside: null,
    readsPolicy: true,
    text: `import { readFileSync } from 'node:fs'
import { parsePolicy } from '@iom-rules/core'
import { toRulesEngine } from '@iom-rules/core/interop'

const parsed = parsePolicy(readFileSync(new URL('${policyFile}', import.meta.url), 'utf8'))
${refuse}

const nominal = ${literal(nominal)}

// runner.rules() gives the rules in json-rules-engine’s own format, and runner.engine(…) its stock Engine with them.
const runner = toRulesEngine(parsed.value)
const { decisions } = await runner.assess(nominal, { asAt: '${asAt}' })
for (const [decision, answer] of Object.entries(decisions)) {
  const given = 'outcomes' in answer ? answer.outcomes.join(', ') : \`\${answer.outcome} (\${answer.certainty})\`
  console.log(\`\${decision}: \${given}\`)
}
`,
    prints: { kind: 'text', text: await onEngine(policy, asked) },
  }
}

async function onEngine(policy: Policy, { nominal, asAt }: Asked): Promise<string> {
  const { decisions } = await toRulesEngine(policy).assess(nominal, { asAt })
  const lines = Object.entries(decisions).map(([decision, answer]) => {
    const given =
      'outcomes' in answer ? answer.outcomes.join(', ') : `${answer.outcome} (${answer.certainty})`
    return `${decision}: ${given}`
  })
  return lines.join('\n')
}
