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
        <li>do everything with a keyboard alone; whatever can be dragged has buttons that do the same</li>
        <li>
          zoom to 400%, or use a screen 320 pixels wide, without scrolling sideways; wide tables scroll by
          themselves
        </li>
        <li>use your own colours, dark mode or high contrast: nothing is said by colour alone</li>
        <li>read every chart and drawing as a table or a list beside it</li>
        <li>have less movement, if your device asks for it</li>
        <li>print every screen</li>
        <li>undo everything, and take back up to 500 steps</li>
        <li>turn off the shortcuts that are a single key</li>
      </ul>
      <h2 className="govuk-heading-m">What to know</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          The policy as JSON is edited in a code editor. The Tab key leaves it, and what is wrong is listed
          under it in words. Everything there can also be done in the forms.
        </li>
        <li>
          A list of very many people is drawn as far as it can be seen, so the search of the browser finds
          only those. The search above the list finds everybody.
        </li>
        <li>Word files and Excel files are simple, and have not been checked for accessibility by hand.</li>
      </ul>
      <h2 className="govuk-heading-m">How it is tested</h2>
      <p className="govuk-body">
        Each time the code changes, every screen is checked in Chromium by axe, at 1280 and at 320 pixels, and
        so are forms that are open, entries that are wrong, lists that are empty and a draft that is
        read-only, as a narrow screen shows them. Before a release all of that is checked at both widths, and
        the colours in the dark and in forced colours too. The main tasks are walked through by keyboard:
        changing a figure, rebuilding the conditions of a rule, moving a rule, going through a journey. An
        automatic check finds only some of the problems there can be.
      </p>
      <h2 className="govuk-heading-m">What has not been done</h2>
      <p className="govuk-body">
        Nobody has yet audited the playground by hand, and it has not been tried by people who use screen
        readers, voice control or magnifiers in their work. If something stands in your way, say so to whoever
        gave you this page.
      </p>
      <p className="govuk-body">This statement was last looked at on 29 November 2026.</p>
    </Page>
  )
}
