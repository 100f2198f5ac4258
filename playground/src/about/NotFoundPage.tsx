import { Page } from '../address/Page.tsx'

export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <p className="govuk-body">
        Check the address, or{' '}
        <a className="govuk-link" href="#/">
          go to the start
        </a>
        .
      </p>
    </Page>
  )
}
