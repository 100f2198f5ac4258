/** The texts that ship with the playground, by file name; each comes when it is asked for. */
const shipped = import.meta.glob<string>('../../../rules/sources/*.txt', { query: '?raw', import: 'default' })

/** The text of a source, line by line; `null` where the playground has none of that name. */
export async function readSource(file: string): Promise<readonly string[] | null> {
  const read = shipped[`../../../rules/sources/${file}`]
  return read === undefined ? null : (await read()).split(/\r?\n/)
}
