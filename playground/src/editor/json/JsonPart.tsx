import { useRef, useState } from 'react'
import { Page } from '../../address/Page.tsx'
import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import { PartsNav } from '../PartsNav.tsx'
import { JsonEditorBox } from './JsonEditorBox.tsx'
import { ProblemList } from './ProblemList.tsx'
import type { JsonEditor, PlacedProblem } from './view/open.ts'

/** The policy as the text that programs read. It is the same policy as on the other screens, and edits of both undo alike. */
export function JsonPart({ rest, ...props }: EditorProps & { readonly rest: string }) {
  const { unread, onTypeText } = props
  const [editor, setEditor] = useState<JsonEditor | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [problems, setProblems] = useState<readonly PlacedProblem[]>([])
  const [meaning, setMeaning] = useState<readonly string[] | null>(null)
  return (
    <Page title="The policy as JSON" caption={props.published.title}>
      <PartsNav current="json" />
      <p className="govuk-body">
        This text is the policy itself. What you change here changes on every screen, and the other way round;
        Undo takes back both. Its examples are kept apart, on{' '}
        <a href="#/checks/examples" className="govuk-link">
          Checks
        </a>
        .
      </p>
      <p className="govuk-hint no-print">
        Point at a word, or go to it, to see what it means. Ctrl and space lists what fits, Ctrl and F
        searches, F8 goes to the next problem, Escape leaves the text.
      </p>
      {unread !== null && (
        <p className="govuk-body json-unread no-print">
          <strong>Not taken up yet.</strong> What you typed is kept, but it is no policy at the moment.{' '}
          <Button
            variant="link"
            onClick={() => {
              onTypeText(null)
              heading.current?.focus()
            }}
          >
            Discard what is not taken up
          </Button>
        </p>
      )}
      <p className="json-printed">Print the policy from Developer, where its JSON stands in full.</p>
      <JsonEditorBox
        {...props}
        onProblems={setProblems}
        onMeaning={setMeaning}
        onLeave={() => heading.current?.focus()}
        place={rest === '' ? '' : `/${rest}`}
        onOpen={setEditor}
      />
      <Meaning lines={meaning} />
      <ProblemList
        problems={problems}
        isUnread={unread !== null}
        onGo={(problem) => editor?.goTo(problem)}
        heading={heading}
      />
    </Page>
  )
}

/** The same as under the pointer, for whoever has none. */
function Meaning({ lines }: { lines: readonly string[] | null }) {
  const [word, ...rest] = lines ?? []
  return (
    <p className="govuk-body json-meaning no-print">
      {word === undefined ? (
        <span className="govuk-hint">What the word at the caret means stands here.</span>
      ) : (
        <>
          <code>{word}</code> {rest.join(' ')}
        </>
      )}
    </p>
  )
}
