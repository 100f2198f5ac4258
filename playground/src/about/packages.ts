interface Package {
  readonly name: string
  readonly licence: string
  readonly holder: string
}

/** What the built page contains of other people's work; a test holds it against the dependencies. */
export const packages: readonly Package[] = [
  { name: '@dagrejs/dagre', licence: 'MIT', holder: 'Chris Pettitt' },
  { name: '@humanwhocodes/momoa', licence: 'Apache 2.0', holder: 'Nicholas C. Zakas' },
  { name: '@noble/hashes', licence: 'MIT', holder: 'Paul Miller' },
  { name: '@xstate/react', licence: 'MIT', holder: 'David Khourshid' },
  { name: '@xstate/store', licence: 'MIT', holder: 'David Khourshid' },
  { name: '@xstate/store-react', licence: 'MIT', holder: 'David Khourshid' },
  { name: '@xyflow/react', licence: 'MIT', holder: 'webkid GmbH' },
  { name: 'docx', licence: 'MIT', holder: 'Dolan Miu' },
  { name: 'fastest-levenshtein', licence: 'MIT', holder: 'Kasper Unn Weihe' },
  { name: 'govuk-frontend', licence: 'MIT', holder: 'Crown Copyright, Government Digital Service' },
  { name: 'json-canonicalize', licence: 'MIT', holder: 'Riceball Lee' },
  { name: 'react', licence: 'MIT', holder: 'Meta Platforms, Inc. and affiliates' },
  { name: 'react-dom', licence: 'MIT', holder: 'Meta Platforms, Inc. and affiliates' },
  { name: 'temporal-polyfill', licence: 'MIT', holder: 'Adam Shaw' },
  { name: 'wouter', licence: 'Unlicense', holder: 'Alexey Taktarov' },
  { name: 'xstate', licence: 'MIT', holder: 'David Khourshid' },
  { name: 'zod', licence: 'MIT', holder: 'Colin McDonnell' },
]
