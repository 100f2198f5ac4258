import type { Block, Note } from '../note/blocks.ts'

/** The note as Markdown, with the tables of GitHub’s. */
export function toMarkdown({ title, standing, sections }: Note): string {
  const parts = [
    `# ${line(title)}`,
    `**${line(standing)}**`,
    ...sections.flatMap((section) => [
      `## ${line(section.title)}`,
      ...section.blocks.map((block) => blockMarkdown(block)),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `### ${line(block.text)}`
    case 'paragraph':
      return line(block.text)
    case 'list':
      return block.items
        .map(({ text, notes }) => [`- ${line(text)}`, ...notes.map((note) => `  - ${line(note)}`)].join('\n'))
        .join('\n')
    case 'pairs':
      return block.pairs.map(({ title, text }) => `- **${line(title)}:** ${line(text)}`).join('\n')
    case 'table':
      return [`**${line(block.caption)}**`, tableMarkdown(block)].join('\n\n')
  }
}

function tableMarkdown({ head, rows, figuresFrom }: Extract<Block, { kind: 'table' }>): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => escaped(cell)).join(' | ')} |`
  const rule = `| ${head.map((_title, at) => (at >= figuresFrom ? '---:' : '---')).join(' | ')} |`
  return [row(head), rule, ...rows.map(row)].join('\n')
}

/** Text that Markdown takes as text: no emphasis, link, code, formula, cell or heading comes of it. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/[\\`*_{}[\]<>&|~#@$]/g, (character) => `\\${character}`)
      // An address would become a link by itself.
      .replaceAll('://', '\\://')
      .replaceAll(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
  )
}

/** The same at the start of a line, where more would be taken for a list, a quotation or a rule. */
function line(text: string): string {
  return escaped(text)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+=]/, (character) => `\\${character}`)
}
