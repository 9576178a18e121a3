import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetNews, loadNews, markRead, say, take, takeUnsaid, useNews, type News } from './news'

const news = (id: number, escalation = `r${id}`) =>
  ({ id, type: 'escalated-to-office', at: '2026-11-24T02:00:00Z', escalation, urgent: false }) as News
const json = (body: unknown) =>
  new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })

afterEach(() => {
  forgetNews()
  vi.unstubAllGlobals()
})

describe('the news', () => {
  it('are counted from the read mark, and those after it stand out', async () => {
    vi.stubGlobal('fetch', async (url: string) =>
      json(
        url.includes('limit=1') && !url.includes('after')
          ? { items: [news(1)], unread: 2, readUpTo: 3 }
          : { items: [news(3), news(4), news(5)], unread: 2, readUpTo: 3 },
      ),
    )
    await expect(loadNews()).resolves.toBe(5)
    const { unread, fresh, opened } = useNews()
    expect(unread.value).toBe(2)
    expect([...fresh.value].sort()).toEqual(['r4', 'r5'])
    opened('r4')
    expect([...fresh.value]).toEqual(['r5'])
    expect(unread.value).toBe(2)
  })
  it('that come together are each said, and once', () => {
    say(news(7))
    say(news(8))
    expect(takeUnsaid().map((one) => one.id)).toEqual([7, 8])
    expect(takeUnsaid()).toEqual([])
    for (let id = 1; id <= 100; id++) say(news(id))
    expect(takeUnsaid().at(-1)!.id).toBe(100)
    expect(useNews().state.unsaid).toEqual([])
  })
  it('heard twice, count once', () => {
    expect(take(news(7))).toHaveLength(1)
    expect(take(news(7))).toHaveLength(0)
    expect(useNews().state.items).toHaveLength(1)
  })
  it('are read up to the last one that was there', async () => {
    take(news(8), news(9))
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (_: string, request: RequestInit) => {
      sent.push(JSON.parse(request.body as string))
      return json({ upTo: 9, unread: 0 })
    })
    await markRead()
    await markRead()
    expect(sent).toEqual([{ upTo: 9 }])
    expect(useNews().unread.value).toBe(0)
  })
})
