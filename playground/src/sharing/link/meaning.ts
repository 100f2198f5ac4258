import type { PolicyDocument } from '@iom-rules/core'

/**
 * What a policy says of cases, which is what its fingerprint counts: without its examples, which are people, and
 * without the record of who accepted, signed off and changed what.
 */
export function meaningOf(document: PolicyDocument): PolicyDocument {
  const {
    examples: _examples,
    acceptances: _acceptances,
    signOffs: _signOffs,
    changes: _changes,
    ...rest
  } = document
  return rest
}

/** The same with the examples and the record of another document beside it. */
export function recordedAs(meaning: PolicyDocument, record: PolicyDocument): PolicyDocument {
  const { examples, acceptances, signOffs, changes } = record
  return {
    ...meaning,
    ...(examples === undefined ? {} : { examples }),
    ...(acceptances === undefined ? {} : { acceptances }),
    ...(signOffs === undefined ? {} : { signOffs }),
    ...(changes === undefined ? {} : { changes }),
  }
}
