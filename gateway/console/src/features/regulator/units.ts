import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { components } from '@/api/generated/assessment-service'
import { api } from '@/app/api/client'
import { allPages } from './pages'
import type { Whole } from './whole'

export type Unit = Whole<components['schemas']['UnitView']>

/** The county's network by code; names change seldom, so it is asked once and kept for a while. */
export function useUnits() {
  const query = useQuery({
    queryKey: ['units', 'all'],
    queryFn: () =>
      allPages(
        async (after) =>
          (await api.get('/api/units', {
            query: { limit: 1000, ...(after ? { after } : {}) } as never,
          })) as never,
      ) as Promise<Unit[]>,
    staleTime: 5 * 60_000,
  })
  const byCode = computed(() => new Map((query.data.value ?? []).map((unit) => [unit.code, unit])))
  return {
    query,
    all: computed(() => query.data.value ?? []),
    byCode,
    name: (code: string | undefined) => (code && byCode.value.get(code)?.name) || code || '',
  }
}
