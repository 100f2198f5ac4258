import type { Progress } from '@iom-rules/core/analysis'
import type { Office } from './office.ts'
import { keyOf, type InputOf, type Order, type OutputOf, type TaskName } from './task.ts'

/** Has something worked out that no screen shows. */
export type Ask = <Name extends TaskName>(
  task: Name,
  input: InputOf<Name>,
  onProgress: (progress: Progress) => void,
) => Promise<OutputOf<Name>>

/** Asks an office once, and waits for the answer. */
export function askingAt(office: Office): Ask {
  return (task, input, onProgress) => {
    const order = { task, input } as unknown as Order
    const key = keyOf(order)
    return new Promise((answer, refuse) => {
      const end = (finish: () => void) => {
        stop()
        letGo()
        finish()
      }
      const look = () => {
        const work = office.workOf(key)
        if (work.state === 'working') return work.progress === null ? undefined : onProgress(work.progress)
        if (work.state === 'done') end(() => answer(work.value as OutputOf<typeof task>))
        else end(() => refuse(new Error(work.state === 'failed' ? work.message : 'It was stopped.')))
      }
      const stop = office.subscribe(look)
      const letGo = office.want(order, true)
      // Worked out before, it makes no further sound.
      if (office.workOf(key).state === 'done') look()
    })
  }
}
