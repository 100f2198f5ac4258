// Changes of the shipped policies that their own examples must notice, in shards of a policy each, for the long run:
// npm run campaign -- policy-mutation
import { mutants } from '@iom-rules/core/analysis'
import type { Shard } from './shard.ts'
import { readPolicy, shippedDocuments } from './shipped-documents.ts'

/** One shipped policy: the seeds go round them. */
export function shard(seed: number): Promise<Shard> {
  const policy = readPolicy(shippedDocuments[seed % shippedDocuments.length] ?? shippedDocuments[0])
  const { id } = policy
  const { total, killed, equivalent, survivors, tooComplex } = mutants(policy)
  return Promise.resolve({
    cases: { [id]: 1 },
    tally: {
      [`${id}: changes`]: total,
      [`${id}: noticed by an example`]: killed,
      [`${id}: proved to change nothing`]: equivalent,
      [`${id}: unnoticed`]: survivors.length,
      [`${id}: too complex to tell`]: tooComplex.length,
    },
    failures: [
      ...survivors.map(({ mutant }) => `${id}: no example notices ${mutant.id}: ${mutant.words}`),
      ...tooComplex.map((mutant) => `${id}: too complex to tell: ${mutant.id}`),
      ...(killed === 0 ? [`${id}: no change was tried`] : []),
    ],
  })
}
