import { isProvedSame } from '../changes/effect/move.ts'
import { useChanges, type Changes } from '../changes/useChanges.ts'
import { useResults } from '../changes/useTold.ts'
import { useStaleness } from '../policy/result/StaleNotice.tsx'
import { listInWords } from '../words/answers.ts'
import { count } from '../words/numbers.ts'
import { comesToNothing } from './EffectPanel.tsx'

/** What the draft comes to in one line, where the screen has no room for more; each part leads to the whole of it. */
export function EffectLine() {
  const changes = useChanges()
  const { isStale } = useStaleness()
  return (
    <p className="effect-line no-print" role="status">
      {changes === null || comesToNothing(changes, isStale) ? (
        <>
          <strong>Your draft:</strong>{' '}
          {isStale ? 'what is not finished comes to nothing yet.' : 'nothing is changed.'}
        </>
      ) : (
        <>
          <strong>Your draft{isStale && ', as it was last valid'}:</strong> <Line changes={changes} />
        </>
      )}
    </p>
  )
}

function Line({ changes }: { changes: Changes }) {
  const results = useResults(changes)
  return (
    <>
      <a className="govuk-link" href="#/impact">
        {movers(changes, results)}
      </a>
      ;{' '}
      <a className="govuk-link" href="#/checks">
        {breaks(results)}
      </a>
      ;{' '}
      <a className="govuk-link" href="#/changes">
        {difference(changes)}
      </a>
      .
    </>
  )
}

type Results = ReturnType<typeof useResults>

// What was stopped, or failed, is not on its way: the screen that the part leads to says why, and begins it again.
function isComing({ state }: { readonly state: string }): boolean {
  return state === 'working'
}

function movers({ moved: work }: Changes, { people }: Results): string {
  if (people === null) return isComing(work) ? 'counting…' : 'nobody is counted'
  const { moved } = people.caseload
  return moved === 0 ? 'nobody here moves' : count(moved, 'person moves', 'people move')
}

function breaks({ checks, examples }: Results): string {
  if (checks.state !== 'done' || examples.state !== 'done') {
    return isComing(checks) || isComing(examples) ? 'checking…' : 'the checks were not run to the end'
  }
  const found = checks.value.appeared.filter(({ severity }) => severity !== 'info').length
  const failing = examples.value.failing.length
  if (found + failing === 0) return 'the checks find nothing new'
  return [
    ...(found > 0 ? [count(found, 'new finding', 'new findings')] : []),
    ...(failing > 0 ? [count(failing, 'example fails', 'examples fail')] : []),
  ].join(', ')
}

function difference({ compared }: Changes): string {
  if (compared.state !== 'done') return isComing(compared) ? 'comparing…' : 'not compared'
  if (compared.value.same) return 'nothing changes for anybody: proved'
  const moved = compared.value.decisions.filter((decision) => !isProvedSame(decision))
  return `changes ${listInWords(moved.map(({ title }) => title))}`
}
