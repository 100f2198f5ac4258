import { useState } from 'react'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { ListFact } from '@iom-rules/core'
import { entryOf, type Entry } from '../../playground/src/nominals/form/entry.ts'
import { RecordsField } from '../../playground/src/nominals/form/RecordsField.tsx'
import { readEntry } from '../../playground/src/nominals/form/read.ts'
import { smallPolicy } from './small-policy.ts'

afterEach(cleanup)

const declaration = smallPolicy().facts['offences'] as ListFact

/** The editor with a place to read what it holds. */
function Editor({ value }: { value: readonly { readonly type: string; readonly day: string }[] | null }) {
  const [entry, setEntry] = useState(() => entryOf(declaration, value) as Extract<Entry, { kind: 'records' }>)
  const { value: read, errors } = readEntry('offences', declaration, entry)
  return (
    <>
      <RecordsField {...{ id: 'offences', declaration, entry, errors, size: 's' }} onChange={setEntry} />
      <output>{JSON.stringify(read)}</output>
    </>
  )
}

const held = () => JSON.parse(screen.getByRole('status').textContent ?? '') as unknown
const rows = () => screen.getAllByRole('group', { name: /record \d/ })

describe('the editor of a list', () => {
  test('starts as not known, and none is something else', () => {
    render(<Editor value={null} />)
    expect(held()).toBeNull()
    fireEvent.click(screen.getByLabelText('None'))
    expect(held()).toEqual([])
    fireEvent.click(screen.getByLabelText('Not known'))
    expect(held()).toBeNull()
  })

  test('adds a row, takes the keyboard to it, and reads its fields', () => {
    render(<Editor value={null} />)
    fireEvent.click(screen.getByLabelText('These records'))
    fireEvent.click(screen.getByRole('button', { name: /^Add a record/ }))
    const [row] = rows()
    if (row === undefined) throw new Error('no row')
    expect(document.activeElement).toBe(within(row).getByLabelText('Type of offence'))
    fireEvent.change(within(row).getByLabelText('Type of offence'), { target: { value: 'BURGLARY' } })
    fireEvent.change(within(row).getByLabelText('Day'), { target: { value: '1' } })
    fireEvent.change(within(row).getByLabelText('Month'), { target: { value: 'nov' } })
    fireEvent.change(within(row).getByLabelText('Year'), { target: { value: '2026' } })
    expect(held()).toEqual([{ type: 'BURGLARY', day: '2026-11-01' }])
  })

  test('removes the right row, and keeps the others as they are', () => {
    const three = ['2026-01-01', '2026-02-02', '2026-03-03'].map((day) => ({ type: 'OTHER', day }))
    render(<Editor value={three} />)
    fireEvent.click(screen.getByRole('button', { name: 'Remove Offences, record 2' }))
    expect(held()).toEqual([three[0], three[2]])
    expect(document.activeElement?.textContent).toContain('Add a record')
  })

  test('keeps the rows while somebody looks at the other answers', () => {
    const one = [{ type: 'OTHER', day: '2026-01-01' }]
    render(<Editor value={one} />)
    fireEvent.click(screen.getByLabelText('Not known'))
    expect(held()).toBeNull()
    fireEvent.click(screen.getByLabelText('These records'))
    expect(held()).toEqual(one)
  })

  test('shows an error at the field it is about', () => {
    render(<Editor value={[{ type: 'OTHER', day: '2026-01-31' }]} />)
    const [row] = rows()
    if (row === undefined) throw new Error('no row')
    fireEvent.change(within(row).getByLabelText('Month'), { target: { value: '2' } })
    const day = within(row).getByRole('group', { name: 'Day of the offence' })
    expect(day.getAttribute('aria-describedby')).toContain('error')
    expect(day.textContent).toContain('must be a real day')
  })
})
