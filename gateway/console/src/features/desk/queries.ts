import { useQuery } from '@tanstack/vue-query'
import { api } from '@/app/api/client'
import { today } from '@/app/format'
import { useSession } from '@/app/session'

export const year = (): string => today().slice(0, 4)

export function useMyUnit(): string {
  return useSession().me.value?.unit ?? ''
}

export function useMyScore() {
  const unit = useMyUnit()
  return useQuery({
    queryKey: ['scores', 'one', unit, year()],
    queryFn: () => api.get('/api/scores/{unit}', { path: { unit }, query: { period: year() } }),
  })
}

export function useMyRaises() {
  const unit = useMyUnit()
  return useQuery({
    queryKey: ['scores', 'raises', unit, year()],
    queryFn: () =>
      api.get('/api/scores/{unit}/raises', { path: { unit }, query: { period: year(), limit: '3' } }),
  })
}
