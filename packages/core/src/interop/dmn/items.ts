import type { Decision, FactDeclaration, Parameter, Policy, RecordField } from '../../policy/policy.ts'
import { fieldsOf, outcomesInOrder } from '../../policy/references.ts'
import { feelNumber, feelParameter, feelText } from './feel.ts'
import type { ItemDefinition } from './model.ts'
import { detailsOf, outcomeName, parametersName, type Names } from './names.ts'
import { feelType, mayBeNone, outcomeTypeOf, typeNameOf } from './reading.ts'

/** The type of a fact, where it needs one of its own. A fact that is also worked out may be left out, so may be `null`. */
export function factItem(
  policy: Policy,
  names: Names,
  id: string,
  fact: FactDeclaration,
): ItemDefinition | null {
  const name = names.of('fact', id)
  if (fact.type !== 'list') {
    if (fact.type === 'boolean' || fact.type === 'day') return null
    const optional = mayBeNone(fact) || Object.hasOwn(policy.derived, id)
    return {
      ...scalarItem(fact, optional),
      id: `item.fact.${id}`,
      name: typeNameOf(name, fact.type),
      label: fact.title,
    }
  }
  return {
    id: `item.fact.${id}`,
    name: listTypeOf(name),
    label: fact.title,
    isCollection: true,
    // No condition asks for a list of plain values, so none is needed.
    components: Object.entries(fieldsOf(policy, id)).map(([field, declared]) => ({
      ...scalarItem(declared, mayBeNone(declared)),
      id: `item.field.${id}.${field}`,
      name: names.of('field', id, field),
      label: declared.title,
    })),
  }
}

export function listTypeOf(name: string): string {
  return `t_${name}`
}

function scalarItem(fact: Exclude<FactDeclaration, { type: 'list' }> | RecordField, mayBeNull: boolean) {
  const none = mayBeNull ? ', null' : ''
  switch (fact.type) {
    case 'number':
      return {
        typeRef: 'number',
        allowed: `[${feelNumber(fact.minimum)}..${feelNumber(fact.maximum)}]${none}`,
      }
    case 'choice':
      return { typeRef: 'string', allowed: `${fact.values.map(feelText).join(', ')}${none}` }
    case 'code':
      return { typeRef: 'string' }
    default:
      return { typeRef: feelType(fact.type) }
  }
}

/** The types of what a decision gives: its outcomes, and with further data the two together. */
export function decisionItems(policy: Policy, names: Names, id: string): ItemDefinition[] {
  const decision = policy.decisions[id] as Decision
  const outcome: ItemDefinition = {
    id: `item.outcome.${id}`,
    name: outcomeTypeOf(names, id),
    label: decision.title,
    typeRef: 'string',
    allowed: outcomesInOrder(decision).map(feelText).join(', '),
  }
  const details = detailsOf(policy, id)
  const isCollection = decision.hitPolicy === 'COLLECT'
  if (details.length === 0 && !isCollection) return [outcome]
  const result = {
    id: `item.decision.${id}`,
    name: decisionTypeOf(policy, names, id),
    label: decision.title,
    isCollection,
  }
  if (details.length === 0) return [outcome, { ...result, typeRef: outcome.name }]
  const part = (key: string, name: string, typeRef: string): ItemDefinition => ({
    id: `item.detail.${id}.${key}`,
    name,
    label: key,
    typeRef,
  })
  return [
    outcome,
    {
      ...result,
      components: [
        part('outcome.itself', outcomeName, outcome.name),
        ...details.map((detail) => part(detail, names.of('detail', id, detail), 'Any')),
      ],
    },
  ]
}

/** The type of the answer of a decision. */
export function decisionTypeOf(policy: Policy, names: Names, id: string): string {
  const collects = (policy.decisions[id] as Decision).hitPolicy === 'COLLECT'
  return detailsOf(policy, id).length === 0 && !collects
    ? outcomeTypeOf(names, id)
    : `t_${names.of('decision', id)}`
}

export const parametersType = `t_${parametersName}`
export const textsType = 'list_of_texts'

/** The type of the figures of a policy. */
export function parametersItem(policy: Policy, names: Names, used: readonly string[]): ItemDefinition {
  return {
    id: 'item.parameter.all',
    name: parametersType,
    label: 'Figures of the policy',
    components: used.map((id) => {
      const parameter = policy.parameters[id] as Parameter
      return {
        id: `item.parameter.${id}.value`,
        name: names.of('parameter', id),
        label: parameter.title,
        typeRef: typeof parameter.value === 'object' ? textsType : feelParameter(parameter).type,
      }
    }),
  }
}
