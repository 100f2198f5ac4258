/** A file that somebody gave, or a part of one: its way below where it was found, and what is in it. */
export interface Entry {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The last part of a way. */
export function baseName(path: string): string {
  return path.split('/').at(-1) ?? path
}

export function isJson({ path }: Pick<Entry, 'path'>): boolean {
  return path.toLowerCase().endsWith('.json')
}
