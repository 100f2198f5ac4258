// The facts of an invented person go together as they would in life.
import { dayNumber, type Nominal } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { asAt, cheshire } from './policies.ts'

describe('facts go together', () => {
  const everybody = [...generate(cheshire, { count: 4_000, seed: 9, asAt, unknownRate: 0 })].map(
    ({ facts }) => facts,
  )
  const share = (some: readonly unknown[], all: readonly unknown[] = everybody) => some.length / all.length
  const periods = (facts: Nominal['facts']) =>
    facts['custodyPeriods'] as readonly { from: string; to: string }[]
  const today = dayNumber(asAt) as number

  test('in prison: a period is running, and sentence and release are of its kind', () => {
    const inside = everybody.filter((facts) => facts['inPrison'] === true)
    expect(share(inside)).toBeGreaterThan(0.15)
    expect(share(inside)).toBeLessThan(0.35)
    for (const facts of inside) {
      expect(periods(facts).at(-1)?.to).toBe('NONE')
      expect(facts['supervisionCompliance']).toBe('NOT_APPLICABLE')
      expect(facts['sentenceKind'] === 'NOT_SENTENCED').toBe(facts['custodyKind'] === 'REMAND')
      expect(facts['sentenceMonths'] === 'NONE').toBe(facts['sentenceKind'] !== 'DETERMINATE')
    }
    const remanded = inside.filter((facts) => facts['custodyKind'] === 'REMAND')
    for (const facts of remanded) expect(facts['releaseDate']).toBe('NONE')
    const dated = inside.filter((facts) => facts['releaseDate'] !== 'NONE')
    expect(share(dated, inside)).toBeGreaterThan(0.5)
    const wanted = inside.filter((facts) => facts['wantedOnPnc'] === true)
    expect(share(wanted, inside)).toBeLessThan(0.1)
  })

  test('at liberty: hardly ever a running period, and no release to come', () => {
    const outside = everybody.filter((facts) => facts['inPrison'] === false)
    for (const facts of outside) expect(facts['releaseDate']).toBe('NONE')
    const running = outside.filter((facts) => periods(facts).some(({ to }) => to === 'NONE'))
    expect(running.length).toBeGreaterThan(0)
    expect(share(running, outside)).toBeLessThan(0.02)
  })

  test('periods in custody follow one another, and nobody offends in them', () => {
    for (const facts of everybody) {
      const ranges = periods(facts).map(
        ({ from, to }) => [dayNumber(from), to === 'NONE' ? today : dayNumber(to)] as const,
      )
      const ends = ranges.flat() as number[]
      expect(ends).toEqual([...ends].sort((a, b) => a - b))
      for (const { day } of facts['offences'] as readonly { day: string }[]) {
        const offended = dayNumber(day) as number
        expect(
          ranges.some(([from, to]) => from !== null && to !== null && offended >= from && offended < to),
        ).toBe(false)
      }
    }
  })

  test('nobody engages with all agencies and fails one of them', () => {
    for (const facts of everybody.filter(({ engagingWithAllAgencies }) => engagingWithAllAgencies === true)) {
      expect(facts['supervisionCompliance']).not.toBe('NOT_COMPLYING')
      expect(facts['treatmentCompliance']).not.toBe('NOT_COMPLYING')
    }
  })

  test('whoever is managed by MAPPA has a level and a category', () => {
    const managed = everybody.filter((facts) => facts['mappaStatus'] === 'MANAGED')
    expect(share(managed)).toBeGreaterThan(0.03)
    expect(new Set(managed.map((facts) => facts['mappaLevel']))).toEqual(new Set([1, 2, 3]))
    expect(new Set(managed.map((facts) => facts['mappaCategory']))).toEqual(new Set([1, 2, 3, 4]))
  })

  test.each([
    ['mappaLevel', 'mappaStatus', ['MANAGED', 'ENDED']],
    ['mappaCategory', 'mappaStatus', ['MANAGED', 'ENDED']],
    ['pncReason', 'wantedOnPnc', [true]],
    ['custodyKind', 'inPrison', [true]],
  ])('`%s` is only said where `%s` is known to make sense of it', (id, other, values) => {
    const saying = [...generate(cheshire, { count: 2_000, seed: 4, asAt })].filter(
      ({ facts }) => facts[id] !== undefined,
    )
    expect(saying.length).toBeGreaterThan(50)
    for (const { facts } of saying) expect(values).toContain(facts[other])
  })

  test('scores spread over the bands, and people under 18 mostly have none', () => {
    const bands = [50, 75, 90].map((edge) =>
      share(everybody.filter((facts) => Number(facts['ogrsScore']) >= edge)),
    )
    expect(bands.map((band) => Math.round(band * 10))).toEqual([9, 5, 1])
    const young = [...generate(cheshire, { count: 6_000, seed: 4, asAt })].filter(
      ({ facts }) => facts['under18'] === true,
    )
    expect(young.length).toBeGreaterThan(150)
    const unscored = young.filter(({ facts }) => facts['ogrsScore'] === undefined)
    expect(share(unscored, young)).toBeGreaterThan(0.6)
  })

  test('every value of every choice occurs', () => {
    for (const [id, fact] of Object.entries(cheshire.facts)) {
      const values = fact.type === 'choice' ? fact.values : []
      expect(
        everybody.map((facts) => facts[id]),
        id,
      ).toEqual(expect.arrayContaining([...values]))
    }
    const types = everybody.flatMap((facts) =>
      (facts['offences'] as readonly { type: string }[]).map(({ type }) => type),
    )
    expect(new Set(types).size).toBe(14)
  })
})
