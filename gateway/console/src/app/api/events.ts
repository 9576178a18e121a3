import { onScopeDispose, ref, type Ref } from 'vue'
import { settings } from '../settings'
import { ApiError } from './problem'
import { send } from './client'

export interface StreamEvent {
  id: string | undefined
  event: string
  data: string
}

/**
 * Takes a server-sent-event stream apart, however its bytes are cut into pieces. `seen` is told the place of the stream
 * after each block, one without data included: a stream says so where it begins.
 */
export function parser(
  take: (event: StreamEvent) => void,
  seen: (id: string) => void = () => undefined,
): (text: string) => void {
  let rest = ''
  let id: string | undefined
  let event = ''
  let data: string[] = []
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) take({ id, event: event || 'message', data: data.join('\n') })
      if (id !== undefined) seen(id)
      event = ''
      data = []
      return
    }
    const colon = text.indexOf(':')
    if (colon === 0) return
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'id') id = value
    else if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    lines.forEach(line)
  }
}

export type StreamState = 'connecting' | 'open' | 'waiting'

/**
 * Follows a stream until `stop`: comes back after a break with growing pauses and `Last-Event-ID`, at once when the
 * network is back. `onGap` is told when the stream has come back, so that what is shown can be asked anew.
 */
export function follow(
  url: string,
  take: (event: StreamEvent) => void,
  options: { state?: (state: StreamState) => void; onReturn?: () => void } = {},
): () => void {
  const stopping = new AbortController()
  let lastId: string | undefined
  let pause: number = settings.streamBackoffMillis.first
  let wasOpen = false

  const listen = async () => {
    options.state?.('connecting')
    const response = await fetchStream(url, lastId, stopping.signal)
    options.state?.('open')
    if (wasOpen) options.onReturn?.()
    wasOpen = true
    pause = settings.streamBackoffMillis.first
    const feed = parser(take, (id) => (lastId = id))
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      feed(value)
    }
  }
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await listen()
      } catch (error) {
        if (stopping.signal.aborted) return
        // what is not allowed today is not allowed in a second either
        if (error instanceof ApiError && (error.status === 403 || error.status === 404)) return
      }
      options.state?.('waiting')
      await rested(pause, stopping.signal)
      pause = Math.min(pause * 2, settings.streamBackoffMillis.most)
    }
  }
  void run()
  return () => stopping.abort()
}

/** No deadline here: a stream is meant to last. */
async function fetchStream(url: string, lastId: string | undefined, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'text/event-stream' }
  if (lastId !== undefined) headers['Last-Event-ID'] = lastId
  const response = await fetch(url, { headers, credentials: 'same-origin', signal, cache: 'no-store' })
  if (response.status === 401) await send('GET', '/api/me') // asks for a new sign-in, once
  if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`)
  return response
}

function rested(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, millis)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done, { once: true })
  })
}

/** A stream for as long as the component lives. */
export function useStream(
  url: string,
  take: (event: StreamEvent) => void,
  onReturn?: () => void,
): { state: Ref<StreamState> } {
  const state = ref<StreamState>('connecting')
  const stop = follow(url, take, { state: (now) => (state.value = now), ...(onReturn ? { onReturn } : {}) })
  onScopeDispose(stop)
  return { state }
}
