import { dayWords, listed } from '../explanation/words.ts'
import type { Policy } from '../policy/policy.ts'
import { dayBefore } from '../vocabulary/day.ts'
import { shortHash } from '../vocabulary/version.ts'
import { apart, daysWords, versionsInForce, type VersionInForce } from './in-force.ts'
import { compareVersions } from './order.ts'

/** Something about the versions of a policy that whoever keeps them should know. */
export interface VersionFinding {
  /** What kind of fault. Stable, for programs. */
  readonly code:
    | 'version-reused'
    | 'overlap'
    | 'gap'
    | 'order'
    | 'unsigned'
    | 'half-signed'
    | 'signed-late'
    | 'no-change-entry'
  /** `error`: to be mended before anybody relies on the versions. `warning` and `info`: worth a look. */
  readonly severity: 'error' | 'warning' | 'info'
  /** The id of the policy. */
  readonly policy: string
  /** The versions it is about. */
  readonly versions: readonly string[]
  /** A sentence for whoever keeps the policy. */
  readonly message: string
  /** What to do about it. */
  readonly help: string
}

/**
 * Are these versions in order: one in force on every day, each signed off by police and probation, each with its
 * entry in the change log? Of several policies, each is looked at for itself.
 *
 * A version that nobody signed off is information: it may be a draft, or for demonstration. `error` is what leaves
 * it open which version holds.
 */
export function checkVersions(policies: readonly Policy[]): VersionFinding[] {
  const ids = [...new Set(policies.map(({ id }) => id))].sort()
  return ids.flatMap((id) => {
    const versions = apart(policies.filter((policy) => policy.id === id))
    return [
      ...reused(versions),
      ...days(versions),
      ...versions.flatMap((policy) => [...signing(policy), ...logged(policy)]),
    ]
  })
}

/** One number for two texts: whoever names the version does not say which. */
function reused(versions: readonly Policy[]): VersionFinding[] {
  const twice = versions.filter(
    (policy, at) => versions.findIndex(({ version }) => version === policy.version) !== at,
  )
  return [...new Set(twice.map(({ version }) => version))].map((version) => {
    const hashes = versions.filter((policy) => policy.version === version).map(({ hash }) => shortHash(hash))
    const message = `There are ${hashes.length} different texts of version ${version}: ${listed(hashes)}.`
    return finding(
      'version-reused',
      'error',
      versions[0] as Policy,
      [version],
      message,
      'Give a text that changed a new version.',
    )
  })
}

/** Each version beside those before it: the one that holds longest leaves the gap or the overlap. */
function days(versions: readonly Policy[]): VersionFinding[] {
  const table = versionsInForce(versions)
  return table.flatMap((later, at): VersionFinding[] => {
    const earlier = table[at - 1]
    if (earlier === undefined) return []
    const both = [earlier.policy.version, later.policy.version]
    const found: VersionFinding[] = []
    const longest = table.slice(0, at).reduce((last, each) => (outlasts(last, each) ? last : each))
    const { until } = longest
    const around = [longest.policy.version, later.policy.version]
    if (until === null || until >= later.from) {
      const message = `Two versions are in force at once: ${daysWords(longest)}, and ${daysWords(later)}.`
      const help =
        'Begin the later one after the last day of the earlier one. A version without a last day needs none.'
      found.push(finding('overlap', 'error', later.policy, around, message, help))
    } else if (until < dayBefore(later.from)) {
      const message = `No version is in force after ${dayWords(until)} and before ${dayWords(later.from)}.`
      const help =
        'Say so on purpose, or issue a version for these days. A version without a last day leaves no gap.'
      found.push(finding('gap', 'warning', later.policy, around, message, help))
    }
    if (compareVersions(earlier.policy.version, later.policy.version) > 0) {
      const message = `Version ${earlier.policy.version} begins before version ${later.policy.version}, which has the lower number.`
      found.push(
        finding(
          'order',
          'error',
          later.policy,
          both,
          message,
          'Number versions in the order in which they come into force.',
        ),
      )
    }
    return found
  })
}

/** Does a version hold longer than another? One without a last day does. */
function outlasts({ until: a }: VersionInForce, { until: b }: VersionInForce): boolean {
  return b !== null && (a === null || a > b)
}

const both = ['police', 'probation'] as const

function signing(policy: Policy): VersionFinding[] {
  const { version, signOffs = [], inForce } = policy
  const missing = both.filter((side) => !signOffs.some(({ by }) => by === side))
  if (missing.length === both.length) {
    const message = `Version ${version} is signed off by nobody: it is a draft, or for demonstration.`
    return [
      finding(
        'unsigned',
        'info',
        policy,
        [version],
        message,
        'A version that is used on people needs the sign-offs of police and of probation.',
      ),
    ]
  }
  if (missing.length > 0) {
    const message = `Version ${version} is not signed off for ${listed(missing)}.`
    return [
      finding(
        'half-signed',
        'warning',
        policy,
        [version],
        message,
        'Both sign-offs are needed before a version is used.',
      ),
    ]
  }
  // Signed again later, it was signed in time.
  const isFirst = ({ by, on }: (typeof signOffs)[number]) =>
    signOffs.every((other) => other.by !== by || other.on >= on)
  const late = signOffs.filter((each) => each.on > inForce.from && isFirst(each))
  if (late.length === 0) return []
  const who = listed(late.map(({ by, on }) => `${by} on ${dayWords(on)}`))
  const message = `Version ${version} is in force from ${dayWords(inForce.from)} and was signed off later: ${who}.`
  return [
    finding(
      'signed-late',
      'warning',
      policy,
      [version],
      message,
      'Decisions in between rested on a version without its sign-offs: look at them again.',
    ),
  ]
}

function logged(policy: Policy): VersionFinding[] {
  const { version, changes = [] } = policy
  if (changes.some((change) => change.version === version)) return []
  const message = `The change log says nothing of version ${version}.`
  return [
    finding(
      'no-change-entry',
      'warning',
      policy,
      [version],
      message,
      'Add an entry to `changes`: what changed, in words for people who do not read rules.',
    ),
  ]
}

function finding(
  code: VersionFinding['code'],
  severity: VersionFinding['severity'],
  policy: Policy,
  versions: readonly string[],
  message: string,
  help: string,
): VersionFinding {
  return { code, severity, policy: policy.id, versions, message, help }
}
