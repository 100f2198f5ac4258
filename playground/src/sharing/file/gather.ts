import { limits, type Result } from '@iom-rules/core'
import { refuse } from '../refuse.ts'
import { isJson, type Entry } from './entry.ts'
import { isZip, unzip } from './unzip.ts'

const megabyte = 1024 * 1024
const most = { files: 500, zip: 8 * megabyte, together: 2 * limits.bytes } as const

/** A file that was chosen or dropped, and its way below what was. */
export interface Given {
  readonly path: string
  readonly file: Blob
}

/** Reads the files that may hold a policy, ZIP files unpacked. Their sizes are looked at before anything is read. */
export async function gather(given: readonly Given[]): Promise<Result<Entry[]>> {
  if (given.length > most.files) {
    const help = 'Choose the folder of one policy, or its policy file.'
    return refuse('too-many-files', `These are more than ${most.files} files.`, help)
  }
  const entries: Entry[] = []
  let together = 0
  for (const { path, file } of given) {
    const isZipped = isZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()))
    if (!isZipped && !isJson({ path })) {
      entries.push({ path, bytes: new Uint8Array() })
      continue
    }
    if (!isZipped) together += file.size
    if (isZipped ? file.size > most.zip : together > most.together) return tooLarge(path, isZipped)
    const entry = { path, bytes: new Uint8Array(await file.arrayBuffer()) }
    const unpacked = isZipped ? unzip(entry) : null
    if (unpacked?.ok === false) return unpacked
    entries.push(...(unpacked?.value ?? [entry]))
  }
  return { ok: true, value: entries, issues: [] }
}

function tooLarge(path: string, isZipped: boolean) {
  const size = (isZipped ? most.zip : most.together) / megabyte
  const help = isZipped
    ? 'Unpack it, and open the policy file that is in it.'
    : `A policy is at most ${limits.bytes / megabyte} MiB. Leave out examples that are not needed, or ask for the file again.`
  return refuse('too-large', `${path} is larger than ${size} MiB.`, help)
}
