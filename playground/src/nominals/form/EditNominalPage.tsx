import { useMemo, useState } from 'react'
import type { Nominal } from '@iom-rules/core'
import { go, useQuery } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { useChange, useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { NoAnswer } from '../NoAnswer.tsx'
import { AllFacts } from './AllFacts.tsx'
import { AskMode } from './AskMode.tsx'
import { formOf, freeReference, readForm, type NominalForm } from './form.ts'
import { Interview } from './Interview.tsx'
import { Particulars } from './Particulars.tsx'
import { RemovePerson } from './RemovePerson.tsx'

/** Adds somebody (`null`) or changes somebody's facts. */
export function EditNominalPage({ nominalRef }: { nominalRef: string | null }) {
  const caseload = useDraft((draft) => draft.caseload)
  const [before] = useState(() => caseload.find(({ ref }) => ref === nominalRef))
  if (nominalRef !== null && before === undefined) {
    return <NoAnswer nominalRef={nominalRef} why={`The caseload has nobody called ${nominalRef}.`} />
  }
  return <NominalEditor before={before} caseload={caseload} />
}

interface NominalEditorProps {
  readonly before: Nominal | undefined
  readonly caseload: readonly Nominal[]
}

function NominalEditor({ before, caseload }: NominalEditorProps) {
  const { draft: policy } = usePolicies()
  const asAt = useDraft((draft) => draft.asAt)
  const change = useChange()
  const ask = useQuery().get('ask')
  const taken = useMemo(
    () => new Set(caseload.map(({ ref }) => ref).filter((ref) => ref !== before?.ref)),
    [caseload, before],
  )
  const [form, setForm] = useState<NominalForm>(() =>
    formOf(policy, before ?? { ref: freeReference(taken), facts: {} }),
  )
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const path = before === undefined ? '/nominals/new' : `/nominals/${before.ref}/edit`
  const asked = ask !== null && policy.decisions[ask] !== undefined ? ask : null
  const save = (given: NominalForm) => {
    const read = readForm(policy, given, taken, asAt)
    if (!read.ok) {
      setForm(given)
      setErrors(read.errors)
      // Where only one question is asked, the controls that the errors lead to are not there.
      if (asked !== null && read.errors.some(({ field }) => field.startsWith('fact-')))
        go(path, { replace: true })
      return
    }
    change.nominalSaved({ nominal: read.nominal, replaces: before?.ref ?? null })
    go(`/nominals/${read.nominal.ref}`)
  }
  return (
    <Page title={before === undefined ? 'Add a person' : `Change ${before.ref}`} caption="Nominals">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p className="govuk-body">
        Invented people only. Every fact may be left as not known: the answers then say what they could still
        be.
      </p>
      <AskMode policy={policy} path={path} asked={asked} />
      <Particulars
        policy={policy}
        form={form}
        isNew={before === undefined}
        errors={errors}
        onChange={setForm}
      />
      {asked === null ? (
        <AllFacts policy={policy} form={form} errors={errors} onChange={setForm} onSave={() => save(form)} />
      ) : (
        <Interview
          key={asked}
          {...{ policy, form, asAt }}
          decision={asked}
          onChange={setForm}
          onSave={save}
        />
      )}
      {before !== undefined && <RemovePerson nominalRef={before.ref} />}
    </Page>
  )
}
