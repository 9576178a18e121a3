import { onScopeDispose, type Ref } from 'vue'
import { ApiError, type Problem } from './api/problem'
import type { Kept, Shelf } from './shelf'

/** What became of the drafts that waited. */
export interface Sending<T, S> {
  sent: S[]
  refused: T[]
  /** True where the network was not there after all; what is left waits. */
  offline: boolean
}

/** What may go better in a while; anything else is the service's answer. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 502)

/**
 * Sends what waits on a shelf, once at a time.
 *
 * @param send sends all that wait, in their order; throws where the network goes
 */
export function outbox<T extends Kept, S>(
  drafts: Shelf<T>,
  send: (waiting: T[], outcome: Sending<T, S>) => Promise<void>,
): (account: string) => Promise<Sending<T, S>> {
  let running: Promise<Sending<T, S>> | undefined
  const work = async (account: string) => {
    const outcome: Sending<T, S> = { sent: [], refused: [], offline: false }
    const waiting = (await drafts.of(account)).filter((draft) => draft.state === 'waiting')
    try {
      await send(waiting, outcome)
    } catch (error) {
      if (!isPassing(error)) throw error
      outcome.offline = true
    }
    return outcome
  }
  return (account) => (running ??= work(account).finally(() => (running = undefined)))
}

/** A draft the service would not take stays, with the reason, and holds nobody up. */
export async function refuse<T extends Kept>(
  drafts: Shelf<T>,
  draft: T,
  problem: Problem,
  outcome: { refused: T[] },
): Promise<void> {
  draft.state = 'refused'
  draft.problem = problem
  await drafts.keep(draft)
  outcome.refused.push(draft)
}

const RETRY_MILLIS = 60_000

/** While the component lives: sends as soon as there is a network again, and every minute while something waits. */
export function useAutomatic<T extends Kept, S>(
  drafts: Shelf<T>,
  account: string,
  send: () => Promise<Sending<T, S>>,
  told: (outcome: Sending<T, S>) => void,
): Ref<T[]> {
  const attempt = async () => {
    const waiting = (await drafts.of(account)).some((draft) => draft.state === 'waiting')
    if (!waiting || !navigator.onLine) return
    told(await send())
  }
  const quietly = () => void attempt().catch(() => undefined)
  const timer = setInterval(quietly, RETRY_MILLIS)
  window.addEventListener('online', quietly)
  onScopeDispose(() => {
    clearInterval(timer)
    window.removeEventListener('online', quietly)
  })
  quietly()
  return drafts.held
}
