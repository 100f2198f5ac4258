import { isProvedSame } from '../changes/effect/move.ts'
import { useChanges, type Changes } from '../changes/useChanges.ts'
import { useResults } from '../changes/useTold.ts'
import { StaleNotice, useStaleness } from '../policy/result/StaleNotice.tsx'
import { listInWords } from '../words/answers.ts'
import { count } from '../words/numbers.ts'
import { EffectParts } from './EffectPanel.tsx'

/** What the draft comes to in one line, always in sight, which opens: for what needs the whole width. */
export function EffectStrip() {
  const changes = useChanges()
  const staleness = useStaleness()
  return (
    <details className="effect-strip no-print">
      <summary className="effect-strip__line">
        <strong>What your draft comes to:</strong>{' '}
        {staleness.isStale && 'not finished; of the last valid policy: '}
        {changes === null || !changes.isChanged ? 'nothing is changed' : <Line changes={changes} />}
      </summary>
      <div className="effect-strip__parts">
        <StaleNotice staleness={staleness} />
        <EffectParts changes={changes} isStale={staleness.isStale} />
      </div>
    </details>
  )
}

function Line({ changes }: { changes: Changes }) {
  const results = useResults(changes)
  return <>{[movers(results), breaks(results), difference(changes)].join('; ')}</>
}

type Results = ReturnType<typeof useResults>

function movers({ people }: Results): string {
  if (people === null) return 'counting'
  const { moved } = people.caseload
  return moved === 0 ? 'nobody here moves' : count(moved, 'person moves', 'people move')
}

function breaks({ checks, examples }: Results): string {
  if (checks.state !== 'done' || examples.state !== 'done') return 'checking'
  const found = checks.value.appeared.filter(({ severity }) => severity !== 'info').length
  const failing = examples.value.failing.length
  if (found + failing === 0) return 'the checks find nothing new'
  return [
    ...(found > 0 ? [count(found, 'new finding', 'new findings')] : []),
    ...(failing > 0 ? [count(failing, 'example fails', 'examples fail')] : []),
  ].join(', ')
}

function difference({ compared }: Changes): string {
  if (compared.state !== 'done') return 'comparing'
  if (compared.value.same) return 'nothing changes for anybody: proved'
  const moved = compared.value.decisions.filter((decision) => !isProvedSame(decision))
  return `changes ${listInWords(moved.map(({ title }) => title))}`
}
