import { useId, useRef, useState } from 'react'
import { go } from '../address/address.ts'
import { Button } from '../design/Button.tsx'
import { Checkboxes } from '../design/Choices.tsx'
import { shortcuts } from './shortcuts.ts'
import { useKeys } from './useKeys.ts'

/** Listens for shortcuts, and lists them. */
export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [isOn, setIsOn] = useState(true)
  const show = () => dialog.current?.showModal()
  useKeys({ '?': show, '/': () => go('/search') }, isOn)
  return (
    <>
      <Button variant="link" onClick={show}>
        Keyboard shortcuts
      </Button>
      <dialog ref={dialog} className="shortcuts" aria-labelledby={`${id}-title`}>
        <h2 className="govuk-heading-m" id={`${id}-title`}>
          Keyboard shortcuts
        </h2>
        <table className="govuk-table">
          <caption className="govuk-visually-hidden">Keys and what they do</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Keys
              </th>
              <th scope="col" className="govuk-table__header">
                What they do
              </th>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {shortcuts.map(({ keys, does, isSingle = false }) => (
              <tr key={does} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {keys.map((key, at) => (
                    <span key={key}>
                      {at > 0 && ' or '}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </th>
                <td className="govuk-table__cell">
                  {does}
                  {isSingle && !isOn && ' (turned off)'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Checkboxes
          id={`${id}-single`}
          legend="Keys by themselves"
          legendSize="s"
          small
          choices={[
            {
              value: 'on',
              text: 'Use ? and / as shortcuts',
              hint: 'Turn them off if your software presses keys for you.',
            },
          ]}
          values={isOn ? ['on'] : []}
          onChange={(chosen) => setIsOn(chosen.length > 0)}
        />
        <Button onClick={() => dialog.current?.close()}>Close</Button>
      </dialog>
    </>
  )
}
