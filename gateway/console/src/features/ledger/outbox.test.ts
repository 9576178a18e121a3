import 'fake-indexeddb/auto'
import { Blob as KeptBlob } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draft, draftsOf, drop, keep, type Draft } from './drafts'
import { emptyEntry } from './entry'
import { sendWaiting } from './outbox'

const OFFICER = 'point-1'
const aDraft = (id: string, more: Partial<Draft> = {}): Draft => ({
  id,
  account: OFFICER,
  state: 'waiting',
  form: { ...emptyEntry(), category: 'FOOD', content: id, respondentName: 'a shop' },
  photos: [],
  writtenAt: `2026-11-24T01:00:0${id.slice(-1)}Z`,
  ...more,
})
/** Node's own can be cloned into the store, as a browser's can; the stand-in of the page cannot. */
const aPhoto = () => new KeptBlob(['x'], { type: 'image/jpeg' }) as unknown as Blob
class Form {
  readonly parts: unknown[] = []
  append(_name: string, part: unknown) {
    this.parts.push(part)
  }
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

let fetching: ReturnType<typeof vi.fn<typeof fetch>>
beforeEach(() => {
  fetching = vi.fn<typeof fetch>()
  vi.stubGlobal('fetch', fetching)
  vi.stubGlobal('FormData', Form)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const one of await draftsOf(OFFICER)) await drop(one.id, OFFICER)
})

describe('what was written without a network', () => {
  it('is sent in the order it was written, each under its own name, and then gone from the phone', async () => {
    await keep(aDraft('d2'))
    await keep(aDraft('d1'))
    await keep(aDraft('d3', { state: 'writing' }))
    fetching.mockResolvedValueOnce(
      json(200, {
        results: [
          { index: 0, status: 201, id: 'c1', ledgerNumber: 'L-1', stepsTaken: 0 },
          { index: 1, status: 200, id: 'c2', ledgerNumber: 'L-2', stepsTaken: 0 },
        ],
      }),
    )
    const outcome = await sendWaiting(OFFICER)
    const body = JSON.parse(fetching.mock.calls[0]![1]!.body as string) as {
      entries: { externalReference: string }[]
    }
    expect(body.entries.map((entry) => entry.externalReference)).toEqual(['d1', 'd2'])
    expect(outcome.sent.map(({ ledgerNumber, again }) => [ledgerNumber, again])).toEqual([
      ['L-1', false],
      ['L-2', true],
    ])
    expect((await draftsOf(OFFICER)).map(({ id }) => id)).toEqual(['d3'])
  })

  it('stays while the network is not there', async () => {
    await keep(aDraft('d1'))
    fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    expect(await sendWaiting(OFFICER)).toMatchObject({ offline: true, sent: [], refused: [] })
    expect((await draft('d1'))?.state).toBe('waiting')
  })

  it('that is refused stays, with the reason, and holds nobody up', async () => {
    await keep(aDraft('d1'))
    await keep(aDraft('d2'))
    const problem = { type: 'urn:steelyard:problem:invalid-request', title: 'no', status: 400, errors: [] }
    fetching.mockResolvedValueOnce(
      json(200, {
        results: [
          { index: 0, status: 400, stepsTaken: 0, problem },
          { index: 1, status: 201, id: 'c2', ledgerNumber: 'L-2', stepsTaken: 0 },
        ],
      }),
    )
    const outcome = await sendWaiting(OFFICER)
    expect(outcome.refused.map(({ id }) => id)).toEqual(['d1'])
    expect(await draft('d1')).toMatchObject({ state: 'refused', problem: { title: 'no' } })
    expect(await draft('d2')).toBeUndefined()
  })

  it('does not lose its photos when the network goes between entry and photo', async () => {
    await keep(aDraft('d1', { photos: [aPhoto()] }))
    fetching.mockResolvedValueOnce(
      json(200, { results: [{ index: 0, status: 201, id: 'c1', ledgerNumber: 'L-1', stepsTaken: 0 }] }),
    )
    fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    expect((await sendWaiting(OFFICER)).offline).toBe(true)
    expect(await draft('d1')).toMatchObject({ complaint: 'c1', state: 'waiting' })

    fetching.mockResolvedValueOnce(json(201, { id: 'a1' }))
    await sendWaiting(OFFICER)
    expect(fetching).toHaveBeenCalledTimes(3)
    expect(fetching.mock.calls[2]![0]).toBe('/api/complaints/c1/attachments')
    const sent = (fetching.mock.calls[2]![1]!.body as unknown as Form).parts[0] as Blob
    expect(await sent.text()).toBe('x')
    expect((fetching.mock.calls[2]![1]!.headers as Headers).get('Idempotency-Key')).toBe('d1-photo-0')
    expect(await draft('d1')).toBeUndefined()
  })

  it('is not shown to another account on the same phone', async () => {
    await keep(aDraft('d1'))
    expect(await draftsOf('point-2')).toEqual([])
  })
})
