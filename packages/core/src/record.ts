/**
 * Keeping a policy and what was decided under it: which version is in force on a day, decision records that can be
 * answered again years later, and the register of what panels decided beside what the rules proposed.
 *
 * @packageDocumentation
 */
export { policyInForce, versionsInForce, type VersionInForce } from './record/in-force.ts'
export { compareVersions } from './record/order.ts'
export { checkVersions, type VersionFinding } from './record/versions.ts'
export { historyOf, historyToMarkdown, type History, type HistoryEntry } from './record/history.ts'
export { recordHash, recordOf, type DecisionRecord, type RecordOptions } from './record/record.ts'
export { entryOf } from './record/enter.ts'
export { parseEntry, parseRecord } from './record/parse.ts'
export { remake, type RecordDifference, type Remade } from './record/remake.ts'
export {
  agreementOf,
  grounds,
  type Agreement,
  type Decided,
  type Ground,
  type RegisterEntry,
} from './record/entry.ts'
export {
  registerReport,
  type DecisionReport,
  type Override,
  type RegisterOptions,
  type RegisterReport,
} from './record/report.ts'
export type { RegisterIssue } from './record/register-issues.ts'
export type { Tally } from './record/tally.ts'
export type { Count } from './record/count.ts'
export { registerToCsv, registerToHtml, registerToMarkdown } from './record/report-text.ts'
export { personalValue, personalWords, type Personal } from './record/personal.ts'
