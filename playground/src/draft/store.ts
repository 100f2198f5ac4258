import { createStore } from '@xstate/store'
import { undoRedo } from '@xstate/store/undo'
import { changes } from './changes.ts'
import type { Draft } from './draft.ts'

type Changes = typeof changes
/** Changes with the same session (one visit to a field) are one step to undo. */
type ChangeEvent<Name extends keyof Changes> = Parameters<Changes[Name]>[1] & { session?: string }
type AnyChange = { [Name in keyof Changes]: { type: Name } & ChangeEvent<Name> }[keyof Changes]

const stepsKept = 500

/** The one store: the draft, and the steps that led to it. */
export function openStore(draft: Draft) {
  return createStore({
    context: draft,
    on: {
      edited: (context, event: ChangeEvent<'edited'>) => changes.edited(context, event),
      mistyped: (context, event: ChangeEvent<'mistyped'>) => changes.mistyped(context, event),
      mistypingLeft: (context, event: ChangeEvent<'mistypingLeft'>) => changes.mistypingLeft(context, event),
      textTyped: (context, event: ChangeEvent<'textTyped'>) => changes.textTyped(context, event),
      parameterSet: (context, event: ChangeEvent<'parameterSet'>) => changes.parameterSet(context, event),
      parameterReset: (context, event: ChangeEvent<'parameterReset'>) =>
        changes.parameterReset(context, event),
      readingTaken: (context, event: ChangeEvent<'readingTaken'>) => changes.readingTaken(context, event),
      reasonGiven: (context, event: ChangeEvent<'reasonGiven'>) => changes.reasonGiven(context, event),
      recordChanged: (context, event: ChangeEvent<'recordChanged'>) => changes.recordChanged(context, event),
      findingAccepted: (context, event: ChangeEvent<'findingAccepted'>) =>
        changes.findingAccepted(context, event),
      acceptanceTakenBack: (context, event: ChangeEvent<'acceptanceTakenBack'>) =>
        changes.acceptanceTakenBack(context, event),
      exampleAdded: (context, event: ChangeEvent<'exampleAdded'>) => changes.exampleAdded(context, event),
      exampleRemoved: (context, event: ChangeEvent<'exampleRemoved'>) =>
        changes.exampleRemoved(context, event),
      exampleReplaced: (context, event: ChangeEvent<'exampleReplaced'>) =>
        changes.exampleReplaced(context, event),
      nominalSaved: (context, event: ChangeEvent<'nominalSaved'>) => changes.nominalSaved(context, event),
      nominalRemoved: (context, event: ChangeEvent<'nominalRemoved'>) =>
        changes.nominalRemoved(context, event),
      caseloadReplaced: (context, event: ChangeEvent<'caseloadReplaced'>) =>
        changes.caseloadReplaced(context, event),
      dayMoved: (context, event: ChangeEvent<'dayMoved'>) => changes.dayMoved(context, event),
      discarded: (context, event: ChangeEvent<'discarded'>) => changes.discarded(context, event),
    },
  }).with(
    undoRedo({
      strategy: 'snapshot',
      historyLimit: stepsKept,
      getTransactionId: (event) => (event as AnyChange).session,
      skipEvent: (event, { context }) => apply(context, event as AnyChange) === context,
    }),
  )
}

export type DraftStore = ReturnType<typeof openStore>

function apply(draft: Draft, event: AnyChange): Draft {
  return (changes[event.type] as (draft: Draft, event: AnyChange) => Draft)(draft, event)
}

/** Whether there is a step to undo, and one to redo; the extension keeps both lists in the snapshot. */
export function historyOf(snapshot: ReturnType<DraftStore['get']>): { canUndo: boolean; canRedo: boolean } {
  return { canUndo: holdsSteps(snapshot, 'past'), canRedo: holdsSteps(snapshot, 'future') }
}

function holdsSteps(snapshot: object, list: 'past' | 'future'): boolean {
  const steps: unknown = Object.getOwnPropertyDescriptor(snapshot, list)?.value
  return Array.isArray(steps) && steps.length > 0
}
