import type { Family } from '@iom-rules/core/analysis'
import type { Policy } from '@iom-rules/core'
import { familyLines, moreWords } from './families.ts'
import type { Reported } from './findings.ts'
import { fold } from './output/fold.ts'
import type { Layout } from './output/encode.ts'

/** How findings look: JSON as they are, CSV one line each, and on a terminal in sentences. */
export function findingLayout(policy: Policy | null, width: number): Layout<Reported> {
  return {
    csv: {
      header: [
        'severity',
        'code',
        'decision',
        'rules',
        'path',
        'place',
        'message',
        'help',
        'accepted',
        'witness',
        'families',
      ],
      cells: ({
        severity,
        code,
        decision,
        rules,
        path,
        place,
        message,
        help,
        accepted,
        witness,
        families,
        moreFamilies = 0,
      }) => [
        severity,
        code,
        decision,
        rules,
        path,
        place,
        message,
        help,
        accepted,
        witness as object | null,
        families && [...families.map(({ words }) => words), ...moreWords(moreFamilies)],
      ],
    },
    table: { prose: (finding) => prose(finding, policy, width) },
  }
}

const names = { error: 'Error', warning: 'Warning', info: 'Note' }

function prose(finding: Reported, policy: Policy | null, width: number): string {
  const { severity, code, place, path, message, help, accepted, families = [], moreFamilies = 0 } = finding
  const where = [place, path].filter(Boolean).join(' ')
  const title = accepted === null ? names[severity] : `Accepted ${names[severity].toLowerCase()}`
  const lines = [
    ...indented(`${title}: ${code}${where === '' ? '' : `, at ${where}`}`, 0, width),
    ...indented(message, 2, width),
    ...(policy === null ? [] : people(families, moreFamilies, policy, width)),
    ...(accepted === null ? [] : indented(`Accepted because: ${accepted}`, 2, width)),
    ...(help === null ? [] : indented(help, 2, width)),
  ]
  return `${lines.join('\n')}\n\n`
}

function people(families: readonly Family[], more: number, policy: Policy, width: number): string[] {
  return familyLines(families, more, policy, { indent: 2, width })
}

function indented(text: string, indent: number, width: number): string[] {
  return fold(text, width - indent).map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
}
