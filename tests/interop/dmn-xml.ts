// Just enough of an XML reader for files that a schema has already passed.
export interface Read {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Read[]
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, number: string | undefined, name: string) =>
    number === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number(number)),
  )
}

export function readXml(xml: string): Read {
  const root: Read = { tag: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, close, tag, given = '', empty, text] of xml.matchAll(
    /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const here = open.at(-1) as Read
    if (text !== undefined) here.text += decoded(text)
    if (tag === undefined) continue
    if (close === '/') {
      open.pop()
      continue
    }
    const attributes = [...given.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
      key,
      decoded(value),
    ])
    const element: Read = { tag, attributes: Object.fromEntries(attributes), children: [], text: '' }
    here.children.push(element)
    if (empty !== '/') open.push(element)
  }
  return root.children[0] as Read
}

export function all({ children }: Read, tag: string): Read[] {
  return children.filter((child) => child.tag === tag)
}

/** The text of an element reached by tags. */
export function textAt(element: Read | undefined, ...tags: readonly string[]): string {
  const [tag, ...rest] = tags
  if (element === undefined) return ''
  return tag === undefined ? element.text : textAt(all(element, tag)[0], ...rest)
}
