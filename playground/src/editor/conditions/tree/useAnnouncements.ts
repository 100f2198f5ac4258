import { useCallback, useEffect, useRef, useState } from 'react'

/** Long enough that somebody who types is not talked over. */
const quiet = 1000

/**
 * What to say to those who do not see the tree: at once what was done to it, and what it says now once nothing has
 * changed for a while.
 */
export function useAnnouncements(sentence: string) {
  const [message, setMessage] = useState('')
  const said = useRef(sentence)
  useEffect(() => {
    if (said.current === sentence) return
    const timer = setTimeout(() => {
      said.current = sentence
      setMessage(`It now says: ${sentence}.`)
    }, quiet)
    return () => clearTimeout(timer)
  }, [sentence])
  // The same words twice are said twice: the region has to change for that.
  const announce = useCallback(
    (words: string) => setMessage((now) => (now === words ? `${words}\u00a0` : words)),
    [],
  )
  return { message, announce }
}
