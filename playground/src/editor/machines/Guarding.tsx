import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import type { EditorProps } from '../edit.ts'
import { askedBy, askedInWords } from './guard.ts'
import { GuardedBy } from './GuardedBy.tsx'
import type { DraftedRegion, DraftedState } from './region.ts'
import { eventTitle } from './words.ts'
import type { PanelState } from './usePanel.ts'

interface GuardingProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly panel: PanelState
}

/** Which rules guard which way: every guard of the part, with the rules it hangs on. */
export function Guarding({ editor, region, panel }: GuardingProps) {
  const { document } = editor
  const rows = guardedWays(editor, region)
  return (
    <section aria-labelledby={`guards-${region.id}`}>
      <h2 className="govuk-heading-s" id={`guards-${region.id}`}>
        Which rules guard which way
      </h2>
      {rows.length === 0 && (
        <p className="govuk-body">
          No way is guarded: where an event is possible, it leads on whatever the rules say. Change a way
          below to let it depend on a named condition, or on the answer of a decision.
        </p>
      )}
      {rows.length > 0 && (
        <ScrollRegion label={`Guarded ways of ${region.title}`}>
          <table className="govuk-table machine__guards">
            <caption className="govuk-visually-hidden">Guarded ways of {region.title}</caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                <th scope="col" className="govuk-table__header">
                  Way
                </th>
                <th scope="col" className="govuk-table__header">
                  Only when
                </th>
                <th scope="col" className="govuk-table__header">
                  Which hangs on
                </th>
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {rows.map(({ path, way, guard }) => {
                const asked = askedBy(guard)
                return (
                  <tr key={path} className="govuk-table__row">
                    <th scope="row" className="govuk-table__header">
                      <button type="button" className="link-button" onClick={() => panel.open(path)}>
                        {way}
                        <span className="govuk-visually-hidden"> – change this way</span>
                      </button>
                    </th>
                    <td className="govuk-table__cell">
                      {asked === null ? 'A guard that cannot be read' : askedInWords(document, asked)}
                    </td>
                    <td className="govuk-table__cell">
                      {asked !== null && <GuardedBy editor={editor} asked={asked} />}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}

interface GuardedWay {
  readonly path: string
  readonly way: string
  readonly guard: unknown
}

function guardedWays({ document }: EditorProps, region: DraftedRegion): GuardedWay[] {
  const titleOf = (name: string) => region.states.find((state) => state.name === name)?.title ?? name
  const starts = region.starts.map(({ path, target, guard }): GuardedWay => {
    return { path, way: `Start in “${titleOf(target)}”`, guard }
  })
  const ways = region.states.flatMap((state: DraftedState) =>
    state.transitions.map(({ path, event, transition }): GuardedWay => {
      const to = transition.target === undefined ? 'and stay' : `to “${titleOf(transition.target)}”`
      return {
        path,
        way: `“${eventTitle(document, event)}” in “${state.title}” ${to}`,
        guard: transition.guard,
      }
    }),
  )
  return [...starts, ...ways].filter(({ guard }) => guard !== undefined)
}
