import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent } from 'react'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'

const usualHeight = 45
const rowsBeyond = 12

/** How far down each address was, so that the way back leads to the same rows. */
const places = new Map<string, number>()

/**
 * Which rows are near enough to be seen, of a table that scrolls by itself. All rows are as high as the first one:
 * to measure each would cost the whole table a little at every step.
 */
export function useWindow(rows: Uint32Array) {
  const box = useRef<HTMLDivElement>(null)
  const focused = useRef<number | null>(null)
  const address = useRef(location.hash)
  const [height, setHeight] = useState(usualHeight)
  // What it gives is used where it is asked for, and never remembered.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: rowsBeyond,
    initialOffset: () => places.get(location.hash) ?? 0,
    // The row that has focus stays, however far it is scrolled away.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range)
      const kept = focused.current
      if (kept === null || kept >= rows.length || shown.includes(kept)) return shown
      return [...shown, kept].sort((one, other) => one - other)
    },
  })
  useEffect(() => virtual.measure(), [virtual, height])
  useEffect(() => {
    const region = box.current
    if (region === null) return
    const observer = new ResizeObserver(() => {
      const first = region.querySelector('[data-index]')?.getBoundingClientRect().height ?? 0
      if (first > 0) setHeight(first)
    })
    observer.observe(region)
    return () => observer.disconnect()
  }, [])
  // Another view begins at its top; the same view with other answers stays where it is.
  useEffect(() => {
    if (address.current === location.hash) return
    address.current = location.hash
    focused.current = null
    virtual.scrollToOffset(0)
  }, [rows, virtual])
  // Before it is taken out: afterwards nobody knows how far it was scrolled.
  useLayoutEffect(() => {
    const region = box.current
    return () => {
      if (region !== null) places.set(address.current, region.scrollTop)
    }
  }, [])
  const focus = {
    onFocus(event: FocusEvent<HTMLElement>) {
      const row = event.target.closest<HTMLElement>('[data-index]')
      focused.current = row === null ? null : Number(row.dataset['index'])
    },
    onBlur() {
      focused.current = null
    },
  }
  return { box, virtual, focus }
}
