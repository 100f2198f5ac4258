import { useEffect, useMemo, useRef, useState, type Dispatch, type SetStateAction } from 'react'
import { assess, parseNominal, type Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { AnswersSoFar } from './AnswersSoFar.tsx'
import type { Entry } from './entry.ts'
import { issueError, readableFacts, type NominalForm } from './form.ts'
import { personSoFar, questionFor, type Question } from './interview.ts'
import { QuestionForm } from './QuestionForm.tsx'
import { readEntry } from './read.ts'

interface InterviewProps {
  readonly policy: Policy
  readonly form: NominalForm
  readonly asAt: string
  readonly decision: string
  readonly onChange: Dispatch<SetStateAction<NominalForm>>
  readonly onSave: (form: NominalForm) => void
}

/** Asks one fact after another, and only those that can still change the answer. */
export function Interview({ policy, form, asAt, decision, onChange, onSave }: InterviewProps) {
  const [notKnown, setNotKnown] = useState<ReadonlySet<string>>(new Set())
  const [reopened, setReopened] = useState<string | null>(null)
  const [asked, setAsked] = useState<readonly string[]>([])
  const facts = useMemo(() => readableFacts(policy, form), [policy, form])
  const person = useMemo(() => personSoFar(form, facts), [form, facts])
  const isSound = parseNominal(policy, person, { asAt }).ok
  const next = useMemo(
    () => (isSound ? questionFor(policy, person, decision, asAt, notKnown) : null),
    [isSound, policy, person, decision, asAt, notKnown],
  )
  const reopenedFact = reopened === null ? undefined : policy.facts[reopened]
  const question: Question | null =
    reopened !== null && reopenedFact !== undefined ? { fact: reopened, declaration: reopenedFact } : next
  const faultsOf = ({ fact, declaration }: Question, entry: Entry): readonly FieldError[] => {
    const { value, errors } = readEntry(fact, declaration, entry)
    if (errors.length > 0) return errors
    const parsed = parseNominal(policy, { ref: person.ref, facts: { [fact]: value } }, { asAt })
    return parsed.ok ? [] : parsed.issues.map((issue) => issueError(policy, issue, asAt))
  }
  const put = (fact: string, entry: Entry) =>
    onChange((now) => ({ ...now, facts: { ...now.facts, [fact]: entry } }))
  const answer = (entry: Entry): readonly FieldError[] => {
    if (question === null) return []
    const { fact, declaration } = question
    const faults = faultsOf(question, entry)
    if (faults.length > 0) return faults
    const { value } = readEntry(fact, declaration, entry)
    put(fact, entry)
    setNotKnown((now) => new Set([...now].filter((one) => one !== fact).concat(value === null ? [fact] : [])))
    setAsked((now) => (now.includes(fact) ? now : [...now, fact]))
    setReopened(null)
    return []
  }
  // What is answered and not yet continued from is saved too.
  const save = (entry: Entry): readonly FieldError[] => {
    if (question === null) return []
    const faults = faultsOf(question, entry)
    if (faults.length === 0) onSave({ ...form, facts: { ...form.facts, [question.fact]: entry } })
    return faults
  }
  if (!isSound) {
    return (
      <p className="govuk-inset-text">
        Some facts cannot be right together: mend them under “All facts” first.
      </p>
    )
  }
  const result = assess(policy, person, { asAt, decisions: [decision] }).decisions[decision]
  const entry = question === null ? undefined : form.facts[question.fact]
  return (
    <div className="interview">
      <div className="interview__question">
        {question !== null && entry !== undefined ? (
          <QuestionForm
            key={question.fact}
            question={question}
            entry={entry}
            takesFocus={asked.length > 0}
            onAnswer={answer}
            onSave={save}
            onLeave={(left) => put(question.fact, left)}
          />
        ) : (
          <>
            <NothingMore takesFocus={asked.length > 0}>
              {notKnown.size === 0 ? 'no other fact can change the answer.' : 'the rest is not known.'}
            </NothingMore>
            <Button onClick={() => onSave(form)}>Save this person</Button>
          </>
        )}
      </div>
      {result !== undefined && (
        <AnswersSoFar {...{ policy, decision, result, form, asked, notKnown }} onReopen={setReopened} />
      )}
    </div>
  )
}

/** Takes the focus of the question that was answered last. */
function NothingMore({ takesFocus, children }: { takesFocus: boolean; children: string }) {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.focus()
  }, [takesFocus])
  return (
    <p className="govuk-body-l" role="status" tabIndex={-1} ref={box}>
      Nothing more to ask: {children}
    </p>
  )
}
