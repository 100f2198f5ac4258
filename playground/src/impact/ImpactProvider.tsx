import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import type { Policy } from '@iom-rules/core'

/** A policy to compare with, other than the published one. */
export interface Other {
  /** The file it came from or went to. */
  readonly name: string
  readonly policy: Policy
}

/** Capacity hours as typed, by area, then by outcome. */
export type TypedHours = { readonly [area: string]: { readonly [outcome: string]: string } }

/** What somebody has brought to the screen of the impact: it stays theirs while they look at other screens. */
export interface Brought {
  /** The draft as it was last saved as a policy file, since the page was opened. */
  readonly saved: Other | null
  readonly setSaved: (saved: Other) => void
  /** A policy file that was opened. */
  readonly file: Other | null
  readonly setFile: (file: Other | null) => void
  readonly hours: TypedHours
  readonly setHours: (hours: TypedHours) => void
}

const BroughtContext = createContext<Brought | null>(null)

export function ImpactProvider({ children }: { children: ReactNode }) {
  const [saved, setSaved] = useState<Other | null>(null)
  const [file, setFile] = useState<Other | null>(null)
  const [hours, setHours] = useState<TypedHours>({})
  const brought = useMemo(() => ({ saved, setSaved, file, setFile, hours, setHours }), [saved, file, hours])
  return <BroughtContext value={brought}>{children}</BroughtContext>
}

export function useBrought(): Brought {
  const brought = use(BroughtContext)
  if (brought === null) throw new Error('Nothing is kept here')
  return brought
}
