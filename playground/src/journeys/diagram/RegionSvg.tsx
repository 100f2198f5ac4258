import type { Ref } from 'react'
import type { MachineLayout } from '@iom-rules/core/journey'
import { labelPlace, pathOf } from './drawing.ts'

interface RegionSvgProps {
  readonly layout: MachineLayout
  readonly title: string
  readonly now: string
  readonly ref?: Ref<SVGSVGElement>
}

const ink = '#0b0c0c'
const font = 'Arial, sans-serif'

/**
 * A region as plain SVG, for paper and for a file: everything it looks like stands in its own
 * attributes, so that it looks the same wherever it is opened.
 */
export function RegionSvg({ layout, title, now, ref }: RegionSvgProps) {
  const { width, height, nodes, edges } = layout
  const around = new Set(nodes.flatMap(({ within }) => within ?? []))
  return (
    <svg
      ref={ref}
      className="region-svg"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      width={Math.ceil(width)}
      height={Math.ceil(height)}
      role="img"
      aria-label={title}
      fontFamily={font}
    >
      <title>{title}</title>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="10"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path d="M 0 0 L 10 5 L 0 10 z" fill={ink} />
        </marker>
      </defs>
      <rect width="100%" height="100%" fill="#ffffff" />
      {nodes.map(({ id, title, x, y, width, height }) => {
        const isNow = id === now
        const isAround = around.has(id)
        return (
          <g key={id}>
            <rect
              x={x}
              y={y}
              width={width}
              height={height}
              rx="6"
              fill={isNow ? '#ffdd00' : isAround ? 'none' : '#f4f8fb'}
              stroke={ink}
              strokeWidth={isNow ? 4 : 1.5}
              strokeDasharray={isAround ? '6 4' : undefined}
            />
            <text
              x={isAround ? x + 8 : x + width / 2}
              y={isAround ? y + 18 : y + height / 2 + 5}
              textAnchor={isAround ? 'start' : 'middle'}
              fontSize="14"
              fontWeight={isNow ? 'bold' : 'normal'}
              fill={ink}
            >
              {title}
            </text>
            {isNow && (
              <text
                x={x + width / 2}
                y={y - 6}
                textAnchor="middle"
                fontSize="12"
                fontWeight="bold"
                fill={ink}
              >
                Now
              </text>
            )}
          </g>
        )
      })}
      {edges.map((edge) => {
        const place = labelPlace(edge)
        const lines = edge.label.split('\n')
        return (
          <g key={edge.id}>
            <path d={pathOf(edge)} fill="none" stroke={ink} strokeWidth="1.5" markerEnd="url(#arrow)" />
            {lines.map((line, at) => (
              <text
                key={line}
                x={place.x}
                y={place.y + (at - (lines.length - 1) / 2) * 16 + 4}
                textAnchor="middle"
                fontSize="12"
                fill={ink}
                stroke="#ffffff"
                strokeWidth="4"
                paintOrder="stroke"
              >
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </svg>
  )
}
