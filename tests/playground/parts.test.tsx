import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Component, type ComponentType, type ReactNode } from 'react'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { earlyPart, part, type FetchPart } from '../../playground/src/parts/part.tsx'

afterEach(cleanup)

const Screen = ({ name }: { name: string }) => <p>The screen of {name}</p>
const place = { opening: 'Opening it…' }

/** Fetches the screen, but for the first times. */
function failing(times: number) {
  let left = times
  return vi.fn<FetchPart<{ name: string }>>(async () => {
    if (left-- > 0) throw new TypeError('Failed to fetch')
    return Screen
  })
}

async function show(Part: ComponentType<{ name: string }>): Promise<void> {
  await act(async () => {
    render(
      <main id="main" tabIndex={-1}>
        <Part name="Halton" />
      </main>,
    )
  })
}

/** React says in the console what a boundary has caught. */
function quietly(): void {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => said.mockRestore())
}

test('a part that is late is asked for when somebody goes there; an early one at once', async () => {
  const fetch = failing(0)
  const Late = part(place, fetch)
  expect(fetch).not.toHaveBeenCalled()
  const Early = earlyPart(place, fetch)
  expect(fetch).toHaveBeenCalledTimes(1)
  await show(Early)
  expect(screen.getByText('The screen of Halton')).toBeTruthy()
  expect(fetch).toHaveBeenCalledTimes(1)
  cleanup()
  await show(Late)
  expect(screen.getByText('The screen of Halton')).toBeTruthy()
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('a part that did not come is asked for once more, and nobody need know', async () => {
  const fetch = failing(1)
  await show(earlyPart(place, fetch))
  expect(screen.getByText('The screen of Halton')).toBeTruthy()
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('a part that does not come says so in its place, and comes when it is asked for again', async () => {
  quietly()
  const fetch = failing(4)
  await show(part(place, fetch))
  expect(screen.getByRole('alert').textContent).toContain('could not be fetched')
  expect(screen.getByText('What was said: TypeError: Failed to fetch')).toBeTruthy()
  const tryAgain = async () => {
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    })
  }
  await tryAgain()
  expect(screen.getByRole('alert')).toBeTruthy()
  await tryAgain()
  expect(screen.getByText('The screen of Halton')).toBeTruthy()
  expect(document.activeElement?.id).toBe('main')
  expect(fetch).toHaveBeenCalledTimes(5)
})

test('whoever comes back to a part that did not come finds it asked for anew', async () => {
  quietly()
  const Late = part(place, failing(2))
  await show(Late)
  expect(screen.getByRole('alert')).toBeTruthy()
  cleanup()
  await show(Late)
  expect(screen.getByText('The screen of Halton')).toBeTruthy()
})

test('a fault of the part itself is for whoever is told of faults', async () => {
  quietly()
  class Told extends Component<{ children: ReactNode }, { said: string }> {
    override state = { said: '' }
    static getDerivedStateFromError = (error: unknown) => ({ said: String(error) })
    override render() {
      return this.state.said === '' ? this.props.children : <p>{this.state.said}</p>
    }
  }
  const Faulty = part(place, async () => () => {
    throw new RangeError('no such row')
  })
  await act(async () => {
    render(
      <Told>
        <Faulty />
      </Told>,
    )
  })
  expect(screen.getByText('RangeError: no such row')).toBeTruthy()
})
