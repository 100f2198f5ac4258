import type { Packed } from './pack.ts'

interface About {
  readonly title: string
  /** What each file is, in the order in which they are listed. */
  readonly files: readonly { readonly name: Packed['name']; readonly what: string }[]
  readonly policyName: string
  readonly asAt: string
  readonly standing: string
}

/** What lies in the ZIP file, for somebody who opens it a year later. Lines end as Notepad of any age takes them. */
export function readMe({ title, files, policyName, asAt, standing }: About): string {
  const width = Math.max(...files.map(({ name }) => name.length))
  const lines = [
    title,
    '',
    standing,
    'Rules propose and people decide. Every sample person is invented. This is not an official government document.',
    '',
    'What is here',
    '',
    ...files.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`),
    '',
    'To look at the policy, to try it out or to change it: open the playground of iom-rules, choose “Open a file or',
    'link”, and give it this ZIP file or the policy file. You see what it changes before anything is opened.',
    '',
    'To check it again on the command line:',
    '',
    `  iom-rules check ${policyName} --as-at ${asAt} --format json`,
  ]
  return `${lines.join('\r\n')}\r\n`
}
