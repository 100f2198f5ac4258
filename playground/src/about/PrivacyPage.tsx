import { Page } from '../address/Page.tsx'

/** What happens with what is entered: nothing. */
export function PrivacyPage() {
  return (
    <Page title="Privacy">
      <p className="govuk-body">
        Nothing you enter leaves this browser. The page asks the browser to forbid every connection once it
        has loaded, so that this is enforced and not only promised.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>There are no cookies, no counters and no accounts.</li>
        <li>The draft is not saved yet: when you close or reload the page, it is gone.</li>
        <li>
          A journey of your own is kept in this browser only when you press “Keep in this browser”; “Erase”
          takes it out.
        </li>
        <li>
          Addresses of screens can name a reference, such as HAL-004. They never carry facts about anybody of
          the caseload, only about an example person whom a proof has made up.
        </li>
        <li>
          Every person that comes with the playground is invented, and so is everybody whom it makes up.
        </li>
        <li>
          A file that you import is read in this browser. Columns that could tell who somebody is are refused,
          what you leave out is not kept, and the people are gone when you close or reload the page.
        </li>
      </ul>
      <p className="govuk-body">
        Do not enter a real person: there is no field for a name, a date of birth or a national identifier,
        and none is wanted. Facts about offending and health are sensitive wherever they are kept.
      </p>
    </Page>
  )
}
