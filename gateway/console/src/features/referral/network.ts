import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/app/api/client'

const KEPT_MILLIS = 10 * 60_000
const MOST_PAGES = 10
const PATIENCE_MILLIS = 2_000

async function all<T>(page: (after: string | undefined) => Promise<{ items?: T[]; next?: string | null }>) {
  const found: T[] = []
  let after: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const got = await page(after)
    found.push(...(got.items ?? []))
    if (!got.next) break
    after = got.next
  }
  return found
}

/** The county's units and offices by their codes; asked once, since they seldom change. */
export function useNetwork() {
  const units = useQuery({
    queryKey: ['units', 'all'],
    staleTime: KEPT_MILLIS,
    queryFn: () =>
      all((after) => api.get('/api/units', { query: { limit: 200, ...(after ? { after } : {}) } })),
  })
  const offices = useQuery({
    queryKey: ['offices', 'all'],
    staleTime: KEPT_MILLIS,
    queryFn: () =>
      all((after) => api.get('/api/offices', { query: { limit: 200, ...(after ? { after } : {}) } })),
  })
  const byUnit = computed(() => new Map((units.data.value ?? []).map((one) => [one.code, one])))
  const byOffice = computed(() => new Map((offices.data.value ?? []).map((one) => [one.code, one])))
  const unitName = (code: string | null | undefined) => (code ? (byUnit.value.get(code)?.name ?? code) : '')
  return {
    units: computed(() => units.data.value ?? []),
    offices: computed(() => offices.data.value ?? []),
    byUnit,
    /** Once both have come, or could not, or take too long: codes are better than nothing. */
    ready: () =>
      Promise.race([
        Promise.allSettled([units.suspense(), offices.suspense()]),
        new Promise((late) => setTimeout(late, PATIENCE_MILLIS)),
      ]),
    unitName,
    /** An office, or a station that acts as one. */
    officeName: (code: string | null | undefined) =>
      code ? (byOffice.value.get(code)?.name ?? unitName(code)) : '',
    /** The township a point belongs to, before its own name. */
    placeName(unit: { code: string; path?: string[] | null } | null | undefined) {
      if (!unit) return ''
      const parent = byUnit.value.get(byUnit.value.get(unit.code)?.parent ?? '')
      const name = unitName(unit.code)
      return parent && parent.kind === 'STATION' && !name.startsWith(parent.name)
        ? `${parent.name} · ${name}`
        : name
    },
  }
}
