import type { ComponentType } from 'react'
import { NotFoundPage } from '../about/NotFoundPage.tsx'
import { useEditor } from '../draft/DraftProvider.tsx'
import { EffectPanel } from '../effect/EffectPanel.tsx'
import type { EditorProps } from './edit.ts'
import { part as fetched, type FetchPart } from '../parts/part.tsx'
import { isWide } from './wide.ts'

type Part = ComponentType<EditorProps & { readonly rest: string }>

/** Each part of the editor by its address, `#/policy/part/facts`; it comes when somebody goes there. */
const parts: { readonly [part: string]: Part } = {
  parameters: form(async () => (await import('./vocabulary/ParametersPart.tsx')).ParametersPart),
  facts: form(async () => (await import('./vocabulary/FactsPart.tsx')).FactsPart),
  derived: form(async () => (await import('./vocabulary/DerivedPart.tsx')).DerivedPart),
  conditions: form(async () => (await import('./vocabulary/ConditionsPart.tsx')).ConditionsPart),
  assumptions: form(async () => (await import('./vocabulary/AssumptionsPart.tsx')).AssumptionsPart),
  national: form(async () => (await import('./local/LocalPart.tsx')).LocalPart),
  table: form(async () => (await import('./table/TablePart.tsx')).TablePart),
  machines: form(async () => (await import('./machines/MachinesPart.tsx')).MachinesPart),
  json: form(async () => (await import('./json/JsonPart.tsx')).JsonPart),
}

function form<Props extends object>(fetch: FetchPart<Props>) {
  return fetched({ opening: 'Opening the editor…', isScreen: true }, fetch)
}

interface EditorScreenProps {
  readonly part: string
  /** What follows the part in the address. */
  readonly rest: string
}

/** One part of the policy, to look at and to edit. */
export function EditorScreen({ part, rest }: EditorScreenProps) {
  const editor = useEditor()
  const Shown = Object.hasOwn(parts, part) ? parts[part] : undefined
  if (Shown === undefined) return <NotFoundPage />
  if (isWide(part)) return <Shown {...editor} rest={rest} />
  return (
    <div className="editor-columns">
      <div>
        <Shown {...editor} rest={rest} />
      </div>
      <div className="editor-columns__effect">
        <EffectPanel />
      </div>
    </div>
  )
}
