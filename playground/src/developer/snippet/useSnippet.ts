import { useEffect, useState } from 'react'
import { snippetOf, type Kind } from './kinds.ts'
import type { Asked, Snippet } from './snippet.ts'

interface Made {
  readonly kind: Kind
  readonly asked: Asked
  readonly snippet: Snippet | null
  /** Why there is none. */
  readonly fault: string | null
}

/** The snippet asked for; `null` until it has been made. */
export function useSnippet(kind: Kind, asked: Asked): Made | null {
  const [made, setMade] = useState<Made | null>(null)
  useEffect(() => {
    let isWanted = true
    const take = (result: Pick<Made, 'snippet' | 'fault'>) => {
      if (isWanted) setMade({ kind, asked, ...result })
    }
    snippetOf(kind, asked).then(
      (snippet) => take({ snippet, fault: null }),
      (error: unknown) =>
        take({ snippet: null, fault: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      isWanted = false
    }
  }, [kind, asked])
  return made?.kind === kind && made.asked === asked ? made : null
}
