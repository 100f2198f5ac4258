// Renaming something takes every mention of it along, and nothing else.
import * as fc from 'fast-check'
import { applyEdit, inverseEdit, parsePolicy, type PolicyDocument, type Result } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import cheshire from '../../packages/core/policies/cheshire.json' with { type: 'json' }
import { idFault, idFromTitle } from '../../playground/src/editor/vocabulary/entry/id.ts'
import { mentionsIn } from '../../playground/src/editor/vocabulary/mentions/names.ts'
import type { NameKind } from '../../playground/src/editor/vocabulary/mentions/part.ts'
import { renameSteps } from '../../playground/src/editor/vocabulary/mentions/rename.ts'
import { hindrances, usesIn } from '../../playground/src/editor/vocabulary/mentions/uses.ts'
import { fieldIdFault } from '../../playground/src/editor/vocabulary/facts/record.ts'

/** Its many examples have a test of their own below. */
const document: PolicyDocument = { ...(cheshire as unknown as PolicyDocument), examples: [] }
const seed = 20261122

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.value
}

/** Everything that is declared; the ends of periods have to keep their names. */
const declared = mentionsIn(document).filter(
  ({ kind, id, declares }) => declares && !(kind === 'field of custodyPeriods' && /^(from|to)$/.test(id)),
)

function renamed(kind: NameKind, id: string, to: string, of = document) {
  const steps = renameSteps(of, kind, id, to)
  return { steps, after: valueOf(applyEdit(of, steps)) }
}

const hasMention = (of: PolicyDocument, kind: NameKind, id: string) =>
  mentionsIn(of).some((mention) => mention.kind === kind && mention.id === id)

describe('another id', () => {
  test('leaves no mention of the old one, a policy that is one, and a way back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...declared), ({ kind, id }) => {
        const { steps, after } = renamed(kind, id, 'anotherId')
        expect(hasMention(after, kind, id)).toBe(false)
        valueOf(parsePolicy(after))
        const back = valueOf(applyEdit(after, valueOf(inverseEdit(document, steps))))
        expect(JSON.stringify(back)).toBe(JSON.stringify(document))
        const again = valueOf(applyEdit(after, renameSteps(after, kind, 'anotherId', id)))
        expect(JSON.stringify(again)).toBe(JSON.stringify(document))
      }),
      { seed, numRuns: 12 },
    )
  })

  test('is followed by conditions, derived facts, events, the process, readings and examples', () => {
    const { after } = renamed('fact', 'inPrison', 'inCustody', cheshire as unknown as PolicyDocument)
    const named = (part: unknown) => /"inCustody"|\/inCustody\b/.test(JSON.stringify(part))
    expect(
      ['facts', 'assumptions', 'decisions', 'events', 'examples'].filter((key) =>
        named(after[key as keyof PolicyDocument]),
      ),
    ).toEqual(['facts', 'assumptions', 'decisions', 'events', 'examples'])
    expect(JSON.stringify(after)).not.toContain('"inPrison"')
    const { after: list } = renamed('fact', 'offences', 'crimes')
    expect(list.derived?.['cssScore']).toMatchObject({ sum: 'crimes' })
    expect(list.events?.['OFFENCE_RECORDED']?.append).toHaveProperty('crimes')
    const { after: figure } = renamed('parameter', 'cssThreshold', 'reached')
    expect(JSON.stringify(figure.readings)).toContain('/parameters/reached/value')
    expect(JSON.stringify(figure)).not.toContain('cssThreshold')
    const { after: shared } = renamed('condition', 'member', 'inCohort')
    expect(JSON.stringify([shared.machines, shared.review])).toContain('inCohort')
    expect(JSON.stringify(shared.deselection)).not.toContain('{"condition":"member"}')
  })

  test('has to be an id that is free', () => {
    const fault = (to: string) => idFault(document, 'facts', { from: 'ogrsScore', to })
    expect(fault('ogrs')).toBeUndefined()
    expect(fault('')).toBe('Enter an id')
    expect(fault('2nd')).toMatch(/begins with a letter/)
    expect(fault('parameter')).toMatch(/meaning of its own/)
    // A derived fact has it, and the two share theirs.
    expect(fault('recentListedOffence')).toMatch(/not in use/)
    expect(fieldIdFault(document, 'custodyPeriods', { from: 'to', to: 'until' })).toMatch(/have to stay/)
    expect(fieldIdFault(document, 'offences', { from: 'day', to: 'on' })).toBeUndefined()
  })

  test('is made of a title', () => {
    expect(idFromTitle(document, 'facts', 'Months in custody')).toBe('monthsInCustody')
    expect(idFromTitle(document, 'facts', 'OGRS score')).toBe('ogrsScore2')
    expect(idFromTitle(document, 'areas', 'St Helens')).toBe('ST_HELENS')
    expect(idFromTitle(document, 'assumptions', '24 months – or more')).toBe('n24-months-or-more')
    expect(idFromTitle(document, 'facts', 'As at')).toBe('asAt2')
  })
})

describe('what is used', () => {
  test('cannot be taken out, and says by what; what nothing uses can, and leaves a policy', () => {
    const uses = usesIn(document)
    const said = hindrances(document, uses, 'parameters', 'cssThreshold').map(({ words }) => words)
    expect(said).toEqual(expect.arrayContaining(['the named condition “meets fixed”', 'reading A04']))
    // What nothing uses can go: the policy without it is one.
    const free = Object.keys(document.parameters ?? {}).filter(
      (id) => hindrances(document, uses, 'parameters', id).length === 0,
    )
    const without = free.map((id) => {
      const { [id]: _gone, ...parameters } = document.parameters ?? {}
      return parsePolicy({ ...document, parameters, acceptances: [] }).ok
    })
    expect(free).toEqual(['weightsEdition'])
    expect(without).toEqual([true])
    // A fact that may be supplied and is worked out otherwise.
    expect(hindrances(document, uses, 'facts', 'cssScore').map(({ address }) => address)).toEqual([
      '/policy/part/derived/cssScore',
    ])
    expect(hindrances(document, uses, 'derived', 'cssScore')).toEqual([])
  })
})
