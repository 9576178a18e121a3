import { onScopeDispose, ref } from 'vue'

/** Whether there is room for a table. */
export function useWide(width = 900) {
  const query = window.matchMedia(`(min-width: ${width}px)`)
  const wide = ref(query.matches)
  const look = () => (wide.value = query.matches)
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return wide
}
