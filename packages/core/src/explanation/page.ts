/** A part of a page: a table, or a sentence where there is nothing to put in one. */
export interface Part {
  readonly title: string
  readonly columns?: readonly string[]
  readonly rows?: readonly (readonly string[])[]
  readonly nothing: string
}

/** What a page says under one heading. */
export interface Section {
  readonly title: string
  readonly words: string
  readonly parts: readonly Part[]
}

/** A page for people: what it is, its sections, and what it cannot say. Plain text throughout. */
export interface Page {
  readonly title: string
  readonly introduction: readonly string[]
  readonly sections: readonly Section[]
  readonly closing: { readonly title: string; readonly items: readonly string[] }
}

/** How does the page read as Markdown? No character of its text is taken for a mark. */
export function pageToMarkdown({ title, introduction, sections, closing }: Page): string {
  const lines = [`# ${markdown(title)}`, '', ...introduction.map((text) => `${line(text)}\n`)]
  for (const section of sections) {
    lines.push(`## ${markdown(section.title)}`, '', line(section.words), '')
    for (const part of section.parts) lines.push(`### ${markdown(part.title)}`, '', ...markdownPart(part), '')
  }
  lines.push(`## ${markdown(closing.title)}`, '')
  lines.push(...closing.items.map((text) => `- ${line(text)}`), '')
  return lines.join('\n')
}

function markdownPart({ columns = [], rows = [], nothing }: Part): string[] {
  if (rows.length === 0) return [line(nothing)]
  const row = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`
  return [row(columns), row(columns.map(() => '---')), ...rows.map(row)]
}

function markdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|#~]|&(?=#?\w+;)/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|[\r\n]/g, ' ')
}

/** The same at the start of a line, where more would be taken for a list, a rule or code. */
function line(text: string): string {
  return markdown(text.trimStart())
    .replace(/^\d+(?=[.)](\s|$))/, '$&\\')
    .replace(/^[-+]/, '\\$&')
}

/** How does the page read as one HTML file that needs nothing else, laid out for the screen and for paper? */
export function pageToHtml(page: Page): string {
  const title = html(page.title)
  const sections = page.sections.map((section) => {
    const parts = section.parts.map((part) => `<h3>${html(part.title)}</h3>\n${htmlPart(part)}`)
    return `<section>\n<h2>${html(section.title)}</h2>\n<p>${html(section.words)}</p>\n${parts.join('\n')}\n</section>`
  })
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${page.introduction.map((text) => `<p>${html(text)}</p>`).join('\n')}
${sections.join('\n')}
<section>
<h2>${html(page.closing.title)}</h2>
<ul>
${page.closing.items.map((text) => `<li>${html(text)}</li>`).join('\n')}
</ul>
</section>
</main>
</body>
</html>
`
}

const style = `
body { margin: 0; background: #fff; color: #0b0c0c; font: 1rem/1.5 Arial, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h2 { margin-top: 2rem; padding-top: .5rem; border-top: 2px solid #0b0c0c }
table { width: 100%; border-collapse: collapse }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #767676; text-align: left; vertical-align: top; overflow-wrap: break-word }
thead { display: table-header-group }
@media print {
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  section { break-before: auto }
  h2, h3 { break-after: avoid }
  tr { break-inside: avoid }
}
`

function htmlPart({ columns = [], rows = [], nothing, title }: Part): string {
  if (rows.length === 0) return `<p>${html(nothing)}</p>`
  const head = columns.map((column) => `<th scope="col">${html(column)}</th>`).join('')
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 ? `<th scope="row">${html(cell)}</th>` : `<td>${html(cell)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table aria-label="${html(title)}">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
