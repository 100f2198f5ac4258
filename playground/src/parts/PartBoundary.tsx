import { Component, Suspense, type ReactNode } from 'react'
import { Button } from '../design/Button.tsx'

/** A part of the page did not come: the network, or what answers in its stead, failed. */
export class PartMissing extends Error {}

/** Where a part belongs. */
export interface Place {
  /** What is shown until the part is there, as “Opening the rule…”; nothing, when it is empty. */
  readonly opening: string
  /** Whether the part is a whole screen, with the heading of the page. */
  readonly isScreen?: boolean
}

interface PartBoundaryProps {
  readonly place: Place
  readonly onAskAgain: () => void
  readonly children: ReactNode
}

interface PartBoundaryState {
  readonly failed: { readonly error: unknown } | null
}

const missing = 'This part of the playground could not be fetched'

/** Round a part of the page: shows that it is on its way, or that it did not come. */
export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  override state: PartBoundaryState = { failed: null }

  static getDerivedStateFromError(error: unknown): PartBoundaryState {
    return { failed: { error } }
  }

  readonly askAgain = () => {
    this.props.onAskAgain()
    this.setState({ failed: null })
    // The button is gone in a moment.
    document.getElementById('main')?.focus()
  }

  /** Whoever comes back finds it asked for anew. */
  override componentWillUnmount() {
    if (this.state.failed !== null) this.props.onAskAgain()
  }

  override render() {
    const { failed } = this.state
    const {
      place: { opening, isScreen = false },
      children,
    } = this.props
    if (failed === null) {
      const words = opening !== '' && <p className={isScreen ? 'govuk-body-l' : 'govuk-body'}>{opening}</p>
      return <Suspense fallback={words}>{children}</Suspense>
    }
    // A fault of the part itself is for whoever is told of faults.
    if (!(failed.error instanceof PartMissing)) throw failed.error
    return (
      <div role="alert" className="missing-part">
        {isScreen ? (
          <h1 className="govuk-heading-l">{missing}</h1>
        ) : (
          <p className="govuk-body govuk-!-font-weight-bold">{missing}</p>
        )}
        <p className="govuk-body">
          Everything else stays as it is, and so does your draft. Try again; if it still does not come, look
          whether there is a network, and reload the page.
        </p>
        <p className="govuk-body-s">What was said: {failed.error.message}</p>
        <Button onClick={this.askAgain}>Try again</Button>
      </div>
    )
  }
}
