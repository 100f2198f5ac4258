import { useMemo } from 'react'
import { resources, type AreaResources, type Resources } from '@iom-rules/core/caseload'
import { useCounts, type ComparedPolicies } from '../../caseload/useCompared.ts'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { count, numberInWords } from '../../words/numbers.ts'
import { useBrought } from '../ImpactProvider.tsx'
import { readHours, readTyped } from './read.ts'

/** Capacity hours against the least share that the policy asks for: typed in, never worked out from people. */
export function ResourcesSection({ compared }: { compared: ComparedPolicies }) {
  const { after } = compared
  const { latest } = useCounts(compared, after.resources?.decision ?? null, 'members')
  const { hours } = useBrought()
  const shared = useMemo(
    () =>
      latest === null
        ? null
        : resources(latest.asked.after, readKnown(hours, latest.asked.after.areas), latest.value.after),
    [latest, hours],
  )
  const asked = shared?.inAll.cohorts.filter(({ minimum }) => minimum !== null) ?? []
  if (shared === null || asked.length === 0) return null
  const shares = asked.map(({ title, minimum }) => `${numberInWords(minimum ?? 0)}% for ${title}`).join(', ')
  return (
    <section className="impact__part" aria-labelledby="impact-resources">
      <h2 className="govuk-heading-m" id="impact-resources">
        Hours against the least share
      </h2>
      <p className="govuk-body">
        The policy asks for a least share of capacity {shared.unit}: {shares}. Enter the {shared.unit} planned
        or spent, and 0 where there are none. They stay on this page until it is closed. How many people there
        are says nothing about {shared.unit}. Falling short is a warning and stops nothing.
      </p>
      <HoursTable shared={shared} />
      <div role="status">
        {[...shared.areas, shared.inAll]
          .flatMap(({ warnings }) => warnings)
          .map((words) => (
            <p key={words} className="govuk-body hours__warning">
              <strong>Warning:</strong> {words}
            </p>
          ))}
      </div>
    </section>
  )
}

/** Hours of areas that the policy has: another policy may have had others. */
function readKnown(typed: ReturnType<typeof useBrought>['hours'], areas: object) {
  return readTyped(Object.fromEntries(Object.entries(typed).filter(([area]) => Object.hasOwn(areas, area))))
}

function HoursTable({ shared }: { shared: Resources }) {
  const { cohorts } = shared.inAll
  return (
    <ScrollRegion label="Hours by area">
      <table className="govuk-table counts hours">
        <caption className="govuk-visually-hidden">
          Capacity {shared.unit} by area and cohort, their shares, and how many members there are
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Area
            </th>
            {cohorts.map(({ outcome, title }) => (
              <th key={outcome} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
            <th scope="col" className="govuk-table__header">
              Members, as a number of people
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {[...shared.areas, shared.inAll].map((area) => (
            <AreaRow key={area.area ?? ''} area={area} unit={shared.unit} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function AreaRow({ area, unit }: { area: AreaResources; unit: string }) {
  const { hours, setHours } = useBrought()
  const id = area.area
  const set = (outcome: string, text: string) => {
    if (id !== null) setHours({ ...hours, [id]: { ...hours[id], [outcome]: text } })
  }
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {area.title}
      </th>
      {area.cohorts.map((cohort) => (
        <td key={cohort.outcome} className="govuk-table__cell">
          {id !== null ? (
            <HoursBox
              label={`${cohort.title} in ${area.title}, ${unit}`}
              value={hours[id]?.[cohort.outcome] ?? ''}
              onChange={(text) => set(cohort.outcome, text)}
            />
          ) : (
            cohort.hours !== null && `${numberInWords(cohort.hours)} ${unit}`
          )}
          <span className="hours__share">{shareWords(cohort)}</span>
        </td>
      ))}
      <td className="govuk-table__cell">{membersInWords(area)}</td>
    </tr>
  )
}

function shareWords({ share, state, minimum }: AreaResources['cohorts'][number]): string {
  if (share === null) return 'share not known'
  // Rounded down: a share that falls short never reads as if it did not.
  const percent = `${numberInWords(Math.floor(share * 10) / 10)}%`
  if (state === 'short') return `${percent}, below ${numberInWords(minimum ?? 0)}%`
  return state === 'met' ? `${percent}, enough` : percent
}

/** Settled and provisional apart: a provisional answer can still become another. */
function membersInWords({ cohorts, people }: AreaResources): string {
  const parts = cohorts.flatMap(({ title, people: some }) => {
    if (some === null) return []
    const provisional = some.provisional === 0 ? '' : ` and ${numberInWords(some.provisional)} provisionally`
    return [`${title} ${numberInWords(some.settled)}${provisional}`]
  })
  const open =
    people === null || people.undetermined === 0 ? [] : [count(people.undetermined, 'other', 'others')]
  return [...parts, ...open.map((words) => `${words} undetermined`)].join('; ')
}

function HoursBox(props: { label: string; value: string; onChange: (text: string) => void }) {
  const isWrong = props.value !== '' && readHours(props.value) === null
  return (
    <>
      <input
        className={`govuk-input hours__box${isWrong ? ' govuk-input--error' : ''}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={props.label}
        aria-invalid={isWrong || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {isWrong && <span className="govuk-error-message">Enter a number, such as 120</span>}
    </>
  )
}
