import { differences } from '../explanation/difference.ts'
import { pageToMarkdown, type Part, type Section } from '../explanation/page.ts'
import { dayWords } from '../explanation/words.ts'
import type { Policy } from '../policy/policy.ts'
import type { Day } from '../vocabulary/day.ts'
import { shortHash } from '../vocabulary/version.ts'
import { versionsInForce, type VersionInForce } from './in-force.ts'
import { compareVersions } from './order.ts'

/** One version of a policy in its history. */
export interface HistoryEntry {
  /** The version, `MAJOR.MINOR.PATCH`. */
  readonly version: string
  /** `null` for a version that is only known from the change log. */
  readonly hash: string | null
  /** The days it held, both inclusive; `null` where only its change log is known. */
  readonly inForce: { readonly from: Day; readonly until: Day | null } | null
  /** Who signed it, and when. */
  readonly signOffs: NonNullable<Policy['signOffs']>
  /** What it changed, in the words of its change log. */
  readonly changes: readonly { readonly on: Day; readonly text: string }[]
  /** What reads differently from the version before it that is at hand; `null` where there is none. */
  readonly written: readonly string[] | null
}

/** The history of a policy, newest version first. Plain JSON. */
export interface History {
  /** The policy's id. */
  readonly id: string
  /** The policy's title, in its newest version. */
  readonly title: string
  /** Its versions, the newest first. */
  readonly versions: readonly HistoryEntry[]
}

/**
 * How did a policy come to be as it is: each version with its days, its sign-offs, its entry in the change log, and
 * what reads differently?
 *
 * @param versions of one policy, at least one; the log is taken from the newest
 * @example
 * historyOf([policy]).versions[0]?.changes[0]?.text
 */
export function historyOf(versions: readonly [Policy, ...Policy[]]): History {
  const table = versionsInForce(versions).sort((a, b) => compareVersions(a.policy.version, b.policy.version))
  const { policy: newest } = table.at(-1) as VersionInForce
  const log = newest.changes ?? []
  const changesOf = (version: string) =>
    log.filter((change) => change.version === version).map(({ on, text }) => ({ on, text }))
  // A draft may still carry the number of the version it is made from, so each policy has an entry of its own.
  const atHand = table.map(({ policy, from, until }, at): HistoryEntry => {
    const before = table[at - 1]?.policy
    return {
      version: policy.version,
      hash: policy.hash,
      inForce: { from, until },
      signOffs: policy.signOffs ?? [],
      changes: changesOf(policy.version),
      written: before === undefined ? null : differences(before, policy).map(({ words }) => words),
    }
  })
  const known = new Set(table.map(({ policy }) => policy.version))
  const logged = [...new Set(log.map(({ version }) => version))].filter((version) => !known.has(version))
  const entries = [
    ...atHand,
    ...logged.map((version): HistoryEntry => {
      return { version, hash: null, inForce: null, signOffs: [], changes: changesOf(version), written: null }
    }),
  ].sort((a, b) => compareVersions(a.version, b.version))
  return { id: newest.id, title: newest.title, versions: entries.toReversed() }
}

/**
 * A history as Markdown, for a policy lead to read or to publish.
 *
 * @example
 * historyToMarkdown(historyOf([policy]))
 */
export function historyToMarkdown({ id, title, versions }: History): string {
  return pageToMarkdown({
    title: `History of ${title}`,
    introduction: [`The policy ${id}, newest version first.`],
    sections: versions.map(sectionOf),
    closing: {
      title: 'How to read this',
      items: [
        'A version is in force from its first day until the day before the next version begins, or until its own last day.',
        'The hash is the fingerprint of what a version means. A decision record carries it.',
      ],
    },
  })
}

function sectionOf({ version, hash, inForce, signOffs, changes, written }: HistoryEntry): Section {
  const days =
    inForce === null
      ? 'This version is not at hand.'
      : `In force from ${dayWords(inForce.from)}${inForce.until === null ? '' : ` to ${dayWords(inForce.until)}`}.`
  const parts: Part[] = [
    {
      title: 'What changed',
      columns: ['On', 'Change'],
      rows: changes.map(({ on, text }) => [dayWords(on), text]),
      nothing: 'The change log says nothing of this version.',
    },
  ]
  if (inForce !== null)
    parts.push({
      title: 'Signed off',
      columns: ['For', 'By', 'On'],
      rows: signOffs.map(({ by, name, on }) => [by, name, dayWords(on)]),
      nothing: 'By nobody: a draft, or for demonstration.',
    })
  if (written !== null)
    parts.push({
      title: 'What reads differently from the version before',
      columns: ['In words'],
      rows: written.map((words) => [words]),
      nothing: 'Nothing.',
    })
  return {
    title: `Version ${version}`,
    words: hash === null ? days : `${days} Hash ${shortHash(hash)}.`,
    parts,
  }
}
