import type { Policy } from '../../policy/policy.ts'
import { unknownDecision } from '../../policy/unknown-id.ts'
import { elementsFor } from './elements.ts'
import { decisionItems, factItem, parametersItem, textsType } from './items.ts'
import { layOut } from './layout.ts'
import { lossesOf, type DmnLoss } from './losses.ts'
import { elementId, type Element, type ItemDefinition } from './model.ts'
import { namesOf, type Names } from './names.ts'
import { parametersId } from './reading.ts'
import { writeModel } from './write.ts'

/** Settings of {@link toDmn}. */
export interface DmnOptions {
  /** Only these decisions, with what they need. Default: all. */
  readonly decisions?: readonly string[]
}

/** A policy as DMN. */
export interface DmnExport {
  /** The file: DMN 1.5, valid against its schema. */
  readonly xml: string
  /** What the policy says and the file does not. The file lists them in its description too. */
  readonly losses: readonly DmnLoss[]
  /** What FEEL calls the things that a caller supplies and asks for, by their ids in the policy. */
  readonly names: {
    readonly facts: { readonly [fact: string]: string }
    readonly fields: { readonly [list: string]: { readonly [field: string]: string } }
    readonly decisions: { readonly [decision: string]: string }
    /** The decisions that list which facts are missing, by the decision that misses them. */
    readonly missing: { readonly [decision: string]: string }
  }
}

/**
 * How does this policy read to a tool that knows DMN? Each decision becomes a decision table with the
 * same hit policy; facts become input data, derived facts and named conditions decisions of their own,
 * figures one decision with a context, and calendar arithmetic and tables of figures business knowledge.
 *
 * The same answers as `decide` on complete facts. With a fact missing that a decision needs it gives none.
 *
 * @throws IomRulesError `UNKNOWN_DECISION` when the policy has no such decision.
 * @example
 * const { xml, losses } = toDmn(policy, { decisions: ['cohort'] })
 * losses.map((loss) => loss.what) // what DMN cannot say
 */
export function toDmn(policy: Policy, options: DmnOptions = {}): DmnExport {
  const decisions = options.decisions ?? Object.keys(policy.decisions)
  for (const id of decisions) {
    if (!Object.hasOwn(policy.decisions, id)) throw unknownDecision(policy, id)
  }
  const names = namesOf(policy)
  const elements = elementsFor(policy, names, decisions)
  const losses = lossesOf(policy, decisions)
  const xml = writeModel(
    {
      id: `policy.${policy.id}`,
      name: policy.id,
      namespace: `urn:iom-rules:policy:${policy.id}:${policy.version}`,
      description: descriptionOf(policy, losses),
      items: itemsOf(policy, names, elements),
      elements,
    },
    layOut(elements),
  )
  return { xml, losses, names: namesFor(policy, names, elements) }
}

function descriptionOf(policy: Policy, losses: readonly DmnLoss[]): string {
  return [
    `${policy.title}. Version ${policy.version}, in force from ${policy.inForce.from}.`,
    ...(policy.summary === undefined ? [] : [policy.summary]),
    `Made from the policy with the content hash ${policy.hash}. Rules propose; people decide.`,
    'What the policy says and this file does not:',
    ...losses.map(({ what, reason }) => `- ${what}. ${reason}`),
  ].join('\n')
}

function itemsOf(policy: Policy, names: Names, elements: readonly Element[]): ItemDefinition[] {
  const ids = new Set(elements.map(({ id }) => id))
  return [
    { id: 'item.texts.all', name: textsType, label: 'Texts', typeRef: 'string', isCollection: true },
    ...(ids.has(parametersId) ? [parametersItem(policy, names, Object.keys(policy.parameters))] : []),
    ...Object.entries(policy.facts).flatMap(([id, fact]) =>
      ids.has(elementId('input', id)) ? (factItem(policy, names, id, fact) ?? []) : [],
    ),
    ...Object.keys(policy.decisions).flatMap((id) =>
      ids.has(elementId('decision', id)) ? decisionItems(policy, names, id) : [],
    ),
  ]
}

function namesFor(policy: Policy, names: Names, elements: readonly Element[]): DmnExport['names'] {
  const ids = new Set(elements.map(({ id }) => id))
  const facts = Object.entries(policy.facts).filter(([id]) => ids.has(elementId('input', id)))
  const decisions = Object.keys(policy.decisions).filter((id) => ids.has(elementId('decision', id)))
  return {
    facts: Object.fromEntries(facts.map(([id]) => [id, names.of('fact', id)])),
    fields: Object.fromEntries(
      facts.flatMap(([id, fact]) => {
        if (fact.type !== 'list' || fact.record === undefined) return []
        return [
          [
            id,
            Object.fromEntries(
              Object.keys(fact.record).map((field) => [field, names.of('field', id, field)]),
            ),
          ],
        ]
      }),
    ),
    decisions: Object.fromEntries(decisions.map((id) => [id, names.of('decision', id)])),
    missing: Object.fromEntries(decisions.map((id) => [id, names.of('missing', id)])),
  }
}
