import { phraseTest, type Policy, type Trace } from '@iom-rules/core'
import { idInWords } from '../../words/titles.ts'
import { TruthMark } from './TruthMark.tsx'

const groupWords = { all: 'all of these', any: 'any of these' } as const

/** The conditions of a rule as written, each with its mark, nested as written. */
export function TraceList({ policy, trace }: { policy: Policy; trace: Trace }) {
  return (
    <li className="trace__item">
      <TruthMark truth={trace.truth} /> <TraceBody policy={policy} trace={trace} before="" />
    </li>
  )
}

interface TraceBodyProps {
  readonly policy: Policy
  readonly trace: Trace
  /** Words that introduce it, from what it stands in. */
  readonly before: string
}

// A group of one part, and a named condition, have the truth of what is in them: no line of their own.
function TraceBody({ policy, trace, before }: TraceBodyProps) {
  switch (trace.kind) {
    case 'test':
      return (
        <span>
          {before}
          {phraseTest(policy, trace)}
        </span>
      )
    case 'condition':
      return <TraceBody policy={policy} trace={trace.part} before={`${before}“${idInWords(trace.name)}”: `} />
    case 'not':
      return <TraceGroup policy={policy} title={`${before}this must not be met`} parts={[trace.part]} />
    case 'all':
    case 'any': {
      const [only] = trace.parts
      if (trace.parts.length === 1 && only !== undefined) {
        return <TraceBody policy={policy} trace={only} before={before} />
      }
      return <TraceGroup policy={policy} title={`${before}${groupWords[trace.kind]}`} parts={trace.parts} />
    }
  }
}

function TraceGroup({ policy, title, parts }: { policy: Policy; title: string; parts: readonly Trace[] }) {
  return (
    <>
      <span>{title.charAt(0).toUpperCase() + title.slice(1)}:</span>
      <ul className="trace">
        {parts.map((part, at) => (
          <TraceList key={at} policy={policy} trace={part} />
        ))}
      </ul>
    </>
  )
}
