import { useMutation, useQueryClient, type QueryKey } from '@tanstack/vue-query'
import { t } from '../i18n'
import type { Toast } from '../ui/toast'
import { ApiError } from './problem'
import { confirmStale } from './stale'

export interface Act<V, R> {
  /** Sends the change; gets the revision to base it on, the one shown or, after a conflict, the one read since. */
  send: (input: V, etag: string | undefined) => Promise<R>
  /** What the person sees now, with its revision: needed where `If-Match` is sent. */
  shown?: () => { data: unknown; etag: string | undefined } | undefined
  /** Reads the same anew, to show both versions after a 412. */
  reread?: () => Promise<{ data: unknown; etag: string | undefined }>
  /** Whose answers are no longer good once it is done. */
  stale?: (input: V, result: R) => QueryKey[]
  /** Said in a toast when it is done. */
  done?: string | ((result: R) => string)
  /** True where the form itself says what a service refused. */
  saysItself?: boolean
  onDone?: (result: R, input: V) => unknown
}

/** The word for a failure that is not about one field. */
export function toastError(error: unknown): void {
  const message =
    error instanceof ApiError ? (error.problem.detail ?? error.problem.title) : t('app.error.title')
  show({ type: 'error', message, duration: 6_000 })
}

export function toast(message: string, type: 'success' | 'warning' | 'info' = 'success'): void {
  show({ type, message, duration: 3_500 })
}

/** Loaded when there is something to say; the service worker has it when there is no network. */
function show(message: Toast): void {
  void import('../ui/toast').then(({ show }) => show(message))
}

/** A 412 anywhere: somebody else was quicker. Shows both versions and asks; true if it shall be sent on top. */
async function sendOver<V, R>(act: Act<V, R>, input: V): Promise<R> {
  const shown = act.shown?.()
  try {
    return await act.send(input, shown?.etag)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 412 || !act.reread) throw error
    const now = await act.reread()
    if (!(await confirmStale(shown?.data, now.data))) throw error
    return act.send(input, now.etag)
  }
}

/** One change a person makes: sent once, its conflict shown, its failure said, what it touched asked anew. */
export function useAct<V, R>(act: Act<V, R>) {
  const queries = useQueryClient()
  return useMutation<R, Error, V>({
    mutationFn: (input) => sendOver(act, input),
    onSuccess: async (result, input) => {
      if (act.done) toast(typeof act.done === 'function' ? act.done(result) : act.done)
      await Promise.all(
        (act.stale?.(input, result) ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
      await act.onDone?.(result, input)
    },
    onError: async (error, input) => {
      const conflict = error instanceof ApiError && (error.status === 412 || error.status === 409)
      if (conflict) {
        await Promise.all(
          (act.stale?.(input, undefined as R) ?? []).map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        )
      }
      if (error instanceof ApiError && (act.saysItself || Object.keys(error.fields).length > 0)) return
      if (!(error instanceof ApiError && error.status === 412 && act.reread)) toastError(error)
    },
  })
}
