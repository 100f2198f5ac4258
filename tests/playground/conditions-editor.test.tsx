import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { applyEdit, parsePolicy, type PolicyDocument } from '@iom-rules/core'
import { DraftProvider, useChange, useDraft, useEditor } from '../../playground/src/draft/DraftProvider.tsx'
import { ConditionEditor } from '../../playground/src/editor/conditions/ConditionEditor.tsx'
import { valueAt } from '../../playground/src/editor/place.ts'
import { published } from './conditions.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const root = '/decisions/cohort/rules/flex/conditions'

function Page({ path }: { path: string }) {
  const editor = useEditor()
  const change = useChange()
  const drafted = useDraft((draft) => draft.document)
  const mistyped = useDraft((draft) => draft.mistyped)
  return (
    <>
      <button type="button" onClick={() => change.undo()}>
        Undo
      </button>
      <pre data-testid="seen">{JSON.stringify({ document: drafted, mistyped })}</pre>
      <ConditionEditor {...editor} path={path} scope={{ kind: 'facts' }} label="Conditions" lead="FLEX if" />
    </>
  )
}

function show(conditions: unknown, path = root) {
  const edited = applyEdit(published, [{ op: 'replace', path, value: conditions }])
  if (!edited.ok) throw new Error('no edit')
  const read = parsePolicy(edited.value)
  if (!read.ok) throw new Error('no policy')
  render(
    <DraftProvider published={{ policy: read.value, caseload: [], asAt: '2026-11-22' }}>
      <Page path={path} />
    </DraftProvider>,
  )
  return read.value.document
}

const seen = () =>
  JSON.parse(screen.getByTestId('seen').textContent ?? '') as {
    readonly document: PolicyDocument
    readonly mistyped: object
  }
const at = (path: string) => valueAt(seen().document, root + path)
const agrees = { fact: 'iomTeamAgrees', operator: 'equal', value: true }
const low = { fact: 'ogrsScore', operator: 'lessThan', value: 50 }
const control = (path: string) => {
  const found = document.getElementById(`condition${root}${path}`)
  if (found === null) throw new Error(`no control ${path}`)
  return found as HTMLInputElement
}
const choose = (path: string, value: string) => fireEvent.change(control(path), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const sentence = () => document.querySelector('.condition-sentence')?.textContent
const type = (path: string, text: string) => {
  fireEvent.focus(control(path))
  for (let length = 1; length <= text.length; length++) choose(path, text.slice(0, length))
}

describe('the tree of a condition', () => {
  test('a number is kept as typed while it cannot be one, and one visit is one step to undo', () => {
    const before = show({ all: [agrees, low] })
    type('/all/1/value', '475')
    expect(at('/all/1/value')).toBe(47)
    expect(seen().mistyped).toEqual({ [`${root}/all/1/value`]: '475' })
    expect(screen.queryByText(/Enter an OGRS score/)).toBe(null)
    expect(sentence()).toContain('something still to be said')
    fireEvent.blur(control('/all/1/value'))
    expect(screen.getByText(/Enter an OGRS score between 0 and 100/)).toBeTruthy()
    expect(control('/all/1/value').value).toBe('475')
    fireEvent.focus(control('/all/1/value'))
    choose('/all/1/value', '48')
    expect(sentence()).toBe('FLEX if the IOM team agrees and the OGRS score is below 48 percent.')
    press('Undo')
    press('Undo')
    expect(seen().document).toEqual(before)
    expect(seen().mistyped).toEqual({})
  })

  test('what was typed stays with its own test when another goes, in whatever order it was typed', () => {
    show({ all: [low, { ...low, value: 40 }] })
    type('/all/1/value', '4x')
    type('/all/0/value', '5x')
    const [first] = screen.getAllByRole('button', { name: /^Remove/ })
    if (first === undefined) throw new Error('no part to remove')
    fireEvent.click(first)
    expect(seen().mistyped).toEqual({ [`${root}/all/0/value`]: '4x' })
  })

  test('what was typed into a copy stays in the copy', () => {
    show({ all: [low, agrees] })
    press(/^More ?: the OGRS/)
    press(/^Duplicate/)
    fireEvent.change(control('/all/1/value'), { target: { value: 'x' } })
    const [, copy] = screen.getAllByRole('button', { name: /^More ?: something/ })
    fireEvent.click(copy ?? control('/all/1/actions'))
    press(/^Move down/)
    expect(at('/all/2')).toEqual(low)
    expect(seen().mistyped).toEqual({ [`${root}/all/2/value`]: 'x' })
  })

  test('another way to compare leaves the number as it was typed', () => {
    show({ all: [agrees, low] })
    type('/all/1/value', '4x')
    choose('/all/1/operator', 'greaterThan')
    expect(at('/all/1/operator')).toBe('greaterThan')
    expect(seen().mistyped).toEqual({ [`${root}/all/1/value`]: '4x' })
    choose('/all/1/operator', 'equal')
    expect(seen().mistyped).toEqual({ [`${root}/all/1/value`]: '4x' })
    choose('/all/1/fact', 'iomTeamAgrees')
    expect(seen().mistyped).toEqual({})
  })

  test('a figure made of a number is one step, there and back', () => {
    const before = show({ all: [agrees, low] })
    press(/^Use a figure of the policy/)
    press('Make this figure')
    expect(screen.getByText('Enter what the figure is called')).toBeTruthy()
    fireEvent.change(screen.getByLabelText(/make a new figure/), { target: { value: 'OGRS score for FLEX' } })
    press('Make this figure')
    expect(at('/all/1/value')).toEqual({ fact: 'parameter.ogrsScoreForFlex' })
    expect(seen().document.parameters?.['ogrsScoreForFlex']).toMatchObject({ value: 50, maximum: 100 })
    expect(sentence()).toContain('the OGRS score is below 50 percent')
    expect(document.activeElement).toBe(control('/all/1/value'))
    press('Undo')
    expect(seen().document).toEqual(before)
  })

  test('a test is added, filled in with what the policy asks elsewhere, and taken away', () => {
    show({ all: [agrees] })
    press('Add a test')
    expect(document.activeElement).toBe(control('/all/1/fact'))
    expect(screen.queryByText('Choose the fact to test')).toBe(null)
    fireEvent.blur(control('/all/1/fact'))
    expect(screen.getByText('Choose the fact to test')).toBeTruthy()
    choose('/all/1/fact', 'ogrsScore')
    expect(at('/all/1')).toEqual(usual)
    const row = screen.getByRole('group', { name: /^the OGRS score is 75 percent or more$/ })
    fireEvent.click(within(row).getByRole('button', { name: /^Remove/ }))
    expect(at('')).toEqual({ all: [agrees] })
    expect(document.activeElement).toBe(control('/all/0/handle'))
  })

  test('a group says all, at least one, none or not all of its parts', () => {
    show({ all: [agrees, { any: [low, { condition: 'wanted' }] }] })
    choose('/all/1/kind', 'None of these is so')
    expect(at('/all/1')).toEqual({ not: { any: [low, { condition: 'wanted' }] } })
    choose('/all/1/kind', 'All of these are so')
    expect(at('/all/1')).toEqual({ all: [low, { condition: 'wanted' }] })
  })

  test('a name opened in place says whom a change reaches, and offers nothing that leads back to it', () => {
    show({ all: [agrees, { condition: 'meetsFixed' }] })
    press('Open “meets fixed” here')
    const inside = screen.getByRole('region', { name: 'Named condition “meets fixed”' })
    expect(within(inside).getByText(/“Meets all three criteria” of Cohort/)).toBeTruthy()
    fireEvent.click(within(inside).getByRole('button', { name: /^Use a named condition/ }))
    const name = document.activeElement
    const offered = [...(name as HTMLSelectElement).options].map((option) => option.value)
    expect(offered).toContain('wanted')
    expect(offered).not.toContain('meetsFixed')
    expect(screen.queryByText(/Choose a named condition, or/)).toBe(null)
    fireEvent.blur(name as HTMLElement)
    expect(screen.getByText(/Choose a named condition, or/)).toBeTruthy()
  })

  test('says what was done at once, and what it now says only when nothing more happens', () => {
    vi.useFakeTimers()
    show({ all: [agrees, low] })
    const status = () => document.querySelector('p[role="status"]')?.textContent
    fireEvent.click(control('/all/1/actions'))
    fireEvent.keyDown(screen.getByRole('button', { name: /^Move up/ }), { key: 'Escape' })
    expect(screen.queryByRole('button', { name: /^Move up/ })).toBe(null)
    expect(document.activeElement).toBe(control('/all/1/actions'))
    fireEvent.click(control('/all/1/actions'))
    press(/^Move up/)
    expect(status()).toBe('Moved up, now 1 of 2.')
    type('/all/0/value', '30')
    wait(900)
    expect(status()).toBe('Moved up, now 1 of 2.')
    wait(200)
    expect(status()).toBe('It now says: the OGRS score is below 30 percent and the IOM team agrees.')
  })
})

const wait = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds)
  })

const usual = { fact: 'ogrsScore', operator: 'greaterThanInclusive', value: { fact: 'parameter.ogrsHigh' } }
