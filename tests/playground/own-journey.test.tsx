import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Journey } from '@iom-rules/core/journey'
import { useState } from 'react'
import { edited } from '../../playground/src/journeys/edit.ts'
import { ShelfProvider } from '../../playground/src/journeys/shelf/ShelfProvider.tsx'
import { OwnTools } from '../../playground/src/journeys/teach/OwnTools.tsx'
import { asAt, smallPolicy } from './small-policy.ts'

afterEach(cleanup)

const policy = smallPolicy()

function Tools() {
  const [journey, setJourney] = useState<Journey>({
    id: 'my-1',
    title: 'Made up',
    policy: { id: policy.id },
    start: { ref: 'A-1', asAt, facts: {} },
    events: [],
  })
  return (
    <ShelfProvider>
      <OwnTools
        {...{ policy, journey }}
        published={policy}
        journeyKey="my-1"
        step={0}
        isOwn
        isKept={false}
        onEdit={(edit) => setJourney(edited(journey, edit))}
      />
    </ShelfProvider>
  )
}

test('renaming leaves focus on its button, and an error once it is mended', () => {
  render(<Tools />)
  const name = () => screen.getByLabelText<HTMLInputElement>('Name')
  const rename = screen.getByRole('button', { name: 'Rename' })
  fireEvent.change(name(), { target: { value: ' ' } })
  fireEvent.click(rename)
  expect(screen.getByText(/Enter a name of up to 400 characters/)).toBeDefined()
  fireEvent.change(name(), { target: { value: 'Made up' } })
  rename.focus()
  fireEvent.click(rename)
  expect(screen.queryByText(/Enter a name of up to 400 characters/)).toBeNull()
  fireEvent.change(name(), { target: { value: ' Another ' } })
  fireEvent.click(rename)
  expect(name().value).toBe('Another')
  expect(document.activeElement).toBe(rename)
  expect(rename.isConnected).toBe(true)
})
