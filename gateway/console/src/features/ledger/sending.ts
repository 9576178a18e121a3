import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, ref, type Ref } from 'vue'
import { useDrafts, draftsOf, type Draft } from './drafts'
import { sendWaiting, type Sending } from './outbox'

const sending = ref(false)
const RETRY_MILLIS = 60_000

/** Sends what waits, and asks anew for what that changed. */
export function useSending(account: string) {
  const queries = useQueryClient()
  async function send(): Promise<Sending> {
    sending.value = true
    try {
      const outcome = await sendWaiting(account)
      if (outcome.sent.length > 0) {
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['complaints'] }),
          queries.invalidateQueries({ queryKey: ['escalations'] }),
          queries.invalidateQueries({ queryKey: ['scores'] }),
        ])
      }
      return outcome
    } finally {
      sending.value = false
    }
  }
  return { send, sending }
}

/** While a desk is open: sends as soon as there is a network again, and every minute while something waits. */
export function useAutomaticSending(account: string, told: (outcome: Sending) => void): Ref<Draft[]> {
  const drafts = useDrafts()
  const { send } = useSending(account)
  const attempt = async () => {
    const waiting = (await draftsOf(account)).some((draft) => draft.state === 'waiting')
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
  return drafts
}
