import type {
  Citation,
  Condition,
  Decision,
  DerivedFact,
  FactDeclaration,
  Parameter,
  Policy,
} from '../../policy/policy.ts'
import { listsOf } from '../../policy/references.ts'
import { sayCondition } from './condition.ts'
import { sayDerived, sayKnown } from './derived.ts'
import { factsRead } from './facts-read.ts'
import { feelParameter, feelText } from './feel.ts'
import { functionModel, tableModel } from './functions.ts'
import { decisionTypeOf, listTypeOf, parametersType, textsType } from './items.ts'
import { elementId, type DecisionElement, type Element, type InputData } from './model.ts'
import { asAtName, functionNames, parametersName, type Names } from './names.ts'
import {
  asAtId,
  feelType,
  mayBeNone,
  openReading,
  parametersId,
  spaced,
  typeNameOf,
  type Reading,
} from './reading.ts'
import { citationsText, decisionTable } from './table.ts'

/** The decisions asked for and everything that they need, input data first. */
export function elementsFor(policy: Policy, names: Names, decisions: readonly string[]): Element[] {
  const makers = makersOf(policy, names)
  const made = new Map<string, Element>()
  const make = (id: string) => {
    if (made.has(id)) return
    // Everything that can be needed has a maker.
    for (const element of (makers.get(id) as Maker)()) {
      made.set(element.id, element)
      if (element.kind !== 'decision') continue
      for (const needed of element.requires.information) make(needed)
      for (const needed of [...element.requires.knowledge, ...element.authorities]) make(needed)
    }
  }
  for (const id of decisions) make(elementId('decision', id))
  const order = ['input', 'source', 'knowledge', 'decision']
  return [...made.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

type Maker = () => readonly Element[]

/** How to make each element there could be; a decision comes with the conditions made for its rules. */
function makersOf(policy: Policy, names: Names): ReadonlyMap<string, Maker> {
  const makers = new Map<string, Maker>()
  makers.set(asAtId, () => [
    { kind: 'input', id: asAtId, name: asAtName, label: 'Day of the assessment', type: 'date' },
  ])
  makers.set(parametersId, () => [parametersElement(policy, names)])
  for (const [id, fact] of Object.entries(policy.facts)) {
    makers.set(elementId('input', id), () => [inputOf(names, id, fact)])
    makers.set(elementId('known', id), () => [knownElement(policy, names, id, fact)])
  }
  for (const [id, derived] of Object.entries(policy.derived))
    makers.set(elementId('derived', id), () => [derivedOf(policy, names, id, derived)])
  for (const [id, condition] of Object.entries(policy.conditions))
    makers.set(elementId('condition', id), () => [conditionOf(policy, names, id, condition)])
  for (const [id, table] of Object.entries(policy.tables))
    makers.set(elementId('table', id), () => [tableModel(names, id, table)])
  for (const name of functionNames)
    makers.set(elementId('table', name, 'function'), () => [functionModel(name)])
  for (const [id, decision] of Object.entries(policy.decisions)) {
    makers.set(elementId('decision', id), () => decisionsOf(policy, names, id, decision))
    makers.set(elementId('missing', id), () => [missingElement(policy, names, id, decision)])
  }
  for (const [id, { title, note, published }] of Object.entries(policy.sources)) {
    const description = [published === undefined ? '' : `Published ${published}.`, note ?? '']
      .join(' ')
      .trim()
    makers.set(elementId('source', id), () => [
      { kind: 'source', id: elementId('source', id), name: title, label: title, description },
    ])
  }
  return makers
}

function inputOf(names: Names, id: string, fact: FactDeclaration): InputData {
  const name = names.of('fact', id)
  const unit = fact.type === 'number' ? `Unit: ${fact.unit}.` : ''
  const none = mayBeNone(fact) ? 'null says that there is none.' : ''
  const by = fact.suppliedBy === undefined ? '' : `Supplied by: ${fact.suppliedBy}.`
  return {
    kind: 'input',
    id: elementId('input', id),
    name,
    label: fact.title,
    description: [fact.hint ?? '', unit, none, by].filter((part) => part !== '').join(' '),
    type: fact.type === 'list' ? listTypeOf(name) : typeNameOf(name, fact.type),
  }
}

type Sayable = Pick<DecisionElement, 'id' | 'name' | 'label' | 'type'> & { readonly description?: string }

/** A decision that is one expression. */
function sayable(
  about: Sayable,
  text: string,
  reading: Reading,
  authorities: readonly string[] = [],
): DecisionElement {
  return {
    kind: 'decision',
    ...about,
    logic: { kind: 'literal', text },
    requires: reading.requires,
    authorities,
  }
}

function knownElement(policy: Policy, names: Names, id: string, fact: FactDeclaration): DecisionElement {
  const reading = openReading(policy, names)
  const label = `${fact.title}: known in full`
  const about = { id: elementId('known', id), name: names.of('known', id), label, type: 'boolean' }
  return sayable(about, sayKnown(policy, names, id, reading), reading)
}

function derivedOf(policy: Policy, names: Names, id: string, derived: DerivedFact): DecisionElement {
  const reading = openReading(policy, names)
  const text = sayDerived(policy, names, id, derived, reading)
  const about = {
    id: elementId('derived', id),
    name: names.of('derived', id),
    label: derived.title,
    description: basisText(policy, derived, derived.hint),
    type: feelType(derived.type),
  }
  return sayable(about, text, reading, authoritiesOf(policy, derived.cite))
}

function conditionOf(policy: Policy, names: Names, id: string, condition: Condition): DecisionElement {
  const reading = openReading(policy, names)
  const about = {
    id: elementId('condition', id),
    name: names.of('condition', id),
    label: spaced(id),
    type: 'boolean',
  }
  return sayable(about, sayCondition(condition, reading), reading)
}

/** Which facts that a decision needs are not known: those that its rules, and the decisions they test, ask. */
function missingElement(policy: Policy, names: Names, id: string, decision: Decision): DecisionElement {
  const reading = openReading(policy, names)
  const parts = factsRead(policy, id).flatMap((fact) => {
    const { text, mayBeNone: canBeNone } = reading.subject(fact)
    const derived = Object.hasOwn(policy.derived, fact) ? policy.derived[fact] : undefined
    const lists = derived === undefined || !canBeNone ? [] : listsOf(derived)
    // What is none is not missing. Of a fact from lists that can be none, the lists tell.
    if (canBeNone && lists.length === 0) return []
    const unread =
      lists.length === 0 ? '' : ` and not(${lists.map((list) => reading.known(list)).join(' and ')})`
    return [`if ${text} = null${unread} then ${feelText(fact)} else null`]
  })
  const about = {
    id: elementId('missing', id),
    name: names.of('missing', id),
    label: `${decision.title}: facts that are not known`,
    description: 'Where there is one, the decision has no answer.',
    type: textsType,
  }
  return sayable(about, `[\n${parts.join(',\n')}\n][item != null]`, reading)
}

function decisionsOf(policy: Policy, names: Names, id: string, decision: Decision): DecisionElement[] {
  const { table, requires, helpers } = decisionTable(policy, names, id, decision)
  const outcomes = Object.entries(decision.outcomes)
  const meanings = outcomes.map(([outcome, { title, meaning }]) =>
    [
      outcome,
      ...(title === undefined || title === outcome ? [] : [`(${title})`]),
      ...(meaning === undefined ? [] : [`- ${meaning}`]),
    ].join(' '),
  )
  const cited = [...decision.rules, decision.otherwise].flatMap((rule) => rule?.cite ?? [])
  return [
    ...helpers,
    {
      kind: 'decision',
      id: elementId('decision', id),
      name: names.of('decision', id),
      label: decision.title,
      description: [decision.note ?? '', ...meanings].filter((line) => line !== '').join('\n'),
      ...(decision.question === undefined ? {} : { question: decision.question }),
      allowedAnswers: outcomes.map(([outcome]) => outcome).join(', '),
      type: decisionTypeOf(policy, names, id),
      logic: table,
      requires,
      authorities: authoritiesOf(policy, cited),
    },
  ]
}

function parametersElement(policy: Policy, names: Names): DecisionElement {
  const parameters = Object.entries(policy.parameters)
  return {
    kind: 'decision',
    id: parametersId,
    name: parametersName,
    label: 'Figures of the policy',
    description: 'What people may decide to change: figures and lists, with what each rests on.',
    type: parametersType,
    requires: { information: new Set(), knowledge: new Set() },
    authorities: authoritiesOf(
      policy,
      parameters.flatMap(([, { cite }]) => cite ?? []),
    ),
    logic: {
      kind: 'context',
      entries: parameters.map(([id, parameter]) => ({
        name: names.of('parameter', id),
        type: typeof parameter.value === 'object' ? textsType : feelParameter(parameter).type,
        description: parameterText(policy, parameter),
        text: feelParameter(parameter).text,
      })),
    },
  }
}

function parameterText(policy: Policy, parameter: Parameter): string {
  const { title, unit, basis, note, decidedBy, decidedOn, minimum, maximum, step } = parameter
  // Figures have both bounds, and nothing else has any.
  const bounds =
    minimum === undefined
      ? ''
      : ` From ${minimum} to ${maximum}${step === undefined ? '' : `, in steps of ${step}`}.`
  const words = {
    published: 'Published.',
    assumption: 'Assumption: nobody has decided it.',
    local: `Decided locally by ${decidedBy} on ${decidedOn}.`,
  }
  const head = `${title}${unit === undefined ? '' : ` (${unit})`}. ${words[basis]}${bounds}`
  return basisText(policy, parameter, [head, note ?? ''].join(' ').trim())
}

function basisText(
  policy: Policy,
  basis: { readonly cite?: readonly Citation[]; readonly assumption?: string },
  text = '',
): string {
  const assumed = basis.assumption === undefined ? '' : `Assumption: ${basis.assumption}`
  return [text, assumed, citationsText(policy, basis.cite)].filter((part) => part !== '').join('\n')
}

function authoritiesOf(policy: Policy, cite: readonly Citation[] = []): string[] {
  const sources = new Set(cite.map(({ source }) => source))
  return [...sources]
    .filter((source) => Object.hasOwn(policy.sources, source))
    .map((source) => elementId('source', source))
}
