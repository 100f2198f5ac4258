import { useCallback, useEffect, useMemo, useRef } from 'react'
import {
  BaseEdge,
  EdgeLabelRenderer,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import type { MachineLayout } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { labelPlace, pathOf } from './drawing.ts'

type StateNode = Node<{ title: string; isNow: boolean; isAround: boolean }, 'state'>
type TransitionEdge = Edge<{ path: string; x: number; y: number; label: string }, 'transition'>

const nodeTypes = { state: StateBox }
const edgeTypes = { transition: TransitionLine }

interface RegionFlowProps {
  readonly layout: MachineLayout
  /** The state the case is in; empty where no case is looked at. */
  readonly now: string
}

/** A region drawn on the screen: it can be moved and magnified, and nothing else; the list beside it says the same. */
export function RegionFlow(props: RegionFlowProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  )
}

/** Text much smaller than this cannot be read. */
const leastReadable = 0.75

function Flow({ layout, now }: RegionFlowProps) {
  const flow = useReactFlow<StateNode, TransitionEdge>()
  const box = useRef<HTMLDivElement>(null)
  const nodes = useMemo(() => nodesOf(layout, now), [layout, now])
  const edges = useMemo(() => edgesOf(layout), [layout])
  const centre = useCallback(() => {
    const state = layout.nodes.find(({ id }) => id === now)
    const wide = box.current?.clientWidth ?? 0
    const high = box.current?.clientHeight ?? 0
    if (wide === 0) return
    const zoom = Math.min(1, Math.max(leastReadable, wide / layout.width))
    const x = between(state === undefined ? 0 : state.x + state.width / 2, wide / zoom, layout.width)
    const y = between(state === undefined ? 0 : state.y + state.height / 2, high / zoom, layout.height)
    void flow.setCenter(x, y, { zoom, duration: 0 })
  }, [flow, layout, now])
  // A new layout or another state: the reader should see where the case is.
  useEffect(centre, [centre])
  return (
    <div className="flow">
      <div className="flow__buttons no-print">
        <Button small variant="secondary" onClick={() => void flow.zoomIn()}>
          Larger<span className="govuk-visually-hidden"> diagram</span>
        </Button>
        <Button small variant="secondary" onClick={() => void flow.zoomOut()}>
          Smaller<span className="govuk-visually-hidden"> diagram</span>
        </Button>
        <Button small variant="secondary" onClick={() => void flow.fitView({ padding: 0.02 })}>
          All of it<span className="govuk-visually-hidden"> in the diagram</span>
        </Button>
        {now !== '' && (
          <Button small variant="secondary" onClick={centre}>
            Where it is now<span className="govuk-visually-hidden"> in the diagram</span>
          </Button>
        )}
      </div>
      <div
        className="flow__box"
        ref={box}
        aria-hidden="true"
        style={{ height: `min(${Math.ceil(layout.height) + 24}px, var(--flow-height))` }}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={centre}
          minZoom={0.15}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          disableKeyboardA11y
          proOptions={{ hideAttribution: true }}
        />
      </div>
    </div>
  )
}

// Near an edge of the drawing the edge stays at the edge; what fits altogether stands in the middle.
function between(wanted: number, seen: number, size: number): number {
  return seen >= size ? size / 2 : Math.min(Math.max(wanted, seen / 2), size - seen / 2)
}

function nodesOf({ nodes }: MachineLayout, now: string): StateNode[] {
  const around = new Set(nodes.flatMap(({ within }) => within ?? []))
  return nodes.map(({ id, title, x, y, width, height }) => ({
    id,
    type: 'state',
    position: { x, y },
    width,
    height,
    data: { title, isNow: id === now, isAround: around.has(id) },
  }))
}

function edgesOf({ edges }: MachineLayout): TransitionEdge[] {
  return edges.map((edge) => ({
    id: edge.id,
    source: edge.from,
    target: edge.to,
    type: 'transition',
    markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18, color: 'var(--govuk-text-colour)' },
    data: { path: pathOf(edge), label: edge.label, ...labelPlace(edge) },
  }))
}

function StateBox({ data }: NodeProps<StateNode>) {
  const { title, isNow, isAround } = data
  return (
    <div className={`state${isNow ? ' state--now' : ''}${isAround ? ' state--around' : ''}`}>
      {isNow && <span className="state__now">Now</span>}
      {title}
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  )
}

function TransitionLine({ id, data, markerEnd }: EdgeProps<TransitionEdge>) {
  if (data === undefined) return null
  const { path, x, y, label } = data
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd === undefined ? {} : { markerEnd })} />
      <EdgeLabelRenderer>
        <div className="transition" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
          {label}
        </div>
      </EdgeLabelRenderer>
    </>
  )
}
