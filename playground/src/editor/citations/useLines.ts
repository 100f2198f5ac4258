import { useEffect, useState } from 'react'
import { readSource } from '../../sources/texts.ts'

/** The lines of a source document: `undefined` until they are there, `null` where the text is not at hand. */
export function useLines(file: string | undefined): readonly string[] | null | undefined {
  const [read, setRead] = useState<{ file: string; lines: readonly string[] | null }>()
  useEffect(() => {
    if (file === undefined) return
    let isWanted = true
    const take = (lines: readonly string[] | null) => {
      if (isWanted) setRead({ file, lines })
    }
    readSource(file).then(take, () => take(null))
    return () => {
      isWanted = false
    }
  }, [file])
  if (file === undefined) return null
  return read?.file === file ? read.lines : undefined
}
