import { i18n } from '../i18n'
import { settings } from '../settings'
import { ApiError, problemOf } from './problem'
import type { Answer, Body, PathParameters, PathsWith, Query } from './types'

/** Asked when the session has ended: resolves once the person is signed in again, rejects when they gave up. */
type Renewal = () => Promise<void>
let renew: Renewal | undefined

export function onSessionEnd(renewal: Renewal): void {
  renew = renewal
}

interface Common {
  signal?: AbortSignal
  /** The revision the person saw, sent as `If-Match`; the answer is 412 if it is no longer the last. */
  etag?: string | undefined
  /** Names a POST, so that sending it twice does it once; made up where it is not given. */
  key?: string
  headers?: Record<string, string>
}
type Args<V, Q, B> = Common &
  ([V] extends [never] ? { path?: undefined } : { path: V }) &
  ([Q] extends [never] ? { query?: undefined } : { query?: Q }) &
  ([B] extends [never] ? { body?: undefined } : { body?: B })

export interface Read<T> {
  data: T
  etag: string | undefined
  location: string | undefined
}

/** Fills `{name}` in a path. */
export function filled(path: string, parameters: Record<string, unknown> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
}

export function queryString(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== '')
      .map((one) => [name, String(one)] as [string, string]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

export function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found && decodeURIComponent(found.slice(name.length + 1))
}

function noAnswer(cause: unknown): ApiError {
  const error = new ApiError({
    type: 'urn:steelyard:problem:no-answer',
    title: i18n.global.t('app.problem.noAnswer'),
    status: 0,
  })
  error.cause = cause
  return error
}

/**
 * Names the trace of what the person did, as W3C Trace Context has it: the key of the act where that is a UUID, so that a
 * draft sent again days later is found beside its first attempt. Whether it is recorded the gateway decides.
 */
function traceParent(key: string = crypto.randomUUID()): string {
  const trace = key.replaceAll('-', '')
  const named = /^(?!0{32})[\da-f]{32}$/.test(trace) ? trace : crypto.randomUUID().replaceAll('-', '')
  return `00-${named}-${crypto.randomUUID().replaceAll('-', '').slice(16)}-01`
}

function headersFor(method: string, common: Common, body: unknown): Headers {
  const headers = new Headers(common.headers)
  headers.set('Accept-Language', i18n.global.locale.value)
  if (!headers.has('Accept')) headers.set('Accept', 'application/json')
  if (body !== undefined && !(body instanceof FormData) && !headers.has('Content-Type')) {
    headers.set('Content-Type', 'application/json')
  }
  headers.set('traceparent', traceParent(common.key))
  if (method === 'GET') return headers
  const csrf = cookie(settings.csrfCookie)
  if (csrf) headers.set(settings.csrfHeader, csrf)
  if (common.etag) headers.set('If-Match', common.etag)
  if (method === 'POST') headers.set('Idempotency-Key', common.key ?? crypto.randomUUID())
  return headers
}

/**
 * Sends one request. When the session has ended it waits until the person has signed in again and sends the same request
 * (under the same key) once more, so that a half-written form is never lost.
 */
export async function send(
  method: string,
  url: string,
  common: Common = {},
  body?: unknown,
): Promise<Response> {
  const key = common.key ?? crypto.randomUUID()
  const once = async () => {
    const deadline = AbortSignal.timeout(settings.requestTimeoutMillis)
    try {
      return await fetch(url, {
        method,
        headers: headersFor(method, { ...common, key }, body),
        credentials: 'same-origin',
        signal: common.signal ? AbortSignal.any([common.signal, deadline]) : deadline,
        ...(body === undefined
          ? {}
          : {
              body:
                body instanceof FormData || body instanceof Blob || typeof body === 'string'
                  ? body
                  : JSON.stringify(body),
            }),
      })
    } catch (cause) {
      if (common.signal?.aborted) throw cause
      throw noAnswer(cause)
    }
  }
  let response = await once()
  if (response.status === 401 && renew) {
    await renew()
    response = await once()
  }
  if (!response.ok) throw new ApiError(await problemOf(response))
  return response
}

async function read<T>(response: Response): Promise<Read<T>> {
  const json = response.status !== 204 && (response.headers.get('Content-Type') ?? '').includes('json')
  return {
    data: (json ? await response.json() : undefined) as T,
    etag: response.headers.get('ETag') ?? undefined,
    location: response.headers.get('Location') ?? undefined,
  }
}

interface Loose extends Common {
  path?: unknown
  query?: unknown
  body?: unknown
}

async function call<T>(method: string, path: string, args: Loose = {}): Promise<Read<T>> {
  const url =
    filled(path, args.path as Record<string, unknown>) + queryString(args.query as Record<string, unknown>)
  return read<T>(await send(method, url, args, args.body))
}

/** The services' interface, typed by their OpenAPI documents. Failures are `ApiError`. */
export const api = {
  async get<P extends PathsWith<'get'>>(
    path: P,
    args?: Args<PathParameters<P, 'get'>, Query<P, 'get'>, never>,
  ): Promise<Answer<P, 'get'>> {
    return (await call<Answer<P, 'get'>>('GET', path, args)).data
  },
  /** Like `get`, with the revision for a later `If-Match`. */
  read<P extends PathsWith<'get'>>(
    path: P,
    args?: Args<PathParameters<P, 'get'>, Query<P, 'get'>, never>,
  ): Promise<Read<Answer<P, 'get'>>> {
    return call('GET', path, args)
  },
  post<P extends PathsWith<'post'>>(
    path: P,
    args?: Args<PathParameters<P, 'post'>, Query<P, 'post'>, Body<P, 'post'>>,
  ): Promise<Read<Answer<P, 'post'>>> {
    return call('POST', path, args)
  },
  patch<P extends PathsWith<'patch'>>(
    path: P,
    args?: Args<PathParameters<P, 'patch'>, Query<P, 'patch'>, Body<P, 'patch'>>,
  ): Promise<Read<Answer<P, 'patch'>>> {
    return call('PATCH', path, args)
  },
  delete<P extends PathsWith<'delete'>>(
    path: P,
    args?: Args<PathParameters<P, 'delete'>, Query<P, 'delete'>, never>,
  ): Promise<Read<Answer<P, 'delete'>>> {
    return call('DELETE', path, args)
  },
}
