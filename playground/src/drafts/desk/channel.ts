/** What tabs say to each other. */
export type Message =
  /** A draft was saved, named otherwise, removed or put back. */
  | { readonly kind: 'changed'; readonly id: string }
  /** Another tab wants to work on a draft: whoever has it saves it and lets go. */
  | { readonly kind: 'wanted'; readonly id: string }
  | { readonly kind: 'erased' }

/** Between the tabs of this browser. */
export interface Channel {
  readonly say: (message: Message) => void
  readonly listen: (hear: (message: Message) => void) => () => void
}

/** Where the browser has no such thing, nobody is heard. */
export function openChannel(): Channel {
  if (typeof BroadcastChannel === 'undefined') return { say: () => {}, listen: () => () => {} }
  const channel = new BroadcastChannel('iom-rules')
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target to name
    say: (message) => channel.postMessage(message),
    listen(hear) {
      const onMessage = ({ data }: MessageEvent<Message>) => hear(data)
      channel.addEventListener('message', onMessage)
      return () => channel.removeEventListener('message', onMessage)
    },
  }
}
