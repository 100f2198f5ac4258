import type { PolicyDocument } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json'

const { language, id, version, title, inForce, areas, sources, tables } = cheshire
const { facts, derived, parameters, conditions, assumptions, decisions } = cheshire

/** What a condition of the shipped policy can be made of, and can decide; the rest would only take time. */
export const published = {
  language,
  id,
  version,
  title,
  inForce,
  areas,
  sources,
  tables,
  facts,
  derived,
  parameters,
  conditions,
  assumptions,
  decisions,
} as unknown as PolicyDocument
