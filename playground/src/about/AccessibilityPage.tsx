import { Page } from '../address/Page.tsx'

/** What is true of the playground's accessibility, and what nobody has tried. */
export function AccessibilityPage() {
  return (
    <Page title="Accessibility">
      <p className="govuk-body">
        The playground is built to meet the Web Content Accessibility Guidelines 2.2 at level AA, with the
        patterns of the GOV.UK Design System.
      </p>
      <h2 className="govuk-heading-m">What you can do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>do everything with a keyboard alone</li>
        <li>
          zoom to 400%, or use a screen 320 pixels wide, without scrolling sideways; wide tables scroll by
          themselves
        </li>
        <li>use your own colours, dark mode or high contrast: nothing is said by colour alone</li>
        <li>print every screen</li>
        <li>undo everything</li>
      </ul>
      <h2 className="govuk-heading-m">How it is tested</h2>
      <p className="govuk-body">
        Every screen is checked in Chromium by axe, at 1280 and at 320 pixels, each time the code changes, and
        the main task is walked through by keyboard. An automatic check finds only some of the problems there
        can be.
      </p>
      <h2 className="govuk-heading-m">What has not been done</h2>
      <p className="govuk-body">
        Nobody has yet audited the playground by hand, and it has not been tried by people who use screen
        readers, voice control or magnifiers in their work. If something stands in your way, say so to whoever
        gave you this page.
      </p>
    </Page>
  )
}
