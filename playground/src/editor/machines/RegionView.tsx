import { Details } from '../../design/Details.tsx'
import type { EditorProps } from '../edit.ts'
import { faultInWords, faultsWithin } from '../faults.ts'
import { valueAt } from '../place.ts'
import { FollowedStates } from './FollowedStates.tsx'
import { Guarding } from './Guarding.tsx'
import { RegionDrawing } from './RegionDrawing.tsx'
import type { DraftedRegion } from './region.ts'
import { Starts } from './Starts.tsx'
import { StateCard } from './StateCard.tsx'
import { textAt } from './transition.ts'
import { usePanel } from './usePanel.ts'
import { WordsField } from './WordsField.tsx'

interface RegionViewProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly regions: readonly DraftedRegion[]
}

/** One part of the process: drawn, and as a list in which everything can be changed. */
export function RegionView({ editor, region, regions }: RegionViewProps) {
  const panel = usePanel(`region-${region.id}`)
  const { id, path, title, follows, states } = region
  const description = textAt(valueAt(editor.document, path), 'description')
  const faults = faultsWithin(editor.document, editor.issues, path)
  return (
    <section className="machine" aria-label={title} id={`region-${id}`} tabIndex={-1}>
      {faults.length > 0 && (
        <div className="govuk-inset-text machine__faults">
          {faults.map((fault) => (
            <p key={fault.path + fault.message} className="govuk-error-message">
              <span className="govuk-visually-hidden">Error:</span> {faultInWords(fault)}
            </p>
          ))}
        </div>
      )}
      {description !== undefined && <p className="govuk-body">{description}</p>}
      <div className="no-print">
        <Details summary={`Change what is said about “${title}”`}>
          <WordsField editor={editor} root={path} inside="/description" label="What it is about" isLong />
        </Details>
      </div>
      <p role="status" className="govuk-visually-hidden">
        {panel.said}
      </p>
      {follows === null ? (
        <>
          <RegionDrawing policy={editor.policy} region={id} title={title} />
          <Guarding {...{ editor, region, panel }} />
          <Starts {...{ editor, region, panel }} />
          <h2 className="govuk-heading-s">States, and the ways out of each</h2>
          <ol className="machine__states">
            {states.map((state) => (
              <StateCard key={state.path} {...{ editor, region, regions, state, panel }} />
            ))}
          </ol>
        </>
      ) : (
        <FollowedStates {...{ editor, region, panel }} />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="#/checks">
          What the checks find
        </a>
        : states that nobody can reach, ways that are never open, and where the process disagrees with the
        rules.
      </p>
    </section>
  )
}
