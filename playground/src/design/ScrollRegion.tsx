import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'

/** Scrolls what is too wide for the screen; can be scrolled by keyboard whenever it scrolls at all. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  // As soon as what is in it is drawn, so that it never scrolls for a moment without a way to do so by keyboard.
  useLayoutEffect(() => {
    if (box.current !== null) setScrolls(isTooWide(box.current))
  }, [children])
  useEffect(() => {
    const region = box.current
    if (region === null) return
    const measure = () => setScrolls(isTooWide(region))
    const observer = new ResizeObserver(measure)
    observer.observe(region)
    if (region.firstElementChild !== null) observer.observe(region.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      className="scroll-region"
      ref={box}
      {...(scrolls ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}
    >
      {children}
    </div>
  )
}

const isTooWide = ({ scrollWidth, clientWidth }: HTMLElement) => scrollWidth > clientWidth
