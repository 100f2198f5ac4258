import {
  createContext,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { askingAt, type Ask } from './ask.ts'
import { atOnce, notBegun, openOffice, type Office, type Work } from './office.ts'
import { openKeeper, openRunner } from './runner.ts'
import { isAboutPeople, keyOf, type InputOf, type Order, type OutputOf, type TaskName } from './task.ts'

/** Where proofs are asked for, and where people are asked about: one must never wait for the other. */
interface Offices {
  readonly proofs: Office
  readonly people: Office
}

const OfficesContext = createContext<Offices | null>(null)

/** Gives everything inside a place to have long work done; tests bring an office of their own. */
export function WorkProvider({ office, children }: { office?: Office; children: ReactNode }) {
  const [opened] = useState(() => {
    if (office !== undefined) return { offices: { proofs: office, people: office }, warm: () => {} }
    const [runner, keeper] = [openRunner(), openKeeper()]
    const warm = () => {
      keeper.warm()
      runner.warm()
    }
    return { offices: { proofs: openOffice(runner), people: openOffice(keeper, atOnce) }, warm }
  })
  useEffect(() => opened.warm(), [opened])
  return <OfficesContext value={opened.offices}>{children}</OfficesContext>
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
  const offices = use(OfficesContext)
  if (offices === null) throw new Error('Nothing is worked out here')
  const office = isAboutPeople(task) ? offices.people : offices.proofs
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

/** For what somebody waits for beside the screens: about people, where they are held. */
export function useAsk(): Ask {
  const offices = use(OfficesContext)
  if (offices === null) throw new Error('Nothing is worked out here')
  const { people } = offices
  return useMemo(() => askingAt(people), [people])
}

/** Something that is asked for once, and taken as soon as it is there. */
export interface Errand<Name extends TaskName> {
  /** `null` while nothing is asked for. */
  readonly work: Work<OutputOf<Name>> | null
  readonly start: (input: InputOf<Name>) => void
}

/** Has something done when somebody asks for it, as a button does, and hands over what comes of it once. */
export function useErrand<Name extends TaskName>(
  task: Name,
  whenDone: (value: OutputOf<Name>) => void,
): Errand<Name> {
  const [asked, setAsked] = useState<InputOf<Name> | null>(null)
  const work = useWork(task, asked)
  const take = useEffectEvent(whenDone)
  useEffect(() => {
    if (asked === null || work.state !== 'done') return
    const { value } = work
    const timer = setTimeout(() => {
      setAsked(null)
      take(value)
    })
    return () => clearTimeout(timer)
  }, [asked, work])
  return { work: asked === null ? null : work, start: setAsked }
}

/** The last result there was, so that what is on the screen does not go while the next is worked out. */
export function useLatest<Value>(
  work: Work<Value>,
): { readonly value: Value; readonly milliseconds: number } | null {
  const [latest, setLatest] = useState<{ value: Value; milliseconds: number } | null>(null)
  if (work.state === 'done' && latest?.value !== work.value) setLatest(work)
  return work.state === 'done' ? work : latest
}
