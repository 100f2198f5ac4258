import { pointer } from '../vocabulary/issue.ts'
import { citationsOf } from './check.ts'
import type { Basis, Policy, Source } from './policy.ts'
import { own } from './references.ts'

/** Something a policy lead should know of: an error to mend, a warning, or plain information. */
export interface Finding {
  /**
   * `uncited`: rests on nothing. `citation-not-found`: the source does not say that on that line.
   * `assumption`: rests on one. Stable, for programs.
   */
  readonly code: 'uncited' | 'citation-not-found' | 'assumption'
  /** `error` stops `iom-rules check` unless it is accepted; `warning` and `info` do not. */
  readonly severity: 'error' | 'warning' | 'info'
  /** The id of the decision it lies in, if any. */
  readonly decision?: string
  /** Names of the rules it is about. */
  readonly rules?: readonly string[]
  /** JSON Pointer into the flat document. */
  readonly path: string
  /** A sentence for a policy lead. */
  readonly message: string
  /** What to do about it, when the product can tell. */
  readonly help?: string
}

/** Settings of {@link checkPolicy}. */
export interface CheckOptions {
  /** Texts of the sources by file name. A source whose text is not given is not compared. */
  readonly sources?: Readonly<Record<string, string>>
}

/**
 * Does everything in the policy say what it rests on, and do its quotations stand where it says?
 *
 * Reports what has neither citation nor assumption, quotations that are not at their line, and (as
 * information) everything that rests on an assumption.
 */
export function checkPolicy(policy: Policy, { sources = {} }: CheckOptions = {}): Finding[] {
  return [...basisFindings(policy), ...citationFindings(policy, sources)]
}

interface Resting {
  readonly what: string
  readonly path: string
  readonly basis: Basis
  readonly decision?: string
  readonly rules?: readonly string[]
}

function basisFindings(policy: Policy): Finding[] {
  const resting: Resting[] = [
    ...Object.entries(policy.decisions).flatMap(([id, decision]) => [
      ...decision.rules.map((rule, at): Resting => ({
        what: `The rule \`${rule.name}\` of \`${id}\``,
        path: pointer(['decisions', id, 'rules', at]),
        basis: rule,
        decision: id,
        rules: [rule.name],
      })),
      ...(decision.otherwise === undefined
        ? []
        : [
            {
              what: `\`otherwise\` of \`${id}\``,
              path: pointer(['decisions', id, 'otherwise']),
              basis: decision.otherwise,
              decision: id,
            },
          ]),
    ]),
    ...Object.entries(policy.derived).map(([id, derived]): Resting => ({
      what: `The derived fact \`${id}\``,
      path: pointer(['derived', id]),
      basis: derived,
    })),
  ]
  const parameters = Object.entries(policy.parameters).flatMap(([id, parameter]): Finding[] =>
    parameter.basis === 'assumption'
      ? [
          {
            code: 'assumption',
            severity: 'info',
            path: pointer(['parameters', id]),
            message: `${parameter.title}: ${[parameter.value].flat().join(', ')} is an assumption. ${parameter.note as string}`,
          },
        ]
      : [],
  )
  return [...resting.flatMap(findingsOn), ...parameters]
}

function findingsOn({ what, path, basis, decision, rules }: Resting): Finding[] {
  const place = {
    path,
    ...(decision === undefined ? {} : { decision }),
    ...(rules === undefined ? {} : { rules }),
  }
  if (basis.assumption !== undefined) {
    return [
      {
        code: 'assumption',
        severity: 'info',
        ...place,
        message: `${what} rests on an assumption: ${basis.assumption}`,
      },
    ]
  }
  if (basis.cite !== undefined) return []
  const help = 'Cite the passage it comes from, or say under `assumption` why it is so.'
  return [
    { code: 'uncited', severity: 'error', ...place, message: `${what} does not say what it rests on.`, help },
  ]
}

function citationFindings(policy: Policy, texts: Readonly<Record<string, string>>): Finding[] {
  const findings: Finding[] = []
  for (const { citation, path } of citationsOf(policy.document)) {
    const { file } = policy.sources[citation.source] as Source
    const text = own(texts, file)
    if (text === undefined) continue
    const lines = text.split('\n')
    const says = (line: string) => plain(line).includes(plain(citation.quote))
    if (says(lines[citation.line - 1] ?? '')) continue
    const elsewhere = lines.findIndex(says)
    findings.push({
      code: 'citation-not-found',
      severity: 'error',
      path,
      message: `Line ${citation.line} of ${file} does not say “${citation.quote}”.`,
      help: elsewhere >= 0 ? `Line ${elsewhere + 1} does.` : 'Quote the passage word for word.',
    })
  }
  return findings
}

/** White space aside, the words must be the same. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
