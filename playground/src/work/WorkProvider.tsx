import {
  createContext,
  use,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { notBegun, openOffice, type Office, type Work } from './office.ts'
import { openRunner } from './runner.ts'
import { keyOf, type InputOf, type Order, type OutputOf, type TaskName } from './task.ts'

const OfficeContext = createContext<Office | null>(null)

/** Gives everything inside a place to have long work done; tests bring an office of their own. */
export function WorkProvider({ office, children }: { office?: Office; children: ReactNode }) {
  const [opened] = useState(() => {
    if (office !== undefined) return { office, warm: () => {} }
    const runner = openRunner()
    return { office: openOffice(runner), warm: runner.warm }
  })
  useEffect(() => opened.warm(), [opened])
  return <OfficeContext value={opened.office}>{children}</OfficeContext>
}

/**
 * Has something worked out away from the screen, for as long as this is on the screen. The same question
 * is worked out once. `null` asks nothing yet, and reads as still to come. What nobody is looking at is not in a
 * `hurry`: it waits until there is more calm.
 */
export function useWork<Name extends TaskName>(
  task: Name,
  input: InputOf<Name> | null,
  hurry = true,
): Work<OutputOf<Name>> {
  const office = use(OfficeContext)
  if (office === null) throw new Error('Nothing is worked out here')
  const order = input === null ? null : ({ task, input } as unknown as Order)
  const key = order === null ? null : keyOf(order)
  // The order is what its key says: one with the same key is the same.
  const [asked, setAsked] = useState({ key, order })
  if (asked.key !== key) setAsked({ key, order })
  useEffect(
    () => (asked.order === null ? undefined : office.want(asked.order, hurry)),
    [office, asked, hurry],
  )
  const workNow = useCallback(() => (key === null ? notBegun : office.workOf(key)), [office, key])
  return useSyncExternalStore(office.subscribe, workNow) as Work<OutputOf<Name>>
}

/** The last result there was, so that what is on the screen does not go while the next is worked out. */
export function useLatest<Value>(
  work: Work<Value>,
): { readonly value: Value; readonly milliseconds: number } | null {
  const [latest, setLatest] = useState<{ value: Value; milliseconds: number } | null>(null)
  if (work.state === 'done' && latest?.value !== work.value) setLatest(work)
  return work.state === 'done' ? work : latest
}
