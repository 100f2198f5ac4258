import { memo, useEffect, useRef, useState } from 'react'
import type { Sweep } from '@iom-rules/core/caseload'
import { numberInWords } from '../../words/numbers.ts'
import { stepPath, type Curve } from './curve.ts'
import { scaleOf, type Scale } from './scale.ts'

interface Mark {
  readonly value: number
  readonly text: string
  readonly kind: 'published' | 'draft'
}

interface SweepChartProps {
  readonly sweep: Sweep
  readonly curves: readonly Curve[]
  readonly least: number
  readonly most: number
  readonly marks: readonly Mark[]
  readonly label: string
}

const height = 280
const edge = { top: 42, right: 28, bottom: 28, left: 56 }

/** How many people get each answer at every value: a line that goes in steps. The table says the same in figures. */
export function SweepChart({ sweep, curves, least, most, marks, label }: SweepChartProps) {
  const [box, width] = useWidth()
  const top = Math.max(1, ...curves.map(({ counts }) => counts.reduce((sum, one) => Math.max(sum, one), 0)))
  const x = scaleOf(least, most, edge.left, width - edge.right, width < 480 ? 3 : 7)
  const y = scaleOf(0, top, height - edge.bottom, edge.top, 5)
  return (
    <div className="sweep-chart" ref={box}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
        <Axes x={x} y={y} width={width} />
        <Lines sweep={sweep} curves={curves} {...{ least, most, top, width }} />
        {marks
          .filter(({ value }) => value >= least && value <= most)
          .map(({ value, text, kind }) => {
            const at = x.at(value)
            // Where there is room, away from the line of the other mark.
            const isBefore = at > 150 && marks.some((other) => other.value > value)
            const isLeftOfLine = isBefore || at > width * 0.6
            return (
              <g key={kind} className={`sweep-chart__mark sweep-chart__mark--${kind}`}>
                <line x1={at} x2={at} y1={kind === 'draft' ? 20 : 36} y2={height - edge.bottom} />
                <text
                  x={at + (isLeftOfLine ? -5 : 5)}
                  y={kind === 'draft' ? 16 : 33}
                  textAnchor={isLeftOfLine ? 'end' : 'start'}
                >
                  {text}
                </text>
              </g>
            )
          })}
      </svg>
    </div>
  )
}

function Axes({ x, y, width }: { x: Scale; y: Scale; width: number }) {
  return (
    <g className="sweep-chart__axes">
      {y.ticks.filter(Number.isInteger).map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - edge.right} y1={y.at(tick)} y2={y.at(tick)} />
          <text x={edge.left - 8} y={y.at(tick) + 5} textAnchor="end">
            {numberInWords(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <text key={tick} x={x.at(tick)} y={height - edge.bottom + 20} textAnchor="middle">
          {numberInWords(tick)}
        </text>
      ))}
    </g>
  )
}

interface LinesProps extends Pick<SweepChartProps, 'sweep' | 'curves' | 'least' | 'most'> {
  readonly top: number
  readonly width: number
}

// Drawn again only when something else is drawn, and not while a mark moves over it.
const Lines = memo(function DrawnLines({ sweep, curves, least, most, top, width }: LinesProps) {
  const x = scaleOf(least, most, edge.left, width - edge.right, 1)
  const y = scaleOf(0, top, height - edge.bottom, edge.top, 1)
  return curves.map(({ answer, counts }, at) => (
    <path key={answer} className={`sweep-line sweep-line--${at % 4}`} d={stepPath(sweep, counts, x, y)} />
  ))
})

/** The width there is, so that letters keep their size. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(Math.max(240, element.clientWidth))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}
