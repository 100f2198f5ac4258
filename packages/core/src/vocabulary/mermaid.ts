const entities: Readonly<Record<string, string>> = {
  '#': '#35;',
  ';': '#59;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  ':': '#58;',
}

/** Text for a label of a Mermaid diagram, which ends at a quote, a line or a semicolon and takes `#` for an entity. */
export function mermaidText(text: string): string {
  return text.replace(/[#;"<>:]/g, (character) => entities[character] as string).replace(/\s+/g, ' ')
}
