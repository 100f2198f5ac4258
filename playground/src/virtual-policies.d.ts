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

declare module 'virtual:shipped' {
  import type { PolicyDocument } from '@iom-rules/core'
  /** The other policies that ship, flat, each with its examples: those that the one shown rests on are among them. */
  export const documents: readonly PolicyDocument[]
}

declare module 'virtual:bases' {
  import type { Step } from '@iom-rules/core'

  /** A policy that another rests on. */
  interface Base {
    readonly id: string
    readonly version: string
    readonly title: string
    /** Makes of all that the policy rests on what it would be without this one; the first always stays. */
    readonly without: readonly Step[]
  }

  /** What policies that ship rest on, by the id of the policy. */
  export const bases: {
    readonly [policy: string]: {
      /** Makes of the policy as it ships all that its bases give it. */
      readonly rests: readonly Step[]
      /** In order: the national one first. */
      readonly on: readonly Base[]
    }
  }
}

declare module 'virtual:journeys' {
  /** The scenarios that ship; parse each before use. */
  export const journeys: readonly unknown[]
}
