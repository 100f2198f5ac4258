import type { ComparedCounts } from '../caseload/asked.ts'
import type { ComparedPolicies } from '../caseload/useCompared.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { count, numberInWords } from '../words/numbers.ts'
import type { Baseline } from './baseline/useBaseline.ts'
import type { View } from './view.ts'

interface HeadlineProps {
  readonly counted: ComparedCounts
  readonly compared: ComparedPolicies
  readonly baseline: Baseline
  readonly view: View
}

const noCaseload =
  'There is nobody in the caseload, so nobody can move. Make people up below, or import some under Nominals.'

/** How many people move, in a sentence. */
export function Headline({ counted, compared, baseline, view }: HeadlineProps) {
  const who = useDraft((now) => (now.origin.kind === 'imported' ? '' : 'invented '))
  const { people, peopleByArea, moves, before } = counted
  const at = before.areas.indexOf(view.area)
  const all = view.area === '' ? people : (peopleByArea[at] ?? 0)
  const moved = moves.reduce(
    (sum, { total, byArea }) => sum + (view.area === '' ? total : (byArea[at] ?? 0)),
    0,
  )
  const title = compared.after.decisions[view.decision]?.title ?? view.decision
  const where = view.area === '' ? '' : ` in ${compared.after.areas[view.area]?.title ?? view.area}`
  const everybody = view.group === 'everyone' ? 'everybody' : 'everybody counted'
  const said =
    moved === 0
      ? `${title}: nobody${where} moves. The draft gives ${everybody}${where} the same answer as ${baseline.words}.`
      : `${title}: ${count(moved, `${who}person`, `${who}people`)}${where} out of ${numberInWords(all)} ${
          moved === 1 ? 'gets' : 'get'
        } another answer than under ${baseline.words}.`
  return (
    <p className="govuk-body-l impact__headline" role="status">
      {compared.people.length === 0 ? noCaseload : said}
    </p>
  )
}
