import { phraseTest, type Policy, type Trace } from '@iom-rules/core'
import { idInWords } from '../../words/titles.ts'
import { TruthMark } from './TruthMark.tsx'

const groupWords = { all: 'All of these', any: 'Any of these' } as const

/** The conditions of a rule as written, each with its mark, nested as written. */
export function TraceList({ policy, trace }: { policy: Policy; trace: Trace }) {
  return (
    <li className="trace__item">
      <TruthMark truth={trace.truth} /> <TraceBody policy={policy} trace={trace} />
    </li>
  )
}

function TraceBody({ policy, trace }: { policy: Policy; trace: Trace }) {
  switch (trace.kind) {
    case 'test':
      return <span>{phraseTest(policy, trace)}</span>
    case 'all':
    case 'any': {
      const [only] = trace.parts
      if (trace.parts.length === 1 && only !== undefined) return <TraceBody policy={policy} trace={only} />
      return (
        <>
          <span>{groupWords[trace.kind]}:</span>
          <ul className="trace">
            {trace.parts.map((part, at) => (
              <TraceList key={at} policy={policy} trace={part} />
            ))}
          </ul>
        </>
      )
    }
    case 'not':
      return (
        <>
          <span>This must not be met:</span>
          <ul className="trace">
            <TraceList policy={policy} trace={trace.part} />
          </ul>
        </>
      )
    case 'condition':
      return (
        <>
          <span>“{idInWords(trace.name)}”:</span>
          <ul className="trace">
            <TraceList policy={policy} trace={trace.part} />
          </ul>
        </>
      )
  }
}
