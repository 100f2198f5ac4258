// A reader of DMN: requirements are followed, boxed expressions and tables read as the standard says, FEEL is feelin’s.
import { date, evaluate, unaryTest } from 'feelin'
import { type Facts, type FactValue, type Policy } from '@iom-rules/core'
import type { DmnExport } from '@iom-rules/core/interop'
import { all, readXml, textAt, type Read } from './dmn-xml.ts'

type Values = Readonly<Record<string, unknown>>

export interface Decider {
  /** The answer of a decision by its name; only what it says that it requires is at hand. */
  readonly decide: (name: string, inputs: Values) => unknown
}

/** A table of which more than one row is met where one at most may be. */
export const contradiction = Symbol('contradiction')

const logics = ['literalExpression', 'context', 'decisionTable']

export function openDmn(xml: string): Decider {
  const root = readXml(xml)
  const elements = new Map(root.children.map((each) => [each.attributes['id'] ?? '', each]))
  const byName = new Map(all(root, 'decision').map((each) => [each.attributes['name'] ?? '', each]))
  const cells = new Map<string, boolean>()
  const constants = new Map<Read, unknown>()

  function boxed(logic: Read, context: Values): unknown {
    if (logic.tag === 'literalExpression') return feel(textAt(logic, 'text'), context)
    return logic.tag === 'context' ? boxedContext(logic, context) : table(logic, context)
  }

  function boxedContext(logic: Read, outside: Values): unknown {
    const entries: Record<string, unknown> = {}
    for (const entry of all(logic, 'contextEntry')) {
      const value = boxed(logicOf(entry), { ...outside, ...entries })
      const [variable] = all(entry, 'variable')
      if (variable === undefined) return value
      entries[variable.attributes['name'] ?? ''] = value
    }
    return entries
  }

  function table(logic: Read, context: Values): unknown {
    const inputs = all(logic, 'input').map((input) => feel(textAt(input, 'inputExpression', 'text'), context))
    const outputs = all(logic, 'output')
    const met = all(logic, 'rule').filter((rule) =>
      all(rule, 'inputEntry').every((cell, at) => isMet(textAt(cell, 'text'), inputs[at], context)),
    )
    const results = met.map((rule) => {
      const values = all(rule, 'outputEntry').map((entry) => feel(textAt(entry, 'text'), {}))
      const named = outputs.map((output, at) => [output.attributes['name'] ?? '', values[at]])
      return outputs.length === 1 ? values[0] : Object.fromEntries(named)
    })
    const policy = logic.attributes['hitPolicy']
    if (policy === 'COLLECT') return results
    return policy === 'UNIQUE' && results.length > 1 ? contradiction : (results[0] ?? null)
  }

  /** Cells read the value, the figures and the day; the same cell of the same value is asked once. */
  function isMet(cell: string, value: unknown, context: Values): boolean {
    if (cell === '-') return true
    const key = `${cell}|${typeof value}|${String(value)}|${String(context['asAt'])}`
    const known = cells.get(key)
    if (known !== undefined) return known
    const result = unaryTest(cell, { ...context, '?': value }).value === true
    cells.set(key, result)
    return result
  }

  function logicOf(element: Read): Read {
    const found = element.children.find(({ tag }) => logics.includes(tag))
    if (found === undefined) throw new Error(`No logic in ${element.attributes['id']}`)
    return found
  }

  function functionOf(model: Read): unknown {
    const [body] = all(model, 'encapsulatedLogic')
    if (body === undefined) throw new Error('No function')
    const parameters = all(body, 'formalParameter').map(({ attributes }) => attributes['name'] ?? '')
    return (...given: readonly unknown[]) =>
      boxed(logicOf(body), Object.fromEntries(parameters.map((name, at) => [name, given[at]])))
  }

  function elementAt(reference: Read | undefined): Read {
    const element = elements.get(reference?.attributes['href']?.slice(1) ?? '')
    if (element === undefined) throw new Error(`Nothing at ${reference?.attributes['href']}`)
    return element
  }

  function decide(element: Read, inputs: Values, decided: Map<Read, unknown>): unknown {
    if (decided.has(element)) return decided.get(element)
    if (constants.has(element)) return constants.get(element)
    const context: Record<string, unknown> = {}
    const required = element.children.filter(({ tag }) => /^(information|knowledge)Requirement$/.test(tag))
    for (const { children } of required) {
      const needed = elementAt(children[0])
      const name = needed.attributes['name'] ?? ''
      if (needed.tag === 'inputData') context[name] = inputs[name] ?? null
      else if (needed.tag === 'decision') context[name] = decide(needed, inputs, decided)
      else context[name] = functionOf(needed)
    }
    const value = boxed(logicOf(element), context)
    if (required.length === 0) constants.set(element, value)
    else decided.set(element, value)
    return value
  }

  const decided = new WeakMap<Values, Map<Read, unknown>>()
  return {
    decide(name, inputs) {
      const element = byName.get(name)
      if (element === undefined) throw new Error(`No decision ${name}`)
      const before = decided.get(inputs) ?? new Map<Read, unknown>()
      decided.set(inputs, before)
      return decide(element, inputs, before)
    },
  }
}

const said = new Map<string, unknown>()

/** FEEL is parsed anew each time, so that the same text of the same values is only asked once. */
function feel(text: string, context: Values): unknown {
  const key = `${text}|${JSON.stringify(context)}`
  if (!said.has(key)) said.set(key, evaluate(text, { ...context }).value)
  return said.get(key)
}

/** What a caller supplies: days as days, none as null, and everything under the name that FEEL knows it by. */
export function inputsOf(policy: Policy, { names }: DmnExport, facts: Facts, asAt: string): Values {
  const inputs: Record<string, unknown> = { asAt: date(asAt) }
  for (const [fact, name] of Object.entries(names.facts)) {
    const declared = policy.facts[fact]
    const value = facts[fact] ?? null
    if (declared?.type !== 'list') inputs[name] = scalar(value, declared)
    else if (!Array.isArray(value) || declared.record === undefined) inputs[name] = value
    else {
      inputs[name] = (value as readonly Facts[]).map((record) =>
        Object.fromEntries(
          Object.entries(declared.record ?? {}).map(([field, each]) => [
            names.fields[fact]?.[field] ?? field,
            scalar(record[field] ?? null, each),
          ]),
        ),
      )
    }
  }
  return inputs
}

function scalar(value: FactValue, declared: object | undefined): unknown {
  const { type, mayBeNone } = { type: '', mayBeNone: false, ...declared }
  if (value === 'NONE' && mayBeNone) return null
  return type === 'day' && typeof value === 'string' ? date(value) : value
}
