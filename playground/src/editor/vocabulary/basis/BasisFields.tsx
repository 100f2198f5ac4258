import type { EditorProps } from '../../edit.ts'
import { TextField } from '../fields/TextField.tsx'
import { PassagesField } from './PassagesField.tsx'

/** What something rests on: passages, or an assumption with its reason. */
export function BasisFields({ editor, path }: { editor: EditorProps; path: string }) {
  return (
    <>
      <PassagesField editor={editor} path={path} />
      <TextField
        editor={editor}
        path={`${path}/assumption`}
        label="Assumption"
        hint="Where no passage says so: what is assumed, and why. Leave it empty where the passages say it."
        isLong
      />
    </>
  )
}
