/**
 * A change note as plain data. Every form it is exported in is written from this alone, so that they all
 * say the same.
 */
export interface Note {
  readonly title: string
  /** Whether it is signed off, in a sentence. */
  readonly standing: string
  readonly sections: readonly NoteSection[]
}

export interface NoteSection {
  readonly title: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      /** Each as long as the head. The first cell names the row. */
      readonly rows: readonly (readonly string[])[]
      /** The columns from this one on are figures. */
      readonly figuresFrom: number
    }

export interface Item {
  readonly text: string
  /** What belongs to it: a reason, an example. */
  readonly notes: readonly string[]
}

export interface Pair {
  readonly title: string
  readonly text: string
}

/** An item that stands by itself. */
export function item(text: string, ...notes: readonly string[]): Item {
  return { text, notes }
}

/** The note with every text made {@link plain}. */
export function plainNote({ title, standing, sections }: Note): Note {
  return {
    title: plain(title),
    standing: plain(standing),
    sections: sections.map((section) => ({
      title: plain(section.title),
      blocks: section.blocks.map(plainBlock),
    })),
  }
}

function plainBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: plain(block.text) }
    case 'list':
      return {
        ...block,
        items: block.items.map(({ text, notes }) => ({ text: plain(text), notes: notes.map(plain) })),
      }
    case 'pairs':
      return {
        ...block,
        pairs: block.pairs.map(({ title, text }) => ({ title: plain(title), text: plain(text) })),
      }
    case 'table':
      return {
        ...block,
        caption: plain(block.caption),
        head: block.head.map(plain),
        rows: block.rows.map((row) => row.map(plain)),
      }
  }
}

// What no form can carry, or what would turn the text round: control characters, halves of characters,
// marks of direction.
const unfit = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu

/** A text on one line, of characters that every form can carry. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(unfit, '').trim()
}
