/** An element of XML: its attributes, and text or further elements. */
export interface XmlElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly content: string | readonly XmlElement[]
}

/** Builds an element; attributes that are undefined are left out. */
export function xml(
  tag: string,
  attributes: XmlElement['attributes'] = {},
  content: string | readonly (XmlElement | null)[] = [],
): XmlElement {
  if (typeof content === 'string') return { tag, attributes, content }
  return { tag, attributes, content: content.filter((each) => each !== null) }
}

/** An element with text, or nothing where there is no text. */
export function xmlText(tag: string, text: string | undefined): XmlElement | null {
  return text === undefined || text === '' ? null : xml(tag, {}, text)
}

/** The document, indented. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`
}

function lines({ tag, attributes, content }: XmlElement, indent: string): string[] {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          ` ${key}="${escaped(value)
            .replaceAll('"', '&quot;')
            .replace(/[\n\t]/g, ' ')}"`,
        ],
  )
  const open = `${indent}<${tag}${given.join('')}`
  if (content.length === 0) return [`${open}/>`]
  if (typeof content === 'string') return [`${open}>${escaped(content)}</${tag}>`]
  return [`${open}>`, ...content.flatMap((each) => lines(each, `${indent}  `)), `${indent}</${tag}>`]
}

/** Characters that XML 1.0 cannot hold, not even escaped, become the mark for an unknown character. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function escaped(text: string): string {
  return text
    .replace(impossible, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}
