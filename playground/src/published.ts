import { parseNominal, parsePolicy, type Example, type Nominal } from '@iom-rules/core'
import { caseload, document } from 'virtual:policies'
import type { Published } from './draft/DraftProvider.tsx'

/** The day the sample caseload is made for. */
const sampleDay = '2026-11-22'

/** The policy and the people that the playground ships with. */
export function readPublished(): Published {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  const policy = parsed.value
  const people = caseload.map((value): Nominal => {
    const nominal = parseNominal(policy, value, { asAt: sampleDay })
    if (!nominal.ok)
      throw new Error(nominal.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
    return nominal.value
  })
  return { policy, caseload: people, asAt: sampleDay, examples: readExamples() }
}

// The document was parsed whole when the page was built, examples included.
async function readExamples(): Promise<readonly Example[]> {
  const { examples } = await import('virtual:examples')
  return examples
}
