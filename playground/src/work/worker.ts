import '../jitless.ts'
import type { Order, Told } from './task.ts'
import { doTask } from './tasks.ts'

// The worker: one order in, what is to be told of it out. To stop it is to end it.
addEventListener('message', ({ data }: MessageEvent<Order>) => {
  doTask(data, (told: Told) => postMessage(told))
})
