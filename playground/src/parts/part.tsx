import { lazy, useReducer, type ComponentType } from 'react'
import { PartBoundary, PartMissing, type Place } from './PartBoundary.tsx'

/** Fetches the code of a part. */
export type FetchPart<Props> = () => Promise<ComponentType<Props>>

/**
 * A part of the page that is fetched when somebody goes there. One that does not come is asked for once more; when it
 * does not come then either, it says so in its place and can be asked for again, while everything else stays as it is.
 */
export function part<Props extends object>(place: Place, fetch: FetchPart<Props>): ComponentType<Props> {
  return partFrom(place, fetch, fetch)
}

/** As `part`, asked for at once: what people look at then stays theirs. */
export function earlyPart<Props extends object>(place: Place, fetch: FetchPart<Props>): ComponentType<Props> {
  const early = fetch()
  // Said when somebody goes there, and not before.
  early.catch(() => {})
  return partFrom(place, () => early, fetch)
}

function partFrom<Props extends object>(
  place: Place,
  first: FetchPart<Props>,
  again: FetchPart<Props>,
): ComponentType<Props> {
  const lazily = (load: FetchPart<Props>) =>
    lazy(async () => {
      try {
        return { default: await load().catch(again) }
      } catch (error) {
        throw new PartMissing(String(error), { cause: error })
      }
    })
  let Shown = lazily(first)
  return function Part(props: Props) {
    const [, showAnew] = useReducer((times: number) => times + 1, 0)
    const askAgain = () => {
      Shown = lazily(again)
      showAnew()
    }
    return (
      <PartBoundary place={place} onAskAgain={askAgain}>
        <Shown {...props} />
      </PartBoundary>
    )
  }
}
