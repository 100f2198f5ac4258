import { Button } from '../../design/Button.tsx'
import { download, fileName } from '../../files/download.ts'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'

/** Drafts that cannot be opened: nothing of them is thrown away. */
export function AsideList({ onRemove }: { onRemove: (id: string) => void }) {
  const desk = useDeskWork()
  const aside = useDeskState((state) => state.aside)
  if (aside.length === 0) return null
  const save = async (id: string, name: string) => {
    const raw = await desk.raw(id)
    download(fileName(`set-aside-${name}`, 'json'), 'application/json', `${JSON.stringify(raw, null, 2)}\n`)
  }
  return (
    <section aria-labelledby="set-aside">
      <h2 className="govuk-heading-m" id="set-aside">
        Set aside
      </h2>
      <p className="govuk-body">
        These could not be opened. Save them as files before you remove them: whoever looks after the
        playground may be able to read them.
      </p>
      <ul className="draft-list">
        {aside.map(({ id, name, why }) => (
          <li key={id} className="draft-row">
            <div className="draft-row__what">
              <h3 className="draft-row__name">{name}</h3>
              <p className="draft-row__about">{why}</p>
            </div>
            <div className="draft-row__actions">
              <Button small variant="secondary" onClick={() => void save(id, name)}>
                Save<span className="govuk-visually-hidden"> {name}</span> as a file
              </Button>
              <Button variant="link" onClick={() => void desk.open(id)}>
                Try to open<span className="govuk-visually-hidden"> {name}</span>
              </Button>
              <Button variant="link" onClick={() => onRemove(id)}>
                Remove<span className="govuk-visually-hidden"> {name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
