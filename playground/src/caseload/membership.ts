import type { Nominal } from '@iom-rules/core'

/** Whom to count: membership is what a panel has decided, and no policy change moves it. */
export const groups = {
  everyone: { title: 'Everyone', includes: () => true },
  members: { title: 'Members', includes: isMember },
  others: { title: 'Not members', includes: (nominal: Nominal) => !isMember(nominal) },
} as const

export type Group = keyof typeof groups

export function isMember({ facts }: Nominal): boolean {
  const { membership } = facts
  return typeof membership === 'string' && membership !== 'NONE'
}
