import { describe, expect, test } from 'vitest'
import { documentOf, filesOf, parse, policyOf, shipped } from './shipped.ts'

describe.each(shipped)('%s', (id) => {
  test('is read without an issue', () => {
    expect(parse(documentOf(id)).issues).toEqual([])
  })

  test('speaks of its own folder', () => {
    expect(documentOf(id)).toMatchObject({ id, version: '1.0.0', language: '1.0' })
  })

  test('names no machine, no address and no person', () => {
    for (const [path, text] of Object.entries(filesOf(id))) {
      expect(text, path).not.toMatch(/\/work\b|\.\.\/|\bshared\/|@(?!\d)|https?:|\bwww\./)
      expect(text, path).not.toMatch(/\b(Mr|Mrs|Ms|Miss|Dr|Sgt|DS|DI|Insp|Cllr|Councillor)\.? [A-Z][a-z]/)
    }
  })

  test('says of every rule, parameter and fallback what it rests on', () => {
    const policy = policyOf(id)
    for (const [name, decision] of Object.entries(policy.decisions)) {
      const others = decision.otherwise === undefined ? [] : [decision.otherwise]
      for (const part of [...decision.rules, ...others]) {
        expect(part.cite !== undefined || part.assumption !== undefined, `${name}: ${JSON.stringify(part)}`).toBe(true)
      }
    }
    for (const [name, derived] of Object.entries(policy.derived)) {
      expect(derived.cite !== undefined || derived.assumption !== undefined, name).toBe(true)
    }
    for (const [name, parameter] of Object.entries(policy.parameters)) {
      expect(parameter[parameter.basis === 'published' ? 'cite' : 'note'], name).toBeDefined()
    }
  })

  test('leaves no decision on a person silent', () => {
    for (const [name, decision] of Object.entries(policyOf(id).decisions)) {
      if (decision.hitPolicy !== 'FIRST') continue
      const last = decision.rules.at(-1)
      expect(decision.otherwise !== undefined || last?.fallback === true, name).toBe(true)
    }
  })
})

test('the two base policies declare the facts they share alike, but for the pathways of needs', () => {
  const [national, navigate] = [policyOf('neighbourhood-crime-2020'), policyOf('navigate')]
  const both = Object.keys(national.facts).filter((fact) => fact in navigate.facts && fact !== 'needs')
  expect(both.length).toBeGreaterThan(5)
  for (const fact of both) expect(navigate.facts[fact], fact).toEqual(national.facts[fact])
})

test('cheshire takes the colours and what they need from navigate, and nothing of its groups', () => {
  const cheshire = policyOf('cheshire')
  expect(Object.keys(cheshire.decisions).sort()).toEqual(
    ['cohort', 'escalation', 'flags', 'lead', 'obligations', 'panelItems', 'status'],
  )
  expect(cheshire.facts).not.toHaveProperty('navigateGroup')
  expect(cheshire.facts['needs']).toEqual(policyOf('neighbourhood-crime-2020').facts['needs'])
  expect(cheshire.parameters).toHaveProperty('blueWithinMonths')
  expect(Object.keys(cheshire.areas)).toEqual(['CWAC', 'CEAST', 'HALTON', 'WARRINGTON'])
})

test('every older pathway leads to one of the seven', () => {
  const seven = Object.values(policyOf('neighbourhood-crime-2020').pathways ?? {})
  expect(seven).toHaveLength(7)
  const older = Object.keys(policyOf('navigate').pathways ?? {})
  expect(older).toHaveLength(8)
  expect(seven.flatMap((pathway) => pathway.formerly ?? []).sort()).toEqual(older.sort())
})

test('no weight is called official, and the vehicle rows are marked as invented', () => {
  const table = policyOf('neighbourhood-crime-2020').tables['cssWeights']
  expect(table?.edition).toBe('demo')
  expect(table?.note).toMatch(/not an official table/)
  expect(table?.rows['THEFT_OF_MOTOR_VEHICLE']?.grade).toBe('demo')
  expect(table?.rows['THEFT_FROM_MOTOR_VEHICLE']?.grade).toBe('demo')
  expect(table?.rows).not.toHaveProperty('DRUGS')
})
