import type { Asked, Snippet } from './snippet.ts'

/** The ways in which a program can use the policy, the usual one first. */
export const kinds = [
  { id: 'typescript', text: 'TypeScript' },
  { id: 'commonjs', text: 'CommonJS' },
  { id: 'json-rules-engine', text: 'json-rules-engine' },
  { id: 'command-line', text: 'Command line' },
  { id: 'duckdb', text: 'DuckDB' },
  { id: 'postgres', text: 'PostgreSQL' },
] as const

export type Kind = (typeof kinds)[number]['id']

/** Makes the snippet of a kind, with what it prints: that is worked out here, by the same policy and the same facts. */
export async function snippetOf(kind: Kind, asked: Asked): Promise<Snippet> {
  switch (kind) {
    case 'typescript':
      return (await import('./node.ts')).esModule(asked)
    case 'commonjs':
      return (await import('./node.ts')).commonJs(asked)
    case 'json-rules-engine':
      return (await import('./node.ts')).rulesEngine(asked)
    case 'command-line':
      return (await import('./command.ts')).commandLine(asked)
    case 'duckdb':
    case 'postgres':
      return (await import('./database.ts')).database(asked, kind)
  }
}

/** What the draft’s file is called. */
export function policyFileOf(id: string): string {
  return `${id}-draft.json`
}
