// oxlint-disable-next-line typescript/triple-slash-reference -- modules made by the build have no file to import
/// <reference path="../../playground/src/virtual-policies.d.ts" />
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { parsePolicy } from '@iom-rules/core'
import { DeskProvider } from '../../playground/src/drafts/desk/DeskProvider.tsx'
import { linkTo } from '../../playground/src/sharing/link/pack.ts'
import SharingScreen from '../../playground/src/sharing/SharingScreen.tsx'
import { openOffice } from '../../playground/src/work/office.ts'
import { WorkProvider } from '../../playground/src/work/WorkProvider.tsx'
import { asAt, smallCaseload, smallDocument, smallPolicy } from './small-policy.ts'

const loading = vi.hoisted(() => ({ fails: false }))

vi.mock('../../playground/src/drafts/shipped/load.ts', () => ({
  loadShipped: () => (loading.fails ? Promise.reject(new Error('It did not come.')) : Promise.resolve([])),
}))

afterEach(() => {
  cleanup()
  loading.fails = false
})

configure({ asyncUtilTimeout: 20_000 })

vi.stubGlobal('reportError', () => {})

const policy = smallPolicy()

function show(packed?: string) {
  const office = openOffice({ warm() {}, run() {}, stop() {} })
  render(
    <WorkProvider office={office}>
      <DeskProvider
        published={{ policy, caseload: smallCaseload, asAt }}
        loadOthers={() => Promise.resolve([])}
        factory={null}
      >
        <SharingScreen {...(packed === undefined ? {} : { packed })} />
      </DeskProvider>
    </WorkProvider>,
  )
}

const choose = (...files: readonly File[]) =>
  fireEvent.change(screen.getByLabelText('Choose a file, or drop it here'), { target: { files } })

const notLoaded = /other policies that come with the playground did not load/

test('a file is not blamed where a part of the playground did not load', async () => {
  loading.fails = true
  show()
  choose(new File([JSON.stringify(smallDocument)], 'small.json'))
  await screen.findByText(notLoaded)
  expect(screen.queryByText(/file could not be read/)).toBeNull()
})

test('neither is a link left without a word', async () => {
  loading.fails = true
  const other = parsePolicy({ ...smallDocument, id: 'other' })
  if (!other.ok) throw new Error('no policy')
  const made = linkTo({ shipped: [other.value], published: other.value, draft: other.value.document })
  show(made.ok ? made.value.slice(3) : '')
  expect(await screen.findByText(notLoaded)).toBeTruthy()
})

test('of two files, the one that was chosen last is shown, however long the first takes', async () => {
  show()
  const slow = new File(['{'], 'first.json')
  let go = () => {}
  const held = new Promise<void>((done) => (go = done))
  const bytes = await slow.arrayBuffer()
  slow.arrayBuffer = () => held.then(() => bytes)
  choose(slow)
  choose(new File(['['], 'second.json'))
  await screen.findByText('second.json cannot be opened')
  go()
  await new Promise((done) => setTimeout(done, 50))
  expect(screen.queryByText('first.json cannot be opened')).toBeNull()
})
