import { useOpenCount } from './useChecks.ts'

/** How much there is to mend, beside the word Checks in the navigation. */
export function CheckCount() {
  const open = useOpenCount()
  if (open === null) return null
  return (
    <span className="check-count">
      <span className="check-count__number">{open}</span>
      <span className="govuk-visually-hidden">{open === 1 ? ' thing to look at' : ' things to look at'}</span>
    </span>
  )
}
