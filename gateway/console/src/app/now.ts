import { onScopeDispose, ref, type Ref } from 'vue'

/** The time now, for what runs down or falls due on a page that stays open. */
export function useNow(everyMillis = 1_000): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), everyMillis)
  onScopeDispose(() => clearInterval(timer))
  return now
}
