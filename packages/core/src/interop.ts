/**
 * The door to other runtimes: a policy on stock json-rules-engine.
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
