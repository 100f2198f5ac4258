import { LinkPage } from './LinkPage.tsx'
import { OpenPage } from './OpenPage.tsx'

/** What somebody else made, or this browser made before: from a link where `packed` is given, else from a file. */
export default function SharingScreen({ packed }: { packed?: string }) {
  return packed === undefined ? <OpenPage /> : <LinkPage key={packed} packed={packed} />
}
