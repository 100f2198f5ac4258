// What the forms of the editor do with what does not fit, and where they leave whoever uses a keyboard.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { applyEdit, type PolicyDocument, type Step } from '@iom-rules/core'
import { Details } from '../../playground/src/design/Details.tsx'
import { DraftProvider, useChange, useDraft, useEditor } from '../../playground/src/draft/DraftProvider.tsx'
import { untouched } from '../../playground/src/draft/draft.ts'
import { ConditionEditor } from '../../playground/src/editor/conditions/ConditionEditor.tsx'
import type { EditorProps } from '../../playground/src/editor/edit.ts'
import { FindPassage } from '../../playground/src/editor/citations/FindPassage.tsx'
import { FaultSummary } from '../../playground/src/editor/FaultSummary.tsx'
import { Starts } from '../../playground/src/editor/machines/Starts.tsx'
import { StateCard } from '../../playground/src/editor/machines/StateCard.tsx'
import { WayForm } from '../../playground/src/editor/machines/WayForm.tsx'
import { regionsIn } from '../../playground/src/editor/machines/region.ts'
import { usePanel } from '../../playground/src/editor/machines/usePanel.ts'
import { valueAt } from '../../playground/src/editor/place.ts'
import { DecisionForm } from '../../playground/src/editor/rules/DecisionForm.tsx'
import { ParamsFields } from '../../playground/src/editor/rules/ParamsFields.tsx'
import { RuleList } from '../../playground/src/editor/rules/RuleList.tsx'
import { RemovedDecisions } from '../../playground/src/editor/rules/RemovedDecisions.tsx'
import { DecisionTable } from '../../playground/src/editor/table/DecisionTable.tsx'
import { BasisFields } from '../../playground/src/editor/vocabulary/basis/BasisFields.tsx'
import { DerivedForm } from '../../playground/src/editor/vocabulary/derived/DerivedForm.tsx'
import { TableForm } from '../../playground/src/editor/vocabulary/derived/TableForm.tsx'
import { DayField } from '../../playground/src/editor/vocabulary/fields/DayField.tsx'
import { EntryList } from '../../playground/src/editor/vocabulary/list/EntryList.tsx'
import { NewTitled } from '../../playground/src/editor/vocabulary/list/NewTitled.tsx'
import { ParameterForm } from '../../playground/src/editor/vocabulary/parameters/ParameterForm.tsx'
import { ParameterValueField } from '../../playground/src/editor/vocabulary/parameters/ParameterValueField.tsx'
import { asAt, smallPolicy } from './small-policy.ts'

afterEach(() => {
  cleanup()
  location.hash = ''
})

const published = smallPolicy()

interface PageProps {
  readonly part: (editor: EditorProps) => React.ReactNode
}

function Page({ part }: PageProps) {
  const editor = useEditor()
  const change = useChange()
  const drafted = useDraft(({ document, mistyped }) => JSON.stringify({ document, mistyped }))
  return (
    <>
      <button type="button" onClick={() => change.undo()}>
        Undo
      </button>
      <pre data-testid="seen">{drafted}</pre>
      {part(editor)}
    </>
  )
}

/** Shows a part of the editor with a draft of the small policy, which need not be valid. */
function show(
  part: PageProps['part'],
  { steps = [], mistyped = {} }: { steps?: readonly Step[]; mistyped?: { [place: string]: string } } = {},
) {
  const edited = applyEdit(published.document, steps)
  if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
  const start = { document: edited.value, caseload: [], asAt }
  render(
    <DraftProvider
      published={{ policy: published, caseload: [], asAt }}
      draft={{ ...untouched(start), mistyped }}
    >
      <Page part={part} />
    </DraftProvider>,
  )
}

const seen = () =>
  JSON.parse(screen.getByTestId('seen').textContent ?? '') as {
    readonly document: PolicyDocument
    readonly mistyped: object
  }
const at = (path: string) => valueAt(seen().document, path)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const hands = (editor: EditorProps) => ({
  editor,
  asked: { decision: null, rule: null, isEdited: false, isDecisionEdited: false },
  say: () => {},
  focusLater: () => {},
})

describe('a value that the policy does not have', () => {
  const where = '/derived/burglary/where'
  const tick = (name: RegExp) => fireEvent.click(screen.getByRole('checkbox', { name }))

  test('stands among the choices of a condition, and stays until it is taken out', () => {
    const test = { field: 'type', operator: 'in', value: ['BURGLARY', 'ARSON'] }
    show(
      (editor) => (
        <ConditionEditor
          {...editor}
          path={where}
          scope={{ kind: 'records', list: 'offences' }}
          label="Which"
        />
      ),
      { steps: [{ op: 'replace', path: where, value: test }] },
    )
    expect(screen.getByText(/Take out “ARSON”: it is no choice/)).toBeTruthy()
    tick(/^Other/)
    expect(at(`${where}/value`)).toEqual(['BURGLARY', 'OTHER', 'ARSON'])
    tick(/ARSON/)
    expect(at(`${where}/value`)).toEqual(['BURGLARY', 'OTHER'])
  })

  test('stands among those of a parameter', () => {
    const path = '/parameters/counted/value'
    show(
      (editor) => {
        const parameter = editor.document.parameters?.['counted']
        return parameter && <ParameterValueField editor={editor} id="counted" parameter={parameter} />
      },
      { steps: [{ op: 'replace', path, value: ['BURGLARY', 'ARSON'] }] },
    )
    tick(/^Other/)
    expect(at(path)).toEqual(['BURGLARY', 'OTHER', 'ARSON'])
  })
})

describe('a list of choices', () => {
  const shown = (label: string) => {
    const select = screen.getByLabelText<HTMLSelectElement>(label)
    return select.selectedOptions[0]?.textContent
  }

  test('shows the state that a way leads to, or a part starts in, though there is none of that name', () => {
    const region = { initial: 'LOST', states: { A: { on: { MOVED: 'GONE' } }, B: { type: 'final' } } }
    function Ways({ editor }: { editor: EditorProps }) {
      const panel = usePanel('home')
      const [only] = regionsIn(editor.document)
      const [state] = only?.states ?? []
      const [drafted] = state?.transitions ?? []
      const started = { ...panel, opened: '/machines/travel/initial' }
      return (
        only &&
        state &&
        drafted && (
          <>
            <WayForm {...{ editor, state, drafted, panel }} region={only} title="Moved" />
            <Starts editor={editor} region={only} panel={started} />
          </>
        )
      )
    }
    show((editor) => <Ways editor={editor} />, {
      steps: [{ op: 'add', path: '/machines', value: { travel: region } }],
    })
    expect(shown('Leads to')).toContain('GONE')
    expect(shown('State')).toContain('LOST')
  })

  test('shows the list that a derived fact works on, though there is none of that name', () => {
    show((editor) => <DerivedForm editor={editor} id="burglary" />, {
      steps: [{ op: 'replace', path: '/derived/burglary/exists', value: 'charges' }],
    })
    expect(shown('From the list')).toContain('charges')
  })
})

describe('two rules of one name', () => {
  const [fixed, flex] = published.document.decisions?.['cohort']?.rules ?? []
  const other = { ...flex, title: 'The other', conditions: { all: [{ condition: 'none' }] } }
  const steps: readonly Step[] = [
    { op: 'replace', path: '/decisions/cohort/rules', value: [flex, fixed, other] },
  ]

  test('are each moved in the table', () => {
    show(
      (editor) => {
        const decision = editor.document.decisions?.['cohort']
        return decision && <DecisionTable editor={editor} id="cohort" decision={decision} />
      },
      { steps },
    )
    press(/^3. The other/)
    press('Move up')
    expect(at('/decisions/cohort/rules')).toEqual([flex, other, fixed])
  })

  test('cannot be told apart by a form, so that the second is mended in the JSON', () => {
    show(
      (editor) => {
        const decision = editor.document.decisions?.['cohort']
        return decision && <RuleList hands={hands(editor)} decision="cohort" rules={decision.rules} />
      },
      { steps },
    )
    expect(screen.getAllByRole('link', { name: /^Edit the rule/ })).toHaveLength(2)
    expect(screen.getByText(/The rule “The other” has the id of another, flex/)).toBeTruthy()
  })
})

describe('what is said', () => {
  test('of an outcome in the table belongs to its box', () => {
    show(
      (editor) => {
        const decision = editor.document.decisions?.['cohort']
        return decision && <DecisionTable editor={editor} id="cohort" decision={decision} />
      },
      { steps: [{ op: 'replace', path: '/decisions/cohort/rules/flex/event/type', value: 'GONE' }] },
    )
    press(/change the outcome of rule 2/)
    const notes = screen.getByLabelText('Outcome').getAttribute('aria-describedby')?.split(' ') ?? []
    expect(notes.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('GONE')
  })

  test('of a source that is still being opened is not that its words are missing', () => {
    render(<FindPassage id="find" document={published.document} onFound={() => {}} onClose={() => {}} />)
    expect(screen.getByRole('status').textContent).toBe('Opening the text…')
  })
})

describe('what was typed and cannot be used', () => {
  const flex = '/decisions/cohort/rules/flex/conditions'

  test('stays when a decision that was taken out is put back', () => {
    const place = '/decisions/cohort/rules/flex/title'
    show((editor) => <RemovedDecisions hands={hands(editor)} />, {
      steps: [{ op: 'remove', path: '/decisions/flags' }],
      mistyped: { [place]: ' ' },
    })
    press(/^Put back/)
    expect(at('/decisions/flags')).toBeTruthy()
    expect(seen().mistyped).toEqual({ [place]: ' ' })
    press('Undo')
    expect(at('/decisions/flags')).toBe(undefined)
    expect(seen().mistyped).toEqual({ [place]: ' ' })
  })

  test('goes along when a cell of the table puts its rule in a group', () => {
    const score = { fact: 'score', operator: 'lessThan', value: 5 }
    const conditions = { any: [{ fact: 'agrees', operator: 'equal', value: true }, score] }
    show(
      (editor) => {
        const decision = editor.document.decisions?.['cohort']
        return decision && <DecisionTable editor={editor} id="cohort" decision={decision} />
      },
      {
        steps: [{ op: 'replace', path: flex, value: conditions }],
        mistyped: { [`${flex}/any/1/value`]: 'few' },
      },
    )
    press(/change A burglary that counts, rule 2/)
    fireEvent.click(
      within(screen.getByRole('list', { name: /can ask/ })).getByRole('button', { name: 'Yes' }),
    )
    expect(at(`${flex}/all/0/any/1`)).toEqual(score)
    expect(seen().mistyped).toEqual({ [`${flex}/all/0/any/1/value`]: 'few' })
  })

  test('a day pasted whole into one box is that day', () => {
    show((editor) => (
      <DayField editor={editor} path="/sources/slides/published" label="Published" message="Enter the day" />
    ))
    fireEvent.change(screen.getByLabelText('Day'), { target: { value: '31/10/2026' } })
    expect(at('/sources/slides/published')).toBe('2026-10-31')
    fireEvent.change(screen.getByLabelText('Year'), { target: { value: '' } })
    expect(seen().mistyped).toEqual({ '/sources/slides/published': '31/10/' })
  })
})

describe('the summary of what is not finished', () => {
  test('leads to the field of a condition, and to the heading of what is closed, on the page that is open', () => {
    const place = '/conditions/wanted'
    const steps: readonly Step[] = [
      {
        op: 'add',
        path: '/conditions',
        value: { wanted: { all: [{ fact: 'no', operator: 'equal', value: 1 }] } },
      },
    ]
    const part = (isOpen: boolean) => (editor: EditorProps) => (
      <>
        <FaultSummary editor={editor} />
        <h3 id="conditions-wanted-heading" tabIndex={-1}>
          Wanted
        </h3>
        {isOpen && <ConditionEditor {...editor} path={place} scope={{ kind: 'facts' }} label="Wanted" />}
      </>
    )
    location.hash = '#/policy/part/conditions/wanted'
    show(part(true), { steps })
    fireEvent.click(screen.getAllByRole('link', { name: /^The named condition/ })[0] ?? document.body)
    expect(document.activeElement?.id).toBe(`condition${place}/all/0/fact`)
    cleanup()
    show(part(false), { steps })
    fireEvent.click(screen.getAllByRole('link', { name: /^The named condition/ })[0] ?? document.body)
    expect(document.activeElement?.id).toBe('conditions-wanted-heading')
  })
})

describe('the summary of what is not finished', () => {
  test('opens what a field is shut away in', () => {
    const path = '/decisions/cohort/rules/flex'
    location.hash = '#/policy/flex?decision=cohort&edit=yes'
    show(
      (editor) => (
        <>
          <FaultSummary editor={editor} />
          <Details summary="What it rests on">
            <BasisFields editor={editor} path={path} />
          </Details>
        </>
      ),
      { mistyped: { [`${path}/assumption`]: ' ' } },
    )
    const link = screen.getByRole('link', { name: /^The rule “flex” of Cohort/ })
    expect(link.getAttribute('href')).toBe(location.hash)
    fireEvent.click(link)
    expect(document.querySelector('details')?.open).toBe(true)
  })
})

describe('what was done', () => {
  const list = (section: 'areas' | 'parameters') => (editor: EditorProps) => (
    <EntryList
      {...{ editor, section }}
      rest=""
      heading="Things"
      intro={null}
      wordsOf={(_, id) => ({ title: id, words: null })}
      Form={ParameterForm}
      New={NewTitled}
    />
  )

  test('is said while somebody searches, too', () => {
    const area = { title: 'An area' }
    const areas = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((id) => [`AREA_${id}`, area]))
    show(list('areas'), { steps: [{ op: 'replace', path: '/areas', value: areas }] })
    fireEvent.change(screen.getByLabelText('Search the areas'), { target: { value: 'area' } })
    press('Edit AREA_B')
    press(/^Remove/)
    const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
    expect(said()).toContain('5 areas found. “AREA_B” was removed. Undo brings it back.')
    fireEvent.change(screen.getByLabelText('Search the areas'), { target: { value: 'area_c' } })
    expect(said()).toContain('1 area found')
  })

  test('marks what is closed and has something typed in it that cannot be used', () => {
    show(list('parameters'), { mistyped: { '/parameters/threshold/maximum': 'many' } })
    expect(screen.getByText('Needs attention')).toBeTruthy()
  })

  test('says what a decision loses that collects its outcomes, and its table says no order', () => {
    const said: string[] = []
    show((editor) => {
      const decision = editor.document.decisions?.['cohort']
      const inHand = { ...hands(editor), say: (words: string) => said.push(words) }
      return (
        decision && (
          <>
            <DecisionForm hands={inHand} id="cohort" decision={decision} />
            <DecisionTable editor={editor} id="cohort" decision={decision} />
          </>
        )
      )
    })
    const caption = () => document.querySelector('caption')?.textContent
    expect(caption()).toContain('2 rules in order of precedence')
    fireEvent.click(screen.getByRole('radio', { name: 'Every rule that is met' }))
    expect(said).toEqual(['Cohort no longer says what is given otherwise. Undo puts it back.'])
    expect(caption()).not.toContain('precedence')
  })

  test('is not said of a value that is there already', () => {
    show(list('parameters'))
    press('Edit counted')
    fireEvent.change(screen.getByLabelText('Another value'), { target: { value: 'BURGLARY' } })
    press(/^Add ?the value/)
    expect(at('/parameters/counted/values')).toEqual(['BURGLARY', 'OTHER'])
    expect(screen.getByText(/“BURGLARY” is there already/)).toBeTruthy()
  })
})

describe('the keyboard', () => {
  test('is taken to the new detail, into its form, and back when it is given up', () => {
    const path = '/decisions/cohort/rules/flex/event/params'
    show((editor) => <ParamsFields editor={editor} path={path} of="FLEX" />)
    press(/^Add a detail/)
    expect(document.activeElement).toBe(screen.getByLabelText('Name of the detail'))
    press('Cancel')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Add a detail/ }))
    press(/^Add a detail/)
    fireEvent.change(screen.getByLabelText('Name of the detail'), { target: { value: 'Waivable' } })
    press('Add this detail')
    expect(at(path)).toEqual({ waivable: true })
    expect(document.activeElement).toBe(screen.getByLabelText('waivable'))
  })

  test('stays at what happens on entering a state when the last of it is taken out', () => {
    const entry = [{ type: 'discharge', params: { panelItems: true } }]
    const region = { initial: 'A', states: { A: { entry }, B: { type: 'final' } } }
    function Card({ editor }: { editor: EditorProps }) {
      const panel = usePanel('home')
      const regions = regionsIn(editor.document)
      const [only] = regions
      const state = only?.states[0]
      return only && state && <StateCard {...{ editor, regions, panel, state }} region={only} />
    }
    show((editor) => <Card editor={editor} />, {
      steps: [{ op: 'add', path: '/machines', value: { travel: region } }],
    })
    press(/^Remove/)
    expect(at('/machines/travel/states/A')).toEqual({})
    const more = screen.getByLabelText('Let something more happen')
    expect(document.activeElement).toBe(more)
    fireEvent.change(more, { target: { value: '0' } })
    press('Add')
    expect(at('/machines/travel/states/A/entry')).toHaveLength(1)
  })
})

describe('a figure added to a table', () => {
  const weights = { title: 'Weights', edition: '2026', rows: {} }
  const row = '/tables/weights/rows/BURGLARY'

  test('is still to be entered until somebody enters it, and one step to undo', () => {
    show((editor) => <TableForm editor={editor} id="weights" />, {
      steps: [{ op: 'add', path: '/tables', value: { weights } }],
    })
    press('Add the figure')
    expect(seen().mistyped).toEqual({ [`${row}/value`]: '' })
    const field = screen.getByLabelText<HTMLInputElement>('Figure')
    expect([field.value, document.activeElement]).toEqual(['', field])
    press('Undo')
    expect([at('/tables/weights/rows'), seen().mistyped]).toEqual([{}, {}])

    press('Add the figure')
    fireEvent.change(screen.getByLabelText('Figure'), { target: { value: '12.5' } })
    expect([at(`${row}/value`), seen().mistyped]).toEqual([12.5, {}])
  })
})
