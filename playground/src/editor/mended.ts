import type { EditorProps } from './edit.ts'
import { faultsWithin } from './faults.ts'
import { isWithin } from './place.ts'

/** Is there something to be mended at a place, or inside it: a fault, or text that cannot be the value? */
export function isToBeMended({ document, issues, mistyped }: EditorProps, path: string): boolean {
  return (
    faultsWithin(document, issues, path).length > 0 ||
    Object.keys(mistyped).some((place) => isWithin(place, path))
  )
}
