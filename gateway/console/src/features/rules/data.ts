import { useQuery } from '@tanstack/vue-query'
import { api } from '@/app/api/client'
import { kept } from '@/features/scheme/kept'
import type { Tables, Written } from './table'

export function useTables() {
  return useQuery({
    queryKey: ['referral-rules'],
    queryFn: (): Promise<Tables> => api.get('/api/referral-rules'),
  })
}

/** A table that is being written, kept on this computer until it is published. */
export interface KeptRules {
  rules: Written[]
  validFrom: string
  at: string
}
export const keptRules = (account: string) => kept<KeptRules>('rules', account)
