import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { SummaryList } from '../../design/SummaryList.tsx'
import type { Block, Item } from './blocks.ts'

interface NoteBlocksProps {
  readonly blocks: readonly Block[]
  /** The level of the headings among them. */
  readonly level: 3 | 4
}

/** A part of the note, on the screen. */
export function NoteBlocks({ blocks, level }: NoteBlocksProps) {
  return blocks.map((block, at) => <BlockView key={at} block={block} level={level} />)
}

function BlockView({ block, level }: { block: Block; level: NoteBlocksProps['level'] }) {
  const Heading = `h${level}` as const
  switch (block.kind) {
    case 'heading':
      return <Heading className="govuk-heading-s">{block.text}</Heading>
    case 'paragraph':
      return <p className="govuk-body">{block.text}</p>
    case 'list':
      return (
        <ul className="govuk-list govuk-list--bullet">
          {block.items.map((item, at) => (
            <ItemView key={at} item={item} />
          ))}
        </ul>
      )
    case 'pairs':
      return (
        <SummaryList
          compact
          rows={block.pairs.map(({ title, text }) => ({ key: title, title, value: text }))}
        />
      )
    case 'table':
      return <TableView {...block} />
  }
}

function ItemView({ item: { text, notes } }: { item: Item }) {
  return (
    <li>
      {text}
      {notes.map((note) => (
        <p key={note} className="govuk-body-s note__of-item">
          {note}
        </p>
      ))}
    </li>
  )
}

function TableView({ caption, head, rows, figuresFrom }: Extract<Block, { kind: 'table' }>) {
  const look = (part: 'header' | 'cell', at: number) =>
    `govuk-table__${part}${at >= figuresFrom ? ` govuk-table__${part}--numeric` : ''}`
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table note-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((text, at) => (
              <th key={text} scope="col" className={look('header', at)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) => (
            <tr key={row.slice(0, figuresFrom).join(' ')} className="govuk-table__row">
              {row.map((text, at) =>
                at === 0 ? (
                  <th key={head[at]} scope="row" className="govuk-table__header">
                    {text}
                  </th>
                ) : (
                  <td key={head[at]} className={look('cell', at)}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
