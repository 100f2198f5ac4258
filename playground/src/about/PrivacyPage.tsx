import { Page } from '../address/Page.tsx'
import { EraseEverything } from '../drafts/erase/EraseEverything.tsx'
import { SaveAsFile } from '../single/SaveAsFile.tsx'

/** What happens with what is entered: what is kept, where, how long, and how to be rid of it. */
export function PrivacyPage() {
  return (
    <Page title="Privacy">
      <p className="govuk-body">
        Nothing you enter leaves this browser. The page has the browser forbid it every connection, so that
        this is enforced and not only promised. There are no cookies, no counters and no accounts.
      </p>
      <p className="govuk-body">
        Do not enter a real person: there is no field for a name, a date of birth or a national identifier,
        and none is wanted. Facts about offending and health are sensitive wherever they are kept.
      </p>
      <h2 className="govuk-heading-m">What is kept, and where</h2>
      <p className="govuk-body">
        Nothing of yours until you change something or begin a draft. Then this browser keeps, on this device
        only:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          each of your <DraftsLink />: what you changed in the policy, as typed, your reasons, who decided,
          your examples, and the day people are judged on
        </li>
        <li>
          the people of a draft: of the sample and of people made up here only what you changed; people you
          imported from a file one by one, with the facts you let in and nothing else of the file
        </li>
        <li>a journey of your own, once you press “Keep in this browser”</li>
      </ul>
      <p className="govuk-body">
        It lies in the browser’s own database called “iom-rules”. Whoever can use this browser under your
        account on this device can open it. It is not encrypted by the page. Pages at the same address share
        it: where the playground is opened as a file, every copy of it that is opened as a file in this
        browser can read these drafts, and other files that contain a page could too.
      </p>
      <p className="govuk-body">
        Where the page came from a server, the browser also keeps a copy of the page itself from the first
        visit on, with nothing of yours in it, so that it opens without a network.
      </p>
      <h2 className="govuk-heading-m">How long</h2>
      <p className="govuk-body">
        Until you remove a draft, or erase everything. The browser can throw it away before, when it is short
        of room, when you clear its data, at the end of a private window, or when you have not been here for a
        while: some browsers wait no more than a week. What matters to you is safe in a file: use Export.
        People whom you removed and drafts that you removed are held in this page until you close it, so that
        Undo and “Put back” can bring them back.
      </p>
      <h2 className="govuk-heading-m">What is never kept or passed on</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          A file that you import is read in this browser. Columns that could tell who somebody is are refused,
          and what you leave out is not kept.
        </li>
        <li>A link that shares a draft carries the policy, and never people.</li>
        <li>
          Addresses of screens can name a reference, such as HAL-004. They never carry facts about anybody of
          the caseload, only about an example person whom a proof has made up. The browser keeps addresses in
          its history.
        </li>
        <li>
          Every person that comes with the playground is invented, and so is everybody whom it makes up.
        </li>
      </ul>
      <h2 className="govuk-heading-m">How it is enforced, and what no page can promise</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          The browser refuses every request of the page to anywhere but where the page came from, and there it
          asks only for parts of itself.
        </li>
        <li>
          A first script takes away what the browser would still allow: calls from browser to browser, windows
          and frames, and going to another address.
        </li>
        <li>
          What you do yourself is yours to do: sending a file you saved, sharing a link, typing another
          address. Where a browser does not let a page stop it from going elsewhere, only what you click is
          stopped.
        </li>
        <li>Extensions of the browser, and whoever looks after the device, can see what is on the screen.</li>
      </ul>
      <h2 className="govuk-heading-m">Take the playground with you</h2>
      <SaveAsFile />
      <h2 className="govuk-heading-m">Erase everything</h2>
      <EraseEverything />
      <p className="govuk-body">
        Another tab that is open goes on showing what it has until you close it, and keeps it again when you
        change something there.
      </p>
    </Page>
  )
}

function DraftsLink() {
  return (
    <a className="govuk-link" href="#/drafts">
      drafts
    </a>
  )
}
