import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import type { Block, Item, Note } from '../note/blocks.ts'
import { withoutClock } from './zip.ts'

/** The note as a Word document. This file brings the library with it: import it when it is asked for. */
export async function toWord(note: Note): Promise<Uint8Array<ArrayBuffer>> {
  const { title, standing, sections } = note
  const document = new Document({
    title,
    creator: 'iom-rules',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } },
        ...headings,
      },
      paragraphStyles: [{ id: small, name: 'Small', basedOn: 'Normal', run: { size: 16 } }],
    },
    numbering: { config: [{ reference: bullets, levels: bulletLevels }] },
    sections: [
      {
        properties: { page: { size: a4, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 } } },
        footers: { default: footer(title, standing) },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          standingParagraph(standing),
          ...sections.flatMap((section) => [
            new Paragraph({ text: section.title, heading: HeadingLevel.HEADING_1 }),
            ...section.blocks.flatMap(blockWord),
          ]),
        ],
      },
    ],
  })
  const packed = await Packer.toArrayBuffer(document, undefined, [coreProperties(title)])
  return withoutClock(new Uint8Array(packed))
}

function blockWord(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })]
    case 'paragraph':
      return [paragraph(block.text)]
    case 'list':
      return block.items.flatMap(itemWord)
    case 'pairs':
      return [pairsTable(block), gap()]
    case 'table':
      return [
        new Paragraph({
          children: [new TextRun({ text: block.caption, bold: true })],
          keepNext: true,
          spacing: { before: 200, after: 80 },
        }),
        figuresTable(block),
        gap(),
      ]
  }
}

function paragraph(text: string, options: Omit<IParagraphOptions, 'text' | 'children'> = {}): Paragraph {
  return new Paragraph({ text, spacing: { before: 80, after: 120 }, ...options })
}

// Word joins two tables that touch.
function gap(): Paragraph {
  return new Paragraph({ text: '', spacing: { after: 60 } })
}

function itemWord({ text, notes }: Item): Paragraph[] {
  const line = (words: string, level: number) =>
    paragraph(words, { numbering: { reference: bullets, level }, spacing: { before: 0, after: 60 } })
  return [line(text, 0), ...notes.map((note) => line(note, 1))]
}

function standingParagraph(standing: string): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text: standing, bold: true, size: 26 })],
    border: { left: { style: BorderStyle.SINGLE, size: 48, color: '1D70B8', space: 8 } },
    spacing: { before: 120, after: 240 },
  })
}

function footer(title: string, standing: string): Footer {
  const parts = [`${title}. ${standing} Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES]
  const runs = parts.map((part) => new TextRun({ children: [part] }))
  return new Footer({ children: [new Paragraph({ style: small, children: runs })] })
}

function pairsTable({ pairs }: Extract<Block, { kind: 'pairs' }>): Table {
  return table(
    [3000, 6638],
    pairs.map(
      ({ title, text }) =>
        new TableRow({ cantSplit: true, children: [cell(title, { bold: true }), cell(text)] }),
    ),
  )
}

function figuresTable({ head, rows, figuresFrom }: Extract<Block, { kind: 'table' }>): Table {
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((text, at) => cell(text, { bold: true, isFigure: at >= figuresFrom, size: 18 })),
  })
  const lines = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, at) =>
          cell(text, { bold: at === 0, isFigure: at >= figuresFrom, size: 18 }),
        ),
      }),
  )
  return table(widthsOf(head.length, figuresFrom), [heading, ...lines])
}

/** In twentieths of a point: an A4 page less its margins. */
const printed = 9638

function widthsOf(columns: number, figuresFrom: number): number[] {
  const words = 1900
  const figures = Math.floor((printed - words * figuresFrom) / Math.max(1, columns - figuresFrom))
  return Array.from({ length: columns }, (_column, at) => (at < figuresFrom ? words : figures))
}

function table(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
  return new Table({
    rows: [...rows],
    columnWidths: [...columnWidths],
    width: { size: printed, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 0, right: 100, marginUnitType: WidthType.DXA },
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
  })
}

interface CellLook {
  readonly bold?: boolean
  readonly isFigure?: boolean
  readonly size?: number
}

function cell(text: string, { bold = false, isFigure = false, size }: CellLook = {}): TableCell {
  const run = new TextRun({ text, bold, ...(size === undefined ? {} : { size }) })
  const alignment = isFigure ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new TableCell({ children: [new Paragraph({ children: [run], alignment })] })
}

const small = 'Small'
const a4 = { width: 11_906, height: 16_838 }
const bullets = 'bullets'
const bulletLevels = ['•', '–'].map((text, level) => ({
  level,
  format: LevelFormat.BULLET,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 260 } } },
}))

const heading = (size: number, before: number) => ({
  run: { font: 'Arial', size, bold: true, color: '0B0C0C' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})
const headings = { title: heading(40, 0), heading1: heading(30, 360), heading2: heading(24, 240) }

// The library would write the time by the clock: the note has no day but those that somebody gave.
function coreProperties(title: string): { readonly path: string; readonly data: string } {
  const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
  const text = title.replaceAll(/[&<>]/g, (character) => entities[character] ?? '')
  return {
    path: 'docProps/core.xml',
    data:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      `<dc:title>${text}</dc:title><dc:creator>iom-rules</dc:creator><dc:language>en-GB</dc:language>` +
      '</cp:coreProperties>',
  }
}
