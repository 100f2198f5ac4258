/**
 * The door to other runtimes: a policy on stock json-rules-engine, as SQL, as DMN and as Mermaid.
 *
 * @packageDocumentation
 */
export {
  toRulesEngine,
  type EngineAssessment,
  type RuleEvent,
  type RuleListener,
  type RulesEngineOptions,
  type RulesRunner,
  type RunOptions,
} from './interop/json-rules-engine/run.ts'
export type { EngineCollected, EngineDecision, EngineSingle } from './interop/json-rules-engine/answer.ts'
export type { EngineCondition, EngineGroup, EngineTest, Sense } from './interop/json-rules-engine/lower.ts'
export type { EngineRule, RuleParams } from './interop/json-rules-engine/rules.ts'
export type { FactProvider, FactProviders } from './interop/json-rules-engine/supply.ts'
export { toMermaid, type MermaidOptions } from './interop/mermaid.ts'
export { toDmn, type DmnExport, type DmnOptions } from './interop/dmn/dmn.ts'
export type { DmnLoss } from './interop/dmn/losses.ts'
export { toSql, type SqlOptions, type SqlStatement } from './interop/sql/to-sql.ts'
export type { SqlParameter } from './interop/sql/constants.ts'
export type { SqlDialect } from './interop/sql/dialect.ts'
export type { JoinedList, JsonList, SqlInputs } from './interop/sql/inputs.ts'
