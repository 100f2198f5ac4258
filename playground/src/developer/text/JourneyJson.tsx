import { journeys as shipped } from 'virtual:journeys'
import { Select } from '../../design/Select.tsx'
import { fileName } from '../../files/download.ts'
import { useOwnJourneys } from '../../journeys/shelf/ShelfProvider.tsx'
import { isObject } from '../../policy-text/json.ts'
import { plainText } from '../../policy-text/write.ts'
import { Code } from '../code/Code.tsx'

interface JourneyJsonProps {
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}

interface Listed {
  readonly key: string
  readonly title: string
  readonly value: unknown
}

/** A journey as it is read and written: one of those that ship, or one’s own. */
export function JourneyJson({ chosen, onChoose }: JourneyJsonProps) {
  const own = useOwnJourneys()
  const list = [
    ...own.map(({ key, journey }) => ({ key, title: journey.title ?? journey.id, value: journey })),
    ...shipped.flatMap(listed),
  ]
  const one = list.find(({ key }) => key === chosen) ?? list[0]
  if (one === undefined)
    return <p className="govuk-body">There is no journey here yet. Make one on Journeys.</p>
  return (
    <>
      <Select
        id="developer-journey"
        label="Journey"
        choices={list.map(({ key, title }) => ({ value: key, text: title }))}
        value={one.key}
        onChange={onChoose}
      />
      <Code
        what="the journey"
        text={plainText(one.value)}
        file={fileName(one.title, 'json')}
        type="application/json"
        primary
      />
    </>
  )
}

function listed(value: unknown): Listed[] {
  if (!isObject(value) || typeof value['id'] !== 'string') return []
  const { id, title } = value
  return [{ key: id, title: typeof title === 'string' ? title : id, value }]
}
