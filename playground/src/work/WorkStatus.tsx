import { Button } from '../design/Button.tsx'
import { numberInWords } from '../words/numbers.ts'
import type { Work } from './office.ts'

interface WorkStatusProps {
  readonly work: Work<unknown>
  /** What is being done, to stand before `…`: `Checking the policy`. */
  readonly doing: string
  /** Does an older result stand below it meanwhile? */
  readonly isBehind?: boolean
}

/** How far long work is, with the way to stop it or to begin it again; nothing once it is done. */
export function WorkStatus({ work, doing, isBehind = false }: WorkStatusProps) {
  return (
    <>
      <HowFar work={work} doing={doing} />
      {isBehind && work.state !== 'done' && (
        <p className="govuk-body-s">What follows is from before the last change.</p>
      )}
    </>
  )
}

function HowFar({ work, doing }: Omit<WorkStatusProps, 'isBehind'>) {
  switch (work.state) {
    case 'done':
      return null
    case 'working':
      return (
        <div className="work-status no-print">
          <p className="govuk-body-s work-status__doing" role="status">
            {doing}…
          </p>
          {work.progress !== null && (
            <>
              <progress
                className="work-status__bar"
                aria-label={doing}
                max={work.progress.total}
                value={work.progress.done}
              />
              <span className="work-status__part">
                {numberInWords(work.progress.done)} of {numberInWords(work.progress.total)}:{' '}
                {work.progress.what}
              </span>
            </>
          )}
          <Button variant="link" onClick={work.cancel}>
            Stop<span className="govuk-visually-hidden">: {doing}</span>
          </Button>
        </div>
      )
    case 'cancelled':
      return (
        <p className="govuk-body work-status" role="status">
          Stopped before it was done.{' '}
          <Button variant="link" onClick={work.again}>
            Begin again<span className="govuk-visually-hidden">: {doing}</span>
          </Button>
        </p>
      )
    case 'failed':
      return (
        <div className="govuk-inset-text" role="status">
          <p className="govuk-body">It could not be worked out: {work.message}</p>
          <Button variant="secondary" small onClick={work.again}>
            Try again<span className="govuk-visually-hidden">: {doing}</span>
          </Button>
        </div>
      )
  }
}
