import { lazy, Suspense, type ComponentType } from 'react'
import { NotFoundPage } from '../about/NotFoundPage.tsx'
import { useEditor } from '../draft/DraftProvider.tsx'
import { EffectPanel } from '../effect/EffectPanel.tsx'
import type { EditorProps } from './edit.ts'
import { isWide } from './wide.ts'

type Part = ComponentType<EditorProps & { readonly rest: string }>

/** Each part of the editor by its address, `#/policy/part/facts`; it comes when somebody goes there. */
const parts: { readonly [part: string]: Part } = {
  parameters: lazy(async () => ({
    default: (await import('./vocabulary/ParametersPart.tsx')).ParametersPart,
  })),
  facts: lazy(async () => ({ default: (await import('./vocabulary/FactsPart.tsx')).FactsPart })),
  derived: lazy(async () => ({ default: (await import('./vocabulary/DerivedPart.tsx')).DerivedPart })),
  conditions: lazy(async () => ({
    default: (await import('./vocabulary/ConditionsPart.tsx')).ConditionsPart,
  })),
  assumptions: lazy(async () => ({
    default: (await import('./vocabulary/AssumptionsPart.tsx')).AssumptionsPart,
  })),
  national: lazy(async () => ({ default: (await import('./local/LocalPart.tsx')).LocalPart })),
  table: lazy(async () => ({ default: (await import('./table/TablePart.tsx')).TablePart })),
  machines: lazy(async () => ({ default: (await import('./machines/MachinesPart.tsx')).MachinesPart })),
  json: lazy(async () => ({ default: (await import('./json/JsonPart.tsx')).JsonPart })),
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
  return (
    <Suspense fallback={<p className="govuk-body-l">Opening the editor…</p>}>
      {isWide(part) ? (
        <Shown {...editor} rest={rest} />
      ) : (
        <div className="editor-columns">
          <div>
            <Shown {...editor} rest={rest} />
          </div>
          <div className="editor-columns__effect">
            <EffectPanel />
          </div>
        </div>
      )}
    </Suspense>
  )
}
