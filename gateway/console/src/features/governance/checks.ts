import { reactive } from 'vue'
import { api } from '@/app/api/client'
import { ApiError } from '@/app/api/problem'
import type { Answer } from '@/app/api/types'

export type Check = Answer<'/api/ledger/verification', 'get'> & { failed?: false }
export type Outcome = Check | { failed: true; intact: false; entries: 0; links: 0; anchored: 0; head: '' }

const AT_ONCE = 3
const FAILED: Outcome = { failed: true, intact: false, entries: 0, links: 0, anchored: 0, head: '' }
const state = reactive({ running: false, done: 0, total: 0, results: new Map<string, Outcome>() })
let stopped = false

const verify = (unit: string, year: number) => api.get('/api/ledger/verification', { query: { unit, year } })

/** Checks one ledger after the other, a few at once; what cannot be checked is said, not left out. */
export async function checkAll(
  units: readonly string[],
  year: number,
  check: (unit: string, year: number) => Promise<Check> = verify,
): Promise<void> {
  Object.assign(state, { running: true, done: 0, total: units.length })
  stopped = false
  const rest = [...units]
  const worker = async () => {
    for (let unit = rest.shift(); unit !== undefined && !stopped; unit = rest.shift()) {
      try {
        state.results.set(`${unit}/${year}`, await check(unit, year))
      } catch (error) {
        if (error instanceof ApiError && error.status === 403) stopped = true
        state.results.set(`${unit}/${year}`, FAILED)
      }
      state.done++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  state.running = false
}

export function useChecks() {
  return { state, stop: () => (stopped = true) }
}
