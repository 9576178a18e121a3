import { useQueryClient } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'
import { useAutomatic } from '@/app/outbox'
import { drafts, type Draft } from './drafts'
import { sendWaiting, type Sending } from './outbox'

const sending = ref(false)

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
  const { send } = useSending(account)
  return useAutomatic(drafts, account, send, told)
}
