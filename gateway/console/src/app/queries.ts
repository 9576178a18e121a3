import { QueryClient } from '@tanstack/vue-query'
import { ApiError } from './api/problem'

/** A refusal is an answer: only what may have failed on the way is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiError) || error.status >= 502 || error.status === 0),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})
