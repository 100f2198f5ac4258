/** The list a part stands in, and its position there; `null` for one that stands in no list. */
export function seatOf(path: string): { readonly list: string; readonly at: number } | null {
  const found = /^(.*\/(?:all|any))\/(\d+)$/.exec(path)
  return found === null ? null : { list: found[1] ?? '', at: Number(found[2]) }
}

/** The group that has a list, its “not”s included: `…/not/all` is the list of what stands at `…`. */
export function groupOf(root: string, list: string): string {
  return outermost(root, list.replace(/\/(all|any)$/, ''))
}

/** The same part with its “not”s, none of which lie outside the root. */
export function outermost(root: string, path: string): string {
  let here = path
  while (here !== root && here.endsWith('/not')) here = here.slice(0, -'/not'.length)
  return here
}

/** Where something stands once a member of a list is gone; `null` for what went with it. */
export function afterRemoval(path: string, gone: string): string | null {
  return shifted(path, gone, (at, removed) => (at === removed ? null : at > removed ? at - 1 : at))
}

/** Where something stands once a member has been put into a list. */
export function afterInsertion(path: string, added: string): string {
  return shifted(path, added, (at, inserted) => (at >= inserted ? at + 1 : at)) ?? path
}

function shifted(
  path: string,
  member: string,
  shift: (at: number, member: number) => number | null,
): string | null {
  const seat = seatOf(member)
  if (seat === null || !path.startsWith(`${seat.list}/`)) return path
  const [position = '', ...rest] = path.slice(seat.list.length + 1).split('/')
  if (!/^\d+$/.test(position)) return path
  const at = shift(Number(position), seat.at)
  return at === null ? null : [seat.list, at, ...rest].join('/')
}
