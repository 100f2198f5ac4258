declare module 'virtual:policies' {
  /** The policy document shown, flat; parse it before use. */
  export const document: unknown
  /** The sample caseload; parse each person before use. */
  export const caseload: readonly unknown[]
}

declare module 'virtual:examples' {
  import type { Example } from '@iom-rules/core'
  /** The examples of the policy shown, which its document above leaves out. */
  export const examples: readonly Example[]
}

declare module 'virtual:journeys' {
  /** The scenarios that ship; parse each before use. */
  export const journeys: readonly unknown[]
}
