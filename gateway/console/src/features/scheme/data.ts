import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, send } from '@/app/api/client'
import { allPages } from '@/features/regulator/pages'
import type { SchemeView, Version } from './versions'
import { isOpen, type UnitChange, type WhatIf } from './whatif'

const EVERY_MILLIS = { open: 1_000, list: 2_500 }
const PAGE = 1_000

export function useVersions() {
  return useQuery({
    queryKey: ['schemes', 'versions'],
    queryFn: async (): Promise<Version[]> => (await api.get('/api/schemes')).items,
  })
}

export function useScheme(version: Ref<string>) {
  return useQuery({
    queryKey: ['schemes', 'one', version],
    queryFn: (): Promise<SchemeView> => api.get('/api/schemes/{ref}', { path: { ref: version.value } }),
    staleTime: Infinity,
  })
}

/** The file of a version as it was written; it never changes. */
export function useSchemeText(version: Ref<string>) {
  return useQuery({
    queryKey: ['schemes', 'file', version],
    queryFn: async () =>
      (
        await send('GET', `/api/schemes/${encodeURIComponent(version.value)}/file`, {
          headers: { Accept: 'application/yaml' },
        })
      ).text(),
    staleTime: Infinity,
  })
}

/** The county's what-ifs, the youngest first; looked at again while one is worked on. */
export function useWhatIfs() {
  return useQuery({
    queryKey: ['what-ifs', 'list'],
    queryFn: async (): Promise<WhatIf[]> =>
      (await api.get('/api/schemes/what-ifs', { query: { limit: 20 } })).items,
    refetchInterval: (query) => (query.state.data?.some(isOpen) ? EVERY_MILLIS.list : false),
  })
}

export function useWhatIf(job: Ref<string>) {
  const state = useQuery({
    queryKey: ['what-ifs', 'one', job],
    queryFn: (): Promise<WhatIf> =>
      api.get('/api/schemes/what-ifs/{job}', { path: { job: job.value }, query: { limit: 1 } }),
    refetchInterval: (query) => (query.state.data && isOpen(query.state.data) ? EVERY_MILLIS.open : false),
    staleTime: 0,
  })
  const units = useQuery({
    queryKey: ['what-ifs', 'units', job],
    enabled: computed(() => state.data.value?.state === 'DONE'),
    queryFn: (): Promise<UnitChange[]> =>
      allPages(async (after) => {
        const page = await api.get('/api/schemes/what-ifs/{job}', {
          path: { job: job.value },
          query: { limit: PAGE, ...(after ? { after } : {}) },
        })
        return page.units ?? {}
      }),
    staleTime: Infinity,
  })
  return { state, units }
}
