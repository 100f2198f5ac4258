import type { Assessment, FactRecord, ListFact, Nominal, Policy } from '@iom-rules/core'
import { SummaryList } from '../design/SummaryList.tsx'
import { factInWords, notKnown, scalarInWords } from '../words/facts.ts'
import { foundInWords } from '../words/found.ts'
import { idInWords } from '../words/titles.ts'

interface FactListProps {
  readonly policy: Policy
  readonly nominal: Nominal
  readonly assessment: Assessment
}

/** Every fact the policy asks for, known or not, and what the lists come to. */
export function FactList({ policy, nominal, assessment }: FactListProps) {
  const facts = Object.entries(policy.facts).map(([id, declaration]) => {
    const value = nominal.facts[id]
    return {
      key: id,
      title: declaration.title,
      value:
        declaration.type === 'list' &&
        Array.isArray(value) &&
        value.length > 0 &&
        typeof value[0] === 'object' ? (
          <Records declaration={declaration} records={value as readonly FactRecord[]} />
        ) : (
          <Value words={factInWords(declaration, value)} />
        ),
    }
  })
  const derived = Object.entries(assessment.derived).map(([id, found]) => ({
    key: id,
    title: policy.derived[id]?.title ?? idInWords(id),
    value: <Value words={foundInWords(policy, id, found)} />,
  }))
  return (
    <>
      <SummaryList compact rows={facts} />
      {derived.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Worked out from these</h3>
          <SummaryList compact rows={derived} />
        </>
      )}
    </>
  )
}

function Value({ words }: { words: string }) {
  return words === notKnown ? <span className="not-known">{notKnown}</span> : <>{words}</>
}

function Records({ declaration, records }: { declaration: ListFact; records: readonly FactRecord[] }) {
  const fields = Object.entries(declaration.record ?? {})
  return (
    <ul className="govuk-list records">
      {records.map((record, at) => (
        <li key={at}>
          {fields
            .flatMap(([id, field]) => {
              const value = record[id]
              if (value === undefined || value === null)
                return field.type === 'code' ? [] : [`${field.title}: not known`]
              return [`${field.title}: ${scalarInWords(field, value)}`]
            })
            .join('; ')}
        </li>
      ))}
    </ul>
  )
}
