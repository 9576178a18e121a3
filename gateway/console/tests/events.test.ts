import { afterEach, describe, expect, it, vi } from 'vitest'
import { follow, parser, type StreamEvent } from '@/app/api/events'

afterEach(() => vi.unstubAllGlobals())

describe('a stream', () => {
  it('is read however its bytes are cut', () => {
    const text = ': hello\n\nid: 7\nevent: escalated\ndata: {"a":\ndata: 1}\n\ndata: last\r\n\r\n'
    for (let size = 1; size < text.length; size++) {
      const events: StreamEvent[] = []
      const feed = parser((event) => events.push(event))
      for (let at = 0; at < text.length; at += size) feed(text.slice(at, at + size))
      expect(events).toEqual([
        { id: '7', event: 'escalated', data: '{"a":\n1}' },
        { id: '7', event: 'message', data: 'last' },
      ])
    }
  })

  it('has a place from its first words on', () => {
    const events: StreamEvent[] = []
    const places: string[] = []
    const feed = parser(
      (event) => events.push(event),
      (id) => places.push(id),
    )
    feed('id: a.3\n: listening\n\nevent: refresh\ndata: {}\n\nid: a.4\ndata: x\n\n')
    expect(places).toEqual(['a.3', 'a.3', 'a.4'])
    expect(events.map((event) => event.event)).toEqual(['refresh', 'message'])
  })

  it('comes back after a break and says what it saw last', async () => {
    const body = (text: string) => new Response(text, { headers: { 'Content-Type': 'text/event-stream' } })
    const never = new Promise<Response>(() => {})
    const fetching = vi.fn<typeof fetch>()
    fetching
      .mockResolvedValueOnce(body('id: 41\ndata: one\n\n'))
      .mockResolvedValueOnce(body('id: 42\ndata: two\n\n'))
    fetching.mockReturnValue(never)
    vi.stubGlobal('fetch', fetching)
    const seen: string[] = []
    let returns = 0
    const stop = follow('/api/notifications/stream', (event) => seen.push(event.data), {
      state: (state) =>
        state === 'waiting' &&
        queueMicrotask(() => setTimeout(() => window.dispatchEvent(new Event('online')))),
      onReturn: () => returns++,
    })
    await vi.waitFor(() => expect(fetching).toHaveBeenCalledTimes(3))
    stop()
    expect(seen).toEqual(['one', 'two'])
    expect(returns).toBe(1)
    expect((fetching.mock.calls[1]![1]!.headers as Record<string, string>)['Last-Event-ID']).toBe('41')
    expect((fetching.mock.calls[2]![1]!.headers as Record<string, string>)['Last-Event-ID']).toBe('42')
  })
})
