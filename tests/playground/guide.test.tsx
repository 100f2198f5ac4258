import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parsePolicy } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import navigate from '@iom-rules/core/policies/navigate.json' with { type: 'json' }
import { go } from '../../playground/src/address/address.ts'
import { termsIn } from '../../playground/src/glossary/found.ts'
import { terms } from '../../playground/src/glossary/terms.ts'
import { WordsHere } from '../../playground/src/glossary/WordsHere.tsx'
import { glossaryEntries, policyEntries, screenEntries } from '../../playground/src/search/entry.ts'
import { findPeople, openSearch, sameInTable } from '../../playground/src/search/find.ts'
import { Shortcuts } from '../../playground/src/shortcuts/Shortcuts.tsx'
import { personShown, stops, stopsIn } from '../../playground/src/tour/stops.ts'
import { TakeTheTour } from '../../playground/src/tour/TakeTheTour.tsx'
import { TourPanel } from '../../playground/src/tour/TourPanel.tsx'
import { TourProvider } from '../../playground/src/tour/TourProvider.tsx'

window.scrollTo = () => {}
afterEach(cleanup)

describe('the glossary', () => {
  test('finds every word of it by itself and among others, however it is spelt', () => {
    for (const term of terms) {
      for (const word of [term.word, ...(term.also ?? [])]) {
        expect(termsIn(`It says (${word}), here.`)).toContain(term)
      }
    }
  })

  test('does not take a word for another that only looks like it', () => {
    expect(termsIn('Feel free to be flexible, Jagged and unnominal.')).toEqual([])
    expect(termsIn('She is FREE').map(({ id }) => id)).toEqual(['cohort'])
  })

  test('explains the words that stand on the screen, and no others', () => {
    render(
      <main>
        <p>Where MAPPA leads, and OGRS is not known.</p>
        <WordsHere />
      </main>,
    )
    const details = document.querySelector('details')
    if (details === null) throw new Error('There is nothing to open')
    fireEvent(details, Object.assign(new Event('toggle'), { newState: 'open' }))
    const found = [...document.querySelectorAll('dt strong')].map(({ textContent }) => textContent)
    expect(found).toEqual(['MAPPA', 'OGRS'])
  })
})

describe('the search', () => {
  const parsed = parsePolicy(cheshire)
  if (!parsed.ok) throw new Error('The shipped policy is a policy')
  const entries = [...screenEntries(), ...policyEntries(parsed.value), ...glossaryEntries()]
  const find = openSearch(entries)

  test('finds everything there is by its own title', () => {
    const lost = entries.filter((entry) => !find(entry.title).some(({ id }) => id === entry.id))
    expect(lost).toEqual([])
  })

  test('finds a rule by its id, by a word of its sentence and by the beginning of one', () => {
    const isFlex = ({ address }: { address: string }) => address === '/policy/flex'
    for (const typed of ['flex', 'FLEX coho', 'cohort flex']) expect(find(typed).some(isFlex)).toBe(true)
  })

  test('finds what is mistyped, and nothing where nothing is', () => {
    expect(find('treshold').length).toBeGreaterThan(0)
    expect(find('zzzzqqq')).toEqual([])
    expect(find('')).toEqual([])
  })

  test('finds people by reference and area, and counts those it does not show', () => {
    const people = Array.from({ length: 50 }, (_, at) => ({ ref: `HAL-${at}`, area: 'HALTON', facts: {} }))
    const title = () => 'Halton'
    expect(findPeople(people, title, 'hal-4', 5)).toMatchObject({ total: 11, people: { length: 5 } })
    expect(findPeople(people, title, 'halton 49', 5).people).toEqual([people[49]])
    expect(findPeople(people, title, ' ', 5).total).toBe(0)
  })
})

describe('shortcuts', () => {
  const dialog = () => document.querySelector('dialog')
  const press = (key: string, target: Element | Window = window) => fireEvent.keyDown(target, { key })

  test('are listed by `?`, but not while somebody types', () => {
    render(
      <>
        <Shortcuts />
        <input aria-label="Text" />
      </>,
    )
    press('?', screen.getByLabelText('Text'))
    expect(dialog()?.open).toBe(false)
    press('?')
    expect(dialog()?.open).toBe(true)
  })

  test('that are a single key can be turned off', () => {
    location.hash = '#/'
    render(<Shortcuts />)
    fireEvent.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }))
    fireEvent.click(screen.getByLabelText('Use ? and / as shortcuts'))
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    press('/')
    press('?')
    expect(location.hash).toBe('#/')
    expect(dialog()?.open).toBe(false)
  })
})

describe('the tour', () => {
  beforeEach(() => {
    location.hash = '#/'
  })

  test('goes through all its stops and back, and focus is on what each says', async () => {
    render(
      <TourProvider stops={stops}>
        <TakeTheTour />
        <main id="main" tabIndex={-1}>
          <TourPanel />
        </main>
      </TourProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Take the two-minute tour' }))
    const seen: string[] = []
    for (const stop of stops) {
      seen.push(document.activeElement?.textContent ?? '')
      expect(location.hash).toBe(`#${stop.address}`)
      const next = screen.queryByRole('button', { name: /^Next/ })
      if (next !== null) fireEvent.click(next)
    }
    expect(seen).toEqual(stops.map(({ title }) => title))
    go('/licences')
    const goOn = await screen.findByRole('button', { name: /^Go on with the tour/ })
    expect(screen.queryByRole('button', { name: /^Back/ })).toBeNull()
    fireEvent.click(goOn)
    fireEvent.click(await screen.findByRole('button', { name: /^Back/ }))
    await screen.findByRole('heading', { name: stops.at(-2)?.title ?? '' })
    expect(document.activeElement?.textContent).toBe(stops.at(-2)?.title)
    fireEvent.click(screen.getByRole('button', { name: 'End the tour' }))
    expect(document.activeElement?.id).toBe('main')
    expect(screen.getByRole('button', { name: 'Take the two-minute tour' })).toBeTruthy()
  })

  test('shows of another policy only what is there', () => {
    const addresses = (document: unknown) => {
      const parsed = parsePolicy(document)
      if (!parsed.ok) throw new Error('The shipped policy is a policy')
      return stopsIn(parsed.value).map(({ address }) => address)
    }
    expect(addresses(cheshire)).toEqual(stops.map(({ address }) => address))
    expect(addresses(navigate)).not.toContain('/policy/flex')
    expect(addresses(navigate)).toContain('/changes/export')
  })
})

describe('the tour with other people', () => {
  const parsed = parsePolicy(cheshire)
  if (!parsed.ok) throw new Error('The shipped policy is a policy')
  const whyOf = (people: readonly { readonly ref: string }[]) =>
    stopsIn(parsed.value, personShown(people.map(({ ref }) => ({ ref, facts: {} }))))
      .map(({ address }) => address)
      .filter((address) => address.startsWith('/nominals/'))

  test('shows somebody who is there, and nobody where nobody is', () => {
    expect(whyOf([{ ref: 'IMP-0001' }, { ref: 'HAL-004' }])).toEqual(['/nominals/HAL-004/why'])
    expect(whyOf([{ ref: 'IMP-0001' }, { ref: 'IMP-0002' }])).toEqual(['/nominals/IMP-0001/why'])
    expect(whyOf([])).toEqual([])
  })
})

describe('the way from found people to the table of nominals', () => {
  const people = [
    { ref: 'HAL-001', area: 'HALTON', facts: {} },
    { ref: 'A-2', area: 'HALTON', facts: {} },
    { ref: 'WAR-3', area: 'WARRINGTON', facts: {} },
  ]
  const areas = { HALTON: { title: 'Halton' }, WARRINGTON: { title: 'Warrington' } }
  const asked = (typed: string) => {
    const { total } = findPeople(people, (area) => areas[area as keyof typeof areas].title, typed, 0)
    return sameInTable(people, areas, typed, total)
  }

  test('asks for the area where that is what was found', () => {
    expect(asked('Halton')).toEqual({ area: 'HALTON' })
    expect(asked('hal')).toEqual({ area: 'HALTON' })
  })

  test('asks for the reference where only references were found', () => {
    expect(asked('A-2')).toEqual({ q: 'a-2' })
  })

  test('is none where the table cannot be asked for the same people', () => {
    expect(asked('halton 001')).toBeNull()
  })
})

test('the tour that is ended elsewhere leaves focus on the screen', () => {
  go('/')
  render(
    <main id="main" tabIndex={-1}>
      <TourProvider stops={stops}>
        <TakeTheTour />
        <TourPanel />
      </TourProvider>
    </main>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Take the two-minute tour' }))
  act(() => go('/glossary', { replace: true }))
  fireEvent.click(screen.getByRole('button', { name: 'End the tour' }))
  expect(document.activeElement?.id).toBe('main')
})
