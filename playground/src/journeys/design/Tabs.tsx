import { useRef, type KeyboardEvent, type ReactNode } from 'react'

interface Tab {
  readonly id: string
  readonly title: string
  /** What is behind the tab, in a word. */
  readonly note?: string
}

interface TabsProps {
  readonly id: string
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
  /** The panel of the chosen tab. */
  readonly children: ReactNode
}

const steps: { readonly [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1 }

/** One of several panels; the arrow keys go from tab to tab. */
export function Tabs({ id, label, tabs, chosen, onChoose, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen)
    const next = { Home: 0, End: tabs.length - 1 }[event.key] ?? at + (steps[event.key] ?? 0)
    const to = tabs[(next + tabs.length) % tabs.length]
    if (to === undefined || to.id === chosen) return
    event.preventDefault()
    onChoose(to.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${to.id}"]`)?.focus()
  }
  return (
    <div className="tabs">
      <div className="tabs__list" role="tablist" aria-label={label} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="tabs__tab"
            id={`${id}-tab-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            onKeyDown={onKey}
          >
            {tab.title}
            {tab.note !== undefined && <span className="tabs__note">{tab.note}</span>}
          </button>
        ))}
      </div>
      <div className="tabs__panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${chosen}`}>
        {children}
      </div>
    </div>
  )
}
