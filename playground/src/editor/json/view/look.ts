import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// Colours come from the page, which knows the dark; where colours are forced they are the reader's own.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-key)' },
  { tag: tags.string, color: 'var(--json-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-value)', fontWeight: 'bold' },
])

const lines = EditorView.theme({
  '&': {
    maxHeight: '75vh',
    border: '2px solid var(--govuk-input-border-colour)',
    backgroundColor: 'var(--govuk-body-background-colour)',
    color: 'var(--govuk-text-colour)',
    fontSize: '1rem',
  },
  '&.cm-focused': {
    outline: '3px solid var(--govuk-focus-colour, #ffdd00)',
    boxShadow: '0 0 0 5px var(--govuk-text-colour)',
  },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'monospace', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--govuk-text-colour)' },
  '.cm-cursor': { borderLeft: '2px solid var(--govuk-text-colour)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--json-selected)',
  },
  '.cm-gutters': {
    border: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--govuk-secondary-text-colour)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--json-line)' },
  '.cm-foldPlaceholder': {
    padding: '0 6px',
    border: '1px solid currentcolor',
    backgroundColor: 'transparent',
    color: 'var(--govuk-link-colour)',
  },
  '&.cm-focused .cm-matchingBracket': { outline: '1px solid currentcolor', backgroundColor: 'transparent' },
  '.cm-selectionMatch': { backgroundColor: 'var(--json-line)', outline: '1px dotted currentcolor' },
  '.cm-searchMatch': { backgroundColor: 'var(--json-selected)', outline: '1px solid currentcolor' },
  '.cm-searchMatch-selected': { outline: '3px solid currentcolor' },
  // A wavy line is no picture, and stands where pictures and colours do not.
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--govuk-error-colour)',
    textUnderlineOffset: '3px',
  },
})

const panels = EditorView.theme({
  '.cm-panels, .cm-tooltip': {
    border: '1px solid var(--govuk-input-border-colour)',
    backgroundColor: 'var(--raised)',
    color: 'var(--govuk-text-colour)',
  },
  '.cm-panels': { borderWidth: '1px 0 0' },
  '.cm-panel.cm-search': { padding: '8px', fontFamily: 'inherit' },
  '.cm-panel.cm-search label': { fontSize: '1rem' },
  '.cm-panel.cm-search [name=close]': { fontSize: '1.5rem', color: 'inherit' },
  '.cm-textfield, .cm-button': {
    minHeight: '2rem',
    border: '2px solid var(--govuk-input-border-colour)',
    borderRadius: '0',
    backgroundColor: 'var(--govuk-body-background-colour)',
    backgroundImage: 'none',
    color: 'var(--govuk-text-colour)',
    fontSize: '1rem',
  },
  '.cm-textfield:focus, .cm-button:focus, .cm-panel input[type=checkbox]:focus': {
    outline: '3px solid var(--govuk-focus-colour, #ffdd00)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxWidth: 'min(40rem, 95vw)',
    fontFamily: 'monospace',
    fontSize: '1rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    outline: '2px solid currentcolor',
    outlineOffset: '-2px',
    backgroundColor: 'var(--govuk-link-colour)',
    color: 'var(--govuk-body-background-colour)',
  },
  '.cm-completionDetail': { fontFamily: 'var(--json-prose)', fontStyle: 'normal' },
  '.cm-completionInfo, .cm-meaning, .cm-diagnostic': {
    maxWidth: 'min(30rem, 90vw)',
    padding: '8px 12px',
    fontFamily: 'var(--json-prose)',
    fontSize: '1rem',
  },
  '.cm-diagnostic-error': { borderLeft: '5px solid var(--govuk-error-colour)' },
  '.cm-meaning__word': { fontFamily: 'monospace', fontWeight: 'bold' },
})

/** How the editor looks, in the colours of the page. */
export const look = [syntaxHighlighting(colours), lines, panels]
