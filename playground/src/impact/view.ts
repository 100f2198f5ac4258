import { useMemo } from 'react'
import { addressOf, go, useQuery } from '../address/address.ts'
import { groups, type Group } from '../caseload/membership.ts'

export const path = '/impact'

/** What is compared with. */
export type Against = 'published' | 'saved' | 'file'

/** What the screen shows, as it stands in the address; empty texts for what is shown unless asked otherwise. */
export interface View {
  readonly against: Against
  readonly decision: string
  readonly group: Group
  readonly area: string
  readonly parameter: string
  /** Answers as `answerText` writes them, for the list of who moves. */
  readonly from: string
  readonly to: string
  readonly page: number
}

export type Change = (changed: { readonly [name: string]: string }) => void

/** The view that the address asks for, and the way to another. */
export function useView() {
  const query = useQuery()
  return useMemo(() => {
    const asked = (name: string) => query.get(name) ?? ''
    const view: View = {
      against: isAgainst(asked('against')) ? (asked('against') as Against) : 'published',
      decision: asked('decision'),
      group: isGroup(asked('group')) ? (asked('group') as Group) : 'everyone',
      area: asked('area'),
      parameter: asked('parameter'),
      from: asked('from'),
      to: asked('to'),
      page: Math.max(1, Number.parseInt(asked('page'), 10) || 1),
    }
    const address = (changed: { readonly [name: string]: string }) =>
      addressOf(path, { ...Object.fromEntries(query), page: '', ...changed })
    return {
      view,
      address: (changed: { readonly [name: string]: string }) => `#${address(changed)}`,
      // Choices replace the address, so that the way back leads to the screen before.
      change: (changed: { readonly [name: string]: string }) => go(address(changed), { replace: true }),
    }
  }, [query])
}

function isAgainst(text: string): boolean {
  return text === 'saved' || text === 'file'
}

function isGroup(text: string): boolean {
  return Object.hasOwn(groups, text)
}
