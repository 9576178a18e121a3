import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, filled, onSessionEnd, queryString, send } from '@/app/api/client'
import { ApiError } from '@/app/api/problem'

const answer = (status: number, body?: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', ...headers },
  })

function answering(...answers: Response[]) {
  const fetching = vi.fn<typeof fetch>()
  answers.forEach((one) => fetching.mockResolvedValueOnce(one))
  vi.stubGlobal('fetch', fetching)
  return fetching
}
const headersOf = (fetching: ReturnType<typeof answering>, call: number) =>
  fetching.mock.calls[call]![1]!.headers as Headers

afterEach(() => {
  vi.unstubAllGlobals()
  document.cookie = 'XSRF-TOKEN=; max-age=0'
})

describe('a request', () => {
  it('fills its path and leaves empty parameters out', () => {
    expect(filled('/api/units/{code}/x', { code: '35/04' })).toBe('/api/units/35%2F04/x')
    expect(queryString({ a: 1, b: undefined, c: '', d: ['x', 'y'] })).toBe('?a=1&d=x&d=y')
    expect(queryString({})).toBe('')
  })

  it('carries language, key, revision and the token of the cookie', async () => {
    document.cookie = 'XSRF-TOKEN=tok%2Fen'
    const fetching = answering(answer(200, { id: '1' }, { ETag: '"4"' }))
    const read = await api.post('/api/complaints/{id}/acceptance', {
      path: { id: '1' },
      body: {},
      etag: '"3"',
    })
    const headers = headersOf(fetching, 0)
    expect(read.etag).toBe('"4"')
    expect(headers.get('Accept-Language')).toBe('zh-CN')
    expect(headers.get('If-Match')).toBe('"3"')
    expect(headers.get('X-XSRF-TOKEN')).toBe('tok/en')
    expect(headers.get('Idempotency-Key')).toMatch(/^[\da-f-]{36}$/)
  })

  it('names a trace, the same for an act that is sent again', async () => {
    const key = 'b5a1d1c2-0a7e-4a53-9c0a-6f6f0b6c1d2e'
    const fetching = answering(answer(200), answer(200), answer(200), answer(200))
    await send('POST', '/api/complaints', { key }, {})
    await send('POST', '/api/complaints', { key }, {})
    await send('POST', '/api/complaints', { key: 'draft 7' }, {})
    await send('GET', '/api/complaints')
    const parents = [0, 1, 2, 3].map((call) => headersOf(fetching, call).get('traceparent')!)
    const traces = parents.map((parent) => /^00-([\da-f]{32})-[\da-f]{16}-01$/.exec(parent)?.[1])
    expect(traces[0]).toBe(key.replaceAll('-', ''))
    expect(traces[1]).toBe(traces[0])
    expect(new Set(parents).size).toBe(4)
    expect(new Set(traces).size).toBe(3)
  })

  it('that is refused says which field is wrong', async () => {
    const problem = {
      type: 'urn:steelyard:problem:invalid-request',
      title: 'x',
      status: 400,
      errors: [{ field: 'category', detail: 'missing' }],
    }
    answering(answer(400, problem))
    const error = await send('POST', '/api/complaints', {}, {}).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiError)
    expect((error as ApiError).kind).toBe('invalid-request')
    expect((error as ApiError).fields).toEqual({ category: 'missing' })
  })

  it('without an answer is told apart from a refusal', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')))
    const error = (await send('GET', '/api/me').catch((caught: unknown) => caught)) as ApiError
    expect(error.offline).toBe(true)
  })

  it('waits for a new sign-in and is then sent again under the same key', async () => {
    const fetching = answering(answer(401, { title: 'x', status: 401 }), answer(200, { ok: true }))
    let signedIn: (() => void) | undefined
    onSessionEnd(() => new Promise((resolve) => (signedIn = resolve)))
    const sent = send('POST', '/api/complaints', {}, { content: 'half written' })
    await vi.waitFor(() => expect(signedIn).toBeDefined())
    signedIn!()
    expect((await sent).status).toBe(200)
    expect(headersOf(fetching, 1).get('Idempotency-Key')).toBe(headersOf(fetching, 0).get('Idempotency-Key'))
    expect(fetching.mock.calls[1]![1]!.body).toBe(fetching.mock.calls[0]![1]!.body)
  })
})
