import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Nominal } from '@iom-rules/core'
import { databaseName, openCabinet } from '../../playground/src/drafts/storage/cabinet.ts'
import { peopleKeys } from '../../playground/src/drafts/storage/drawers.ts'
import { newBrowser, openTab, published, type Browser } from './drafts.ts'

type Tab = ReturnType<typeof openTab>

afterEach(() => vi.restoreAllMocks())

const document = published.policy.document
const setThreshold = (tab: Tab, value: number) =>
  tab.change((trigger) => trigger.parameterSet({ published: document, parameter: 'threshold', value }))
const thresholdOf = (tab: Tab) => tab.draft().document.parameters?.['threshold']?.value
const databases = async ({ factory }: Browser) => (await factory?.databases())?.map(({ name }) => name)
// Slow machines are slow, and not wrong.
const patient = { timeout: 60_000 }
const looked = (tab: Tab) => vi.waitFor(() => expect(tab.here().kept).not.toEqual([]), patient)

const manyPeople = Array.from({ length: 1200 }, (_, at): Nominal => ({ ref: `X-${at}`, facts: {} }))
const importPeople = (tab: Tab) =>
  tab.change((trigger) =>
    trigger.caseloadReplaced({ caseload: manyPeople, origin: { kind: 'imported', added: false } }),
  )
const peopleIn = ({ factory }: Browser) => peopleKeys(openCabinet(factory))

/** Lets the browser have no room for what `isRefused` is true of: the drawer, and how many have been put down. */
function withoutRoom(isRefused: (drawer: string, put: number) => boolean) {
  type Put = (this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) => IDBRequest<IDBValidKey>
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as Put
  let count = 0
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (isRefused(this.name, ++count)) throw new DOMException('No room.', 'QuotaExceededError')
    return put.apply(this, given)
  })
}

async function draftIn(browser: Browser, value = 700): Promise<Tab> {
  const tab = openTab(browser)
  setThreshold(tab, value)
  await tab.desk.saver.flush()
  return tab
}

describe('the desk', () => {
  test('makes no database until something is changed, and none for what is undone at once', async () => {
    const browser = newBrowser()
    const tab = openTab(browser)
    await tab.desk.saver.flush()
    setThreshold(tab, 700)
    tab.change((trigger) => trigger.undo())
    await tab.desk.saver.flush()
    expect(await databases(browser)).toEqual([])
    setThreshold(tab, 700)
    await tab.desk.saver.flush()
    expect(await databases(browser)).toEqual([databaseName])
    expect(tab.here()).toMatchObject({
      saving: { kind: 'saved' },
      kept: [{ name: 'Draft of small 1.0.0', changes: 1 }],
    })
  })

  test('offers on return what was kept, and opens it as it was', async () => {
    const browser = newBrowser()
    const before = await draftIn(browser)
    const tab = openTab({ ...browser, holders: new Map() })
    await vi.waitFor(() => expect(tab.here().offered).toBe(before.here().open.id), patient)
    expect(thresholdOf(tab)).toBe(500)
    await tab.desk.open(before.here().open.id)
    expect(tab.draft()).toEqual(before.draft())
    expect(tab.here()).toMatchObject({ offered: null, stance: { kind: 'mine' }, saving: { kind: 'saved' } })
    setThreshold(tab, 650)
    await tab.desk.saver.flush()
    expect(tab.here().kept).toHaveLength(1)
  })

  test('takes out a draft nobody named in which nothing is changed any more, and keeps one that was named', async () => {
    const tab = await draftIn(newBrowser())
    tab.change((trigger) => trigger.undo())
    await tab.desk.saver.flush()
    expect(tab.here()).toMatchObject({ kept: [], saving: { kind: 'nothing' } })
    await tab.desk.rename(tab.here().open.id, 'For Tuesday')
    expect(tab.here().kept).toMatchObject([{ name: 'For Tuesday', changes: 0 }])
  })

  test('has several drafts, each with a name of its own; copies, removes and puts back', async () => {
    const browser = newBrowser()
    await draftIn(browser, 700)
    const tab = await draftIn(browser, 800)
    await vi.waitFor(() => expect(tab.here().kept).toHaveLength(2), patient)
    const { id } = tab.here().open
    await tab.desk.duplicate(id)
    expect(
      tab
        .here()
        .kept.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Draft of small 1.0.0', 'Draft of small 1.0.0 (2)', 'Draft of small 1.0.0 (2) (copy)'])
    await tab.desk.remove(id)
    expect(thresholdOf(tab)).toBe(500)
    expect(tab.here().kept).toHaveLength(2)
    await tab.desk.putBack(id)
    await tab.desk.open(id)
    expect(thresholdOf(tab)).toBe(800)
  })

  test('keeps people of a file in parts, once, and throws them out with the draft', async () => {
    const browser = newBrowser()
    const tab = openTab(browser)
    importPeople(tab)
    await tab.desk.saver.flush()
    const { id } = tab.here().open
    const first = (await tab.desk.raw(id)).people.map(({ key }) => key)
    expect(first).toHaveLength(3)
    tab.change((trigger) => trigger.nominalRemoved({ ref: 'X-7' }))
    await tab.desk.saver.flush()
    expect((await tab.desk.raw(id)).people.map(({ key }) => key)).toEqual(first)
    const again = openTab({ ...browser, holders: new Map() })
    await looked(again)
    await again.desk.open(id)
    expect(again.draft().caseload).toEqual(tab.draft().caseload)
    again.change((trigger) =>
      trigger.caseloadReplaced({ caseload: published.caseload, origin: { kind: 'sample' } }),
    )
    setThreshold(again, 700)
    await again.desk.saver.flush()
    expect((await again.desk.raw(id)).people).toEqual([])
  })

  test('sets aside a draft that cannot be opened, with all there is of it, and goes on', async () => {
    const browser = newBrowser()
    const tab = await draftIn(browser)
    const { id } = tab.here().open
    const other = openTab({ ...browser, holders: new Map() })
    await looked(other)
    await spoil(browser, id, { format: 1, canary: 'all there is' })
    await other.desk.open(id)
    expect(other.here()).toMatchObject({
      kept: [],
      aside: [{ id, why: expect.stringContaining('damaged') }],
      problem: expect.stringContaining('cannot be opened'),
    })
    expect(thresholdOf(other)).toBe(500)
    expect(JSON.stringify(await other.desk.raw(id))).toContain('all there is')
    setThreshold(other, 650)
    await other.desk.saver.flush()
    expect(other.here().saving.kind).toBe('saved')
  })
})

async function spoil(browser: Browser, id: string, value: unknown): Promise<void> {
  const request = browser.factory?.open(databaseName)
  if (request === undefined) return
  await new Promise<void>((done) => {
    request.addEventListener('success', () => {
      const transaction = request.result.transaction('contents', 'readwrite')
      transaction.objectStore('contents').put(value, id)
      transaction.addEventListener('complete', () => {
        request.result.close()
        done()
      })
    })
  })
}

describe('two tabs with one draft', () => {
  test('only the first changes it until the second takes over, and nothing is lost on the way', async () => {
    const browser = newBrowser()
    const one = await draftIn(browser, 700)
    const two = openTab(browser)
    await looked(two)
    await two.desk.open(one.here().open.id)
    expect(two.here().stance).toMatchObject({ kind: 'elsewhere', wasTaken: false })
    setThreshold(one, 650)
    await two.desk.takeOver()
    expect(thresholdOf(two)).toBe(650)
    expect(two.here().stance).toEqual({ kind: 'mine' })
    expect(one.here().stance).toMatchObject({ kind: 'elsewhere', wasTaken: true, hasOwn: false })
    setThreshold(two, 600)
    await two.desk.saver.flush()
    expect(one.here().stance).toMatchObject({ isBehind: true })
  })

  test('a tab that looks at the draft of another has let go of its own', async () => {
    const browser = newBrowser()
    const [one, two] = [await draftIn(browser, 700), await draftIn(browser, 800)]
    const own = one.here().open.id
    await one.desk.open(two.here().open.id)
    expect(one.here().stance).toMatchObject({ kind: 'elsewhere', wasTaken: false })
    const three = openTab(browser)
    await looked(three)
    await three.desk.open(own)
    expect(three.here().stance).toEqual({ kind: 'mine' })
  })

  test('without locks, no tab writes over what another has saved; what it has is kept as a draft of its own', async () => {
    const browser = newBrowser()
    const one = openTab(browser, { locks: false })
    setThreshold(one, 700)
    await one.desk.saver.flush()
    const two = openTab(browser, { locks: false })
    await looked(two)
    await two.desk.open(one.here().open.id)
    setThreshold(two, 600)
    await two.desk.saver.flush()
    setThreshold(one, 650)
    await one.desk.saver.flush()
    expect(one.here().stance).toMatchObject({ kind: 'elsewhere', hasOwn: true })
    // No other draft is opened over what is only here.
    await one.desk.open(two.here().open.id)
    expect(thresholdOf(one)).toBe(650)
    expect(one.here().problem).toContain('only in this tab')
    await one.desk.keepApart()
    expect(one.here().stance).toEqual({ kind: 'mine' })
    await vi.waitFor(() => expect(two.here().kept).toHaveLength(2), patient)
    const again = openTab({ ...browser, listeners: new Set() }, { locks: false })
    await again.desk.open(one.here().open.id)
    expect(thresholdOf(again)).toBe(650)
    await again.desk.open(two.here().open.id)
    expect(thresholdOf(again)).toBe(600)
  })

  test('without locks, no tab takes out what another has saved, by changing everything back', async () => {
    const browser = newBrowser()
    const one = openTab(browser, { locks: false })
    setThreshold(one, 700)
    await one.desk.saver.flush()
    const two = openTab(browser, { locks: false })
    await looked(two)
    await two.desk.open(one.here().open.id)
    setThreshold(two, 600)
    await two.desk.saver.flush()
    one.change((trigger) => trigger.undo())
    await one.desk.saver.flush()
    expect(one.here().stance).toMatchObject({ kind: 'elsewhere' })
    const again = openTab({ ...browser, listeners: new Set() }, { locks: false })
    await again.desk.open(two.here().open.id)
    expect(thresholdOf(again)).toBe(600)
  })
})

describe('trouble', () => {
  test('a browser that keeps nothing is said to, once something is changed', async () => {
    const tab = openTab(newBrowser(null))
    await tab.desk.saver.flush()
    expect(tab.here()).toMatchObject({ saving: { kind: 'nothing' }, problem: null })
    setThreshold(tab, 700)
    await tab.desk.saver.flush()
    expect(tab.here().saving).toEqual({ kind: 'failed', trouble: 'forbidden', lastAt: null })
    expect(thresholdOf(tab)).toBe(700)
  })

  test('where there is no room nothing is lost, no other draft is opened over it, and it is saved when there is', async () => {
    const browser = newBrowser()
    const other = await draftIn(browser, 800)
    const tab = openTab(browser)
    await looked(tab)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError')
    })
    setThreshold(tab, 700)
    await tab.desk.saver.flush()
    expect(tab.here().saving).toMatchObject({ kind: 'failed', trouble: 'full' })
    await tab.desk.open(other.here().open.id)
    expect(thresholdOf(tab)).toBe(700)
    expect(tab.here().problem).toContain('no room')
    put.mockRestore()
    await tab.desk.saver.flush()
    expect(tab.here().saving.kind).toBe('saved')
  })

  test('people who were put down for nothing are taken out again, and the draft on the screen is still to be had', async () => {
    const browser = newBrowser()
    const tab = openTab(browser)
    importPeople(tab)
    setThreshold(tab, 700)
    const room = withoutRoom((drawer) => drawer === 'contents')
    await tab.desk.saver.flush()
    await tab.desk.saver.flush()
    expect(tab.here().saving).toMatchObject({ kind: 'failed', trouble: 'full' })
    expect(await peopleIn(browser)).toEqual([])
    const found = await tab.desk.documentOf(tab.here().open.id)
    expect(found?.document.parameters?.['threshold']?.value).toBe(700)
    room.mockRestore()
    await tab.desk.saver.flush()
    expect(await peopleIn(browser)).toHaveLength(3)
    // A copy is there wholly or not at all.
    withoutRoom((_drawer, put) => put === 2)
    await tab.desk.duplicate(tab.here().open.id)
    expect(tab.here().problem).toContain('could not be duplicated')
    expect(await peopleIn(browser)).toHaveLength(3)
  })

  test('what cannot be read is not said to be what could not be kept', async () => {
    const browser = newBrowser()
    const other = await draftIn(browser, 800)
    const tab = openTab(browser)
    await looked(tab)
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('The disk does not answer.', 'UnknownError')
    })
    await tab.desk.open(other.here().open.id)
    expect(tab.here().problem).toContain('cannot be opened. This browser could not reach what is kept in it')
  })

  test('a database of a later version is left alone', async () => {
    const factory = new IDBFactory()
    await new Promise((done) => factory.open(databaseName, 99).addEventListener('success', done))
    const tab = openTab(newBrowser(factory))
    await vi.waitFor(() => expect(tab.here().problem).toContain('later version'), patient)
    setThreshold(tab, 700)
    await tab.desk.saver.flush()
    expect(tab.here().saving).toMatchObject({ kind: 'failed', trouble: 'newer' })
  })
})

test('erasing everything leaves nothing, in any tab, and nothing is written until the next change', async () => {
  const browser = newBrowser()
  const one = await draftIn(browser, 700)
  const two = await draftIn(browser, 800)
  localStorage.setItem('iom-rules.canary', 'x')
  localStorage.setItem('of another page', 'x')
  await one.desk.erase()
  expect(one.here().erased).toMatchObject({ database: true, drafts: 2, entries: 1 })
  expect(localStorage.getItem('of another page')).toBe('x')
  for (const tab of [one, two]) {
    await tab.desk.saver.flush()
    expect(tab.here().kept).toEqual([])
  }
  expect(thresholdOf(one)).toBe(500)
  expect(await databases(browser)).toEqual([])
  // What is on the screen of the other tab is still there, and kept again when it is changed.
  setThreshold(two, 810)
  await two.desk.saver.flush()
  expect(two.here().saving.kind).toBe('saved')
})

test('erasing everything stops another tab that is putting people down', async () => {
  const browser = newBrowser()
  const one = await draftIn(browser, 700)
  const two = openTab(browser)
  importPeople(two)
  const saving = two.desk.saver.flush()
  await one.desk.erase()
  await saving
  expect(await databases(browser)).toEqual([])
  setThreshold(two, 810)
  await two.desk.saver.flush()
  expect(two.here().saving.kind).toBe('saved')
  expect(await peopleIn(browser)).toHaveLength(3)
})
