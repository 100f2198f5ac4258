interface Package {
  readonly name: string
  readonly licence: string
  readonly holder: string
}

/** What the built page contains of other people's work; a test holds it against the dependencies. */
export const packages: readonly Package[] = [
  { name: '@codemirror/autocomplete', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/commands', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/lang-json', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/language', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/lint', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/search', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/state', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@codemirror/view', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@dagrejs/dagre', licence: 'MIT', holder: 'Chris Pettitt' },
  { name: '@dnd-kit/core', licence: 'MIT', holder: 'Claudéric Demers' },
  { name: '@dnd-kit/sortable', licence: 'MIT', holder: 'Claudéric Demers' },
  { name: '@humanwhocodes/momoa', licence: 'Apache 2.0', holder: 'Nicholas C. Zakas' },
  { name: '@lezer/highlight', licence: 'MIT', holder: 'Marijn Haverbeke and others' },
  { name: '@noble/hashes', licence: 'MIT', holder: 'Paul Miller' },
  { name: '@tanstack/react-virtual', licence: 'MIT', holder: 'Tanner Linsley' },
  { name: '@xstate/react', licence: 'MIT', holder: 'David Khourshid' },
  { name: '@xstate/store', licence: 'MIT', holder: 'David Khourshid' },
  { name: '@xstate/store-react', licence: 'MIT', holder: 'David Khourshid' },
  { name: '@xyflow/react', licence: 'MIT', holder: 'webkid GmbH' },
  { name: 'docx', licence: 'MIT', holder: 'Dolan Miu' },
  { name: 'fastest-levenshtein', licence: 'MIT', holder: 'Kasper Unn Weihe' },
  { name: 'fflate', licence: 'MIT', holder: 'Arjun Barrett' },
  { name: 'govuk-frontend', licence: 'MIT', holder: 'Crown Copyright, Government Digital Service' },
  { name: 'idb-keyval', licence: 'Apache 2.0', holder: 'Jake Archibald' },
  { name: 'json-canonicalize', licence: 'MIT', holder: 'Riceball Lee' },
  { name: 'json-rules-engine', licence: 'ISC', holder: 'Cache Hamm' },
  { name: 'jsonc-parser', licence: 'MIT', holder: 'Microsoft' },
  { name: 'minisearch', licence: 'MIT', holder: 'Luca Ongaro' },
  { name: 'react', licence: 'MIT', holder: 'Meta Platforms, Inc. and affiliates' },
  { name: 'react-dom', licence: 'MIT', holder: 'Meta Platforms, Inc. and affiliates' },
  { name: 'read-excel-file', licence: 'MIT', holder: 'catamphetamine' },
  { name: 'temporal-polyfill', licence: 'MIT', holder: 'Adam Shaw' },
  { name: 'wouter', licence: 'Unlicense', holder: 'Alexey Taktarov' },
  { name: 'write-excel-file', licence: 'MIT', holder: 'catamphetamine' },
  { name: 'xstate', licence: 'MIT', holder: 'David Khourshid' },
  { name: 'zod', licence: 'MIT', holder: 'Colin McDonnell' },
]
