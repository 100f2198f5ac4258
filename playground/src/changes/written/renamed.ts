import type { Comparison } from '@iom-rules/core/analysis'

type WrittenChange = Comparison['written'][number]

/**
 * Something that went, and something that came beside it and says the same, is one thing that is called otherwise in
 * the policy file. Said as two changes it would seem that a rule was dropped.
 */
export function withRenamed(written: readonly WrittenChange[]): readonly WrittenChange[] {
  const came = new Map<string, WrittenChange[]>()
  for (const change of written) {
    const key = change.kind === 'added' ? keyOf(change, change.after) : null
    if (key !== null) came.set(key, [...(came.get(key) ?? []), change])
  }
  const pairs = written.flatMap((gone) => {
    const key = gone.kind === 'removed' ? keyOf(gone, gone.before) : null
    const [fresh, another] = key === null ? [] : (came.get(key) ?? [])
    const isOne = fresh !== undefined && another === undefined
    const renamed = isOne ? renamedOf(gone, fresh) : null
    return renamed === null || fresh === undefined ? [] : [{ gone, fresh, renamed }]
  })
  const instead = new Map(pairs.map(({ fresh, renamed }) => [fresh, renamed]))
  const gone = new Set(pairs.map((pair) => pair.gone))
  return written.filter((change) => !gone.has(change)).map((change) => instead.get(change) ?? change)
}

/** The same for what lies in the same place and says the same; `null` for what is too little to tell by. */
function keyOf({ what, path }: WrittenChange, value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { name: _name, id: _id, ...rest } = value as { readonly [key: string]: unknown }
  return JSON.stringify([what, path.slice(0, path.lastIndexOf('/')), rest])
}

function renamedOf(gone: WrittenChange, fresh: WrittenChange): WrittenChange | null {
  const thing = /^(.*?) removed[.:]/s.exec(gone.words)?.[1]
  const [before, after] = [nameOf(gone, gone.before), nameOf(fresh, fresh.after)]
  if (thing === undefined || before === after) return null
  const words = `${thing}: its name in the policy file, ${before}, became ${after}. It says the same.`
  return { ...fresh, kind: 'changed', before: gone.before, words }
}

function nameOf({ path }: WrittenChange, value: unknown): string {
  const { name, id } = value as { readonly name?: unknown; readonly id?: unknown }
  const own = [name, id].find((each) => typeof each === 'string')
  return typeof own === 'string' ? own : (path.split('/').at(-1) ?? '')
}
