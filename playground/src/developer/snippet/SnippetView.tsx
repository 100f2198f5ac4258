import { Button } from '../../design/Button.tsx'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { download } from '../../files/download.ts'
import { Code } from '../code/Code.tsx'
import { useDraftText } from '../useDraftText.ts'
import type { Kind } from './kinds.ts'
import type { Asked, Printed, Snippet } from './snippet.ts'
import { useSnippet } from './useSnippet.ts'

/** The snippet, what it needs beside it, how to run it and what it prints. */
export function SnippetView({ kind, asked }: { kind: Kind; asked: Asked }) {
  const made = useSnippet(kind, asked)
  if (made === null) return <p className="govuk-body">Writing the snippet…</p>
  if (made.snippet === null)
    return (
      <div className="govuk-inset-text" role="status">
        <p className="govuk-body">This policy cannot be written so: {made.fault}</p>
      </div>
    )
  return <Shown snippet={made.snippet} asked={asked} />
}

function Shown({ snippet, asked }: { snippet: Snippet; asked: Asked }) {
  const { file, text, install, run, readsPolicy, beside, prints } = snippet
  const isCommand = file.endsWith('.sh')
  return (
    <>
      <Code what="the snippet" text={text} {...(isCommand ? {} : { file })} primary />
      <h2 className="govuk-heading-m">To run it</h2>
      <ol className="govuk-list govuk-list--number developer-steps">
        {install !== null && (
          <li>
            <code>{install}</code>
          </li>
        )}
        {readsPolicy && <PolicyStep name={asked.policyFile} />}
        {beside !== null && (
          <li>
            <code>{beside.name}</code>, in the same folder. <SaveButton {...beside} />
          </li>
        )}
        <li>
          {isCommand ? 'Run the line in that folder.' : <code>{run}</code>}
          {file.endsWith('.mts') && ' (Node.js 22.18 or newer; for an older one save it as assess.mjs)'}
        </li>
      </ol>
      <h2 className="govuk-heading-m">It prints</h2>
      <Prints prints={prints} />
    </>
  )
}

function PolicyStep({ name }: { name: string }) {
  const text = useDraftText()
  return (
    <li>
      {text === null ? (
        'Opening the examples of the policy…'
      ) : (
        <>
          <code>{name}</code>, in the same folder: it is this draft. <SaveButton name={name} text={text} />
        </>
      )}
    </li>
  )
}

function SaveButton({ name, text }: { name: string; text: string }) {
  return (
    <Button variant="link" onClick={() => download(name, 'application/json', text)}>
      Save {name}
    </Button>
  )
}

function Prints({ prints }: { prints: Printed }) {
  if (prints.kind === 'text')
    return (
      <ScrollRegion label="What it prints">
        <pre className="code">
          <code>{prints.text}</code>
        </pre>
      </ScrollRegion>
    )
  return (
    <ScrollRegion label="What it prints">
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-visually-hidden">
          The row that the statement gives
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {prints.columns.map((column) => (
              <th key={column} scope="col" className="govuk-table__header">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          <tr className="govuk-table__row">
            {prints.cells.map((cell, at) => (
              <td key={prints.columns[at]} className="govuk-table__cell">
                {cell ?? <span className="not-known">NULL</span>}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  )
}
