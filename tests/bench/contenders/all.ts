import type { Open } from './contender.ts'

interface Entered {
  readonly open: () => Promise<Open>
  /** Kept to one core: its binding hops between threads at every call, which would count against it. */
  readonly isPinned?: boolean
}

/** Everybody who takes part, by the name of the process. */
export const contenders: Readonly<Record<string, Entered>> = {
  'by-hand': { open: async () => (await import('./by-hand.ts')).open },
  rows: { open: async () => (await import('./rows.ts')).open },
  caseload: { open: async () => (await import('./caseload.ts')).open },
  'json-rules-engine': { open: async () => (await import('./stock.ts')).open },
  'json-logic-engine': { open: async () => (await import('./json-logic.ts')).open },
  'zen-engine': { open: async () => (await import('./zen.ts')).open, isPinned: true },
  duckdb: { open: async () => (await import('./sql.ts')).openDuck },
  postgres: { open: async () => (await import('./sql.ts')).openPostgres },
  'command-line': { open: async () => (await import('./command-line.ts')).open },
}
