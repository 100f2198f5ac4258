import type { Block, Item, Note } from '../note/blocks.ts'

/** The note as one HTML file: no script, nothing fetched, and fit to print. */
export function toHtml({ title, standing, sections }: Note): string {
  const body = sections.map(
    (section) =>
      `<section>\n<h2>${escaped(section.title)}</h2>\n${section.blocks.map(blockHtml).join('\n')}\n</section>`,
  )
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="standing">${escaped(standing)}</p>
${body.join('\n')}
</main>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>\n${block.items.map(itemHtml).join('\n')}\n</ul>`
    case 'pairs': {
      const pairs = block.pairs.map(
        ({ title, text }) => `<div><dt>${escaped(title)}</dt><dd>${escaped(text)}</dd></div>`,
      )
      return `<dl>\n${pairs.join('\n')}\n</dl>`
    }
    case 'table':
      return tableHtml(block)
  }
}

function itemHtml({ text, notes }: Item): string {
  return `<li>${[text, ...notes].map((line) => escaped(line)).join('<br>')}</li>`
}

function tableHtml({ caption, head, rows, figuresFrom }: Extract<Block, { kind: 'table' }>): string {
  const figure = (at: number) => (at >= figuresFrom ? ' class="figure"' : '')
  const headings = head.map((text, at) => `<th scope="col"${figure(at)}>${escaped(text)}</th>`)
  const lines = rows.map((row) => {
    const cells = row.map((text, at) =>
      at === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td${figure(at)}>${escaped(text)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="wide" role="region" aria-label="${escaped(caption)}" tabindex="0"><table>
<caption>${escaped(caption)}</caption>
<thead><tr>${headings.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table></div>`
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that HTML takes as text, inside an attribute too. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

const style = `:root { color-scheme: light dark; }
body { margin: 0; font: 1.1875rem/1.4 Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
h1 { font-size: 2rem; }
h2 { margin-top: 2rem; padding-top: 1rem; border-top: 2px solid; font-size: 1.5rem; }
h3 { font-size: 1.1875rem; }
.standing { padding: 0.75rem 1rem; border-left: 8px solid; font-weight: bold; }
li { margin-bottom: 0.5rem; }
dl > div { display: grid; grid-template-columns: minmax(9rem, 1fr) 3fr; gap: 0 1rem; padding: 0.4rem 0; border-bottom: 1px solid; }
dt { font-weight: bold; }
dd { margin: 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 1rem; overflow-wrap: normal; }
caption { padding-bottom: 0.5rem; font-weight: bold; text-align: left; }
th, td { padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid; text-align: left; vertical-align: top; }
.figure { text-align: right; }
td.figure { white-space: nowrap; }
@media (max-width: 30rem) { dl > div { display: block; } }
@media print {
  @page { size: A4; margin: 18mm; }
  :root { color-scheme: light; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  h2 { font-size: 14pt; }
  h3 { font-size: 11pt; }
  table { font-size: 9.5pt; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  .wide, tr, li, dl > div { break-inside: avoid; }
}
`
