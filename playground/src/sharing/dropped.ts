import type { Given } from './file/gather.ts'

/** The files of an input, with their ways below the folder that was chosen. */
export function chosenFiles(files: Iterable<File>): Given[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

const mostFiles = 1000

/** What was dropped, the files of a folder too. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<Given[]> {
  // They must be asked for before anything is waited for.
  const entries = [...items].map((item) => item.webkitGetAsEntry())
  const known = entries.filter((entry) => entry !== null)
  if (known.length === 0) return chosenFiles(files)
  const found: Given[] = []
  for (const entry of known) await collect(entry, found)
  return found
}

async function collect(entry: FileSystemEntry, found: Given[]): Promise<void> {
  if (found.length >= mostFiles) return
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    found.push({ path: entry.fullPath.replace(/^\//, ''), file })
    return
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  // A folder is told a part at a time, and ends with nothing.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) return
    for (const each of part) await collect(each, found)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
