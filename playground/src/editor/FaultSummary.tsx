import type { EditorProps } from './edit.ts'
import { faultInWords } from './faults.ts'
import { conditionFieldId } from './conditions/tree/names.ts'
import { namedPath, partsOf, pathTo } from './place.ts'
import { entryHeadingId } from './vocabulary/list/entry.ts'
import type { SectionKey } from './vocabulary/entry/sections.ts'
import { fieldId } from './vocabulary/fields/useField.ts'
import { whereabouts } from './whereabouts.ts'

const shownAtMost = 8

/**
 * What keeps the draft from being a policy, each with the way to its place. It appears while somebody types, so
 * that, unlike the summary of a form that was sent, it does not take focus.
 */
export function FaultSummary({ editor }: { editor: EditorProps }) {
  const { document: drafted, issues, mistyped, unread } = editor
  const faults = [
    ...Object.entries(mistyped).map(([path, text]) => ({
      path,
      words: text.trim() === '' ? 'Something is still to be entered.' : `“${text}” cannot be used.`,
    })),
    ...issues.map((issue) => ({ path: issue.path, words: faultInWords(issue) })),
  ]
  if (faults.length === 0 && unread === null) return null
  return (
    <section className="govuk-error-summary fault-summary" aria-labelledby="fault-summary-title">
      <h2 className="govuk-error-summary__title" id="fault-summary-title">
        This draft is not finished
      </h2>
      <div className="govuk-error-summary__body">
        <p className="govuk-body">
          Everything you entered is kept. Until this is mended, results are those of the last valid policy.
        </p>
        <ul className="govuk-list govuk-error-summary__list">
          {unread !== null && (
            <li>
              <a href="#/policy/part/json">The JSON: what you typed cannot be taken up yet.</a>
            </li>
          )}
          {faults.slice(0, shownAtMost).map(({ path, words }) => {
            const { words: place, address } = whereabouts(drafted, path)
            return (
              <li key={`${path} ${words}`}>
                <a
                  href={`#${address}`}
                  onClick={(event) => {
                    if (location.hash !== `#${address}`) return
                    event.preventDefault()
                    goTo(namedPath(drafted, path), address)
                  }}
                >
                  {place.charAt(0).toUpperCase() + place.slice(1)}: {words}
                </a>
              </li>
            )
          })}
        </ul>
        {faults.length > shownAtMost && <p className="govuk-body">And {faults.length - shownAtMost} more.</p>}
      </div>
    </section>
  )
}

/**
 * Goes to the field, as near as there is one, to the head of the form that is open, or to the heading of what is
 * closed: the address is there already.
 */
function goTo(path: string, address: string): void {
  const parts = partsOf(path)
  const [section = '', id = ''] = parts
  const fields = parts.map((_, at) => fieldId(pathTo(...parts.slice(0, parts.length - at))))
  const inCondition = `:is(input, select, button)[id^=${JSON.stringify(conditionFieldId(path))}]`
  const region = address.slice(address.lastIndexOf('/') + 1)
  const place =
    elementOf(fields) ??
    document.querySelector<HTMLElement>(inCondition) ??
    document.querySelector<HTMLElement>('.open-form__title') ??
    elementOf([entryHeadingId(section as SectionKey, id), `region-${region}`])
  // What is shut away cannot take focus.
  for (let shut = place?.closest('details'); shut; shut = shut.parentElement?.closest('details'))
    shut.open = true
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'center' })
}

function elementOf(ids: readonly string[]): HTMLElement | null {
  return ids.map((id) => document.getElementById(id)).find((element) => element !== null) ?? null
}
