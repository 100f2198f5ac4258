import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../../design/Button.tsx'

interface DisclosureProps {
  /** What the button says while closed, and while open. */
  readonly show: string
  readonly hide: string
  /** What it is about, where several are on one page. */
  readonly of?: string
  readonly children: ReactNode
}

/** Something worked out only when somebody opens it. */
export function Disclosure({ show, hide, of, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <div className="disclosure">
      <Button
        variant="link"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? hide : show}
        {of !== undefined && <span className="govuk-visually-hidden">: {of}</span>}
      </Button>
      {isOpen && (
        <div className="disclosure__content" id={id}>
          {children}
        </div>
      )}
    </div>
  )
}
