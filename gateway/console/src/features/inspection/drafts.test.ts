import 'fake-indexeddb/auto'
import { Blob as KeptBlob } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inspections, sendWaiting, type InspectionDraft } from './drafts'
import { emptyInspection, ITEMS } from './model'

const OFFICER = 'station-1'
/** Node's own can be cloned into the store, as a browser's can; the stand-in of the page cannot. */
const aPhoto = () => new KeptBlob(['x'], { type: 'image/jpeg' }) as unknown as Blob
function aDraft(id: string, more: Partial<InspectionDraft> = {}): InspectionDraft {
  const form = emptyInspection('P', 'a point')
  ITEMS.forEach((item) => (form.verdicts[item] = 'ok'))
  return {
    id,
    account: OFFICER,
    state: 'waiting',
    form,
    photos: [],
    writtenAt: `2026-11-24T01:00:0${id.slice(-1)}Z`,
    ...more,
  }
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const noNetwork = new TypeError('Failed to fetch')

let fetching: ReturnType<typeof vi.fn<typeof fetch>>
const sentTo = (call: number) => fetching.mock.calls[call]![0]
const header = (call: number, name: string) => (fetching.mock.calls[call]![1]!.headers as Headers).get(name)
const body = (call: number) =>
  JSON.parse(fetching.mock.calls[call]![1]!.body as string) as { photos: string[] }
beforeEach(() => {
  fetching = vi.fn<typeof fetch>()
  vi.stubGlobal('fetch', fetching)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const one of await inspections.of(OFFICER)) await inspections.drop(one.id, OFFICER)
})

describe('an inspection taken without a network', () => {
  it('is sent under its name, as of when it was handed in, its photos before it', async () => {
    await inspections.keep(aDraft('i1', { photos: [aPhoto()] }))
    fetching.mockResolvedValueOnce(json(201, { id: 'f1' }))
    fetching.mockResolvedValueOnce(json(201, { id: 'inspection' }))
    const outcome = await sendWaiting(OFFICER)
    expect(sentTo(0)).toBe('/api/duties/files?unit=P')
    expect(header(0, 'Content-Type')).toBe('image/jpeg')
    expect(sentTo(1)).toBe('/api/inspections')
    expect(header(1, 'Idempotency-Key')).toBe('i1')
    expect(body(1)).toMatchObject({ photos: ['f1'], occurredAt: '2026-11-24T01:00:01Z' })
    expect(outcome.sent).toHaveLength(1)
    expect(await inspections.of(OFFICER)).toEqual([])
  })

  it('waits on, whole, where the network goes between photo and record', async () => {
    await inspections.keep(aDraft('i1', { photos: [aPhoto()] }))
    fetching.mockResolvedValueOnce(json(201, { id: 'f1' }))
    fetching.mockRejectedValueOnce(noNetwork)
    expect(await sendWaiting(OFFICER)).toMatchObject({ offline: true, sent: [] })
    const kept = await inspections.one('i1')
    expect(kept).toMatchObject({ state: 'waiting' })
    expect(kept!.photos).toHaveLength(1)
  })

  it('that is refused stays with the reason, and the next one is sent', async () => {
    await inspections.keep(aDraft('i1'))
    await inspections.keep(aDraft('i2'))
    await inspections.keep(aDraft('i3', { state: 'writing' }))
    fetching.mockResolvedValueOnce(json(422, { type: 'urn:x', title: 'no', status: 422 }))
    fetching.mockResolvedValueOnce(json(201, { id: 'inspection' }))
    const outcome = await sendWaiting(OFFICER)
    expect(outcome.refused.map(({ id }) => id)).toEqual(['i1'])
    expect(await inspections.one('i1')).toMatchObject({ state: 'refused', problem: { title: 'no' } })
    expect((await inspections.of(OFFICER)).map(({ id }) => id)).toEqual(['i1', 'i3'])
  })
})
