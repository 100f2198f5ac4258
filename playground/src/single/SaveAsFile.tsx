/** Whether this is the playground as one file, which has no other file beside it. */
const isOneFile = import.meta.env.MODE === 'single'

/** How to take the playground itself along; the one file is what there is to take. */
export function SaveAsFile() {
  return isOneFile ? (
    <p className="govuk-body">
      This is the playground as one file. To take it elsewhere, copy the file: it works by double-click,
      without a network and without installing anything. Your drafts are not in it; export what you want to
      take along.
    </p>
  ) : (
    <p className="govuk-body">
      <a className="govuk-link" href="./iom-rules.html" download="iom-rules.html">
        Save the playground as one file
      </a>
      , under 2 MB. It works by double-click, without a network and without installing anything, on a
      locked-down laptop too. Your drafts are not in it: export what you want to take along.
    </p>
  )
}
