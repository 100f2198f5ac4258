import type { ReactNode } from 'react'
import { useChanges, type Changes } from '../changes/useChanges.ts'
import { useResults } from '../changes/useTold.ts'
import { StaleNotice, useStaleness } from '../policy/result/StaleNotice.tsx'
import { Breaks } from './Breaks.tsx'
import { Difference } from './Difference.tsx'
import { Movers } from './Movers.tsx'

/** Beside an edit, while it is made: who moves, what it breaks, what it changes for anybody. */
export function EffectPanel() {
  const changes = useChanges()
  const staleness = useStaleness()
  return (
    <section className="effect" aria-labelledby="effect-heading">
      <h2 className="govuk-heading-m" id="effect-heading">
        What your draft comes to
      </h2>
      <StaleNotice staleness={staleness} />
      <EffectParts changes={changes} isStale={staleness.isStale} />
    </section>
  )
}

interface EffectPartsProps {
  readonly changes: Changes | null
  /** Are these of the last draft that was a policy? */
  readonly isStale: boolean
}

/** Who moves, what it breaks and what it changes for anybody. */
export function EffectParts({ changes, isStale }: EffectPartsProps) {
  return (
    <div className={isStale ? 'effect__parts effect__parts--stale' : 'effect__parts'}>
      {changes === null || comesToNothing(changes, isStale) ? (
        <p className="govuk-body">
          {isStale
            ? 'What is not finished comes to nothing yet: the last valid policy is the published one.'
            : 'Nothing is changed yet: this is the published policy.'}
        </p>
      ) : (
        <Parts changes={changes} />
      )}
    </div>
  )
}

/** Is there nothing that the draft comes to: nothing changed, or nothing that is finished? */
export function comesToNothing({ isChanged, published, draft }: Changes, isStale: boolean): boolean {
  return !isChanged || (isStale && published.hash === draft.hash)
}

function Parts({ changes }: { changes: Changes }) {
  const results = useResults(changes)
  return (
    <>
      <EffectPart title="Who moves" path="/impact" more="See everybody who moves">
        <Movers changes={changes} people={results.people} />
      </EffectPart>
      <EffectPart title="What it breaks" path="/checks" more="See the checks">
        <Breaks changes={changes} results={results} />
      </EffectPart>
      <EffectPart title="What it changes for anybody" path="/changes" more="See every change">
        <Difference changes={changes} />
      </EffectPart>
    </>
  )
}

interface EffectPartProps {
  readonly title: string
  /** The screen on which the whole of it is. */
  readonly path?: string
  readonly more?: string
  readonly children: ReactNode
}

function EffectPart({ title, path, more, children }: EffectPartProps) {
  return (
    <div className="effect__part">
      <h3 className="govuk-heading-s">{title}</h3>
      {children}
      {path !== undefined && (
        <p className="govuk-body-s no-print">
          <a className="govuk-link" href={`#${path}`}>
            {more}
          </a>
        </p>
      )}
    </div>
  )
}
