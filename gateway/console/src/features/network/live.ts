import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { api } from '@/app/api/client'
import { follow, type StreamEvent, type StreamState } from '@/app/api/events'
import type { ScoreRow, UnitKind } from '../assessment/model'
import { thisYear } from '../assessment/model'
import type { NetworkUnit } from './tree'

const PAGE = 500
/** Many scores move together; places are asked anew once it has been quiet for so long, at the latest after so long. */
const SETTLE = { quietMillis: 1_500, mostMillis: 8_000 }
const SHOWN_MOVES = 6

/** A score that moved while the page was open. */
export interface Move {
  id: string
  unit: string
  name: string
  before: number | undefined
  after: number | undefined
  at: number
}

interface Paged<T> {
  items: T[]
  next?: string | null
}

async function everyPage<T>(page: (after: string | undefined) => Promise<Paged<T>>): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const answer = await page(after)
    all.push(...answer.items)
    after = answer.next ?? undefined
  } while (after)
  return all
}

export function readScores(period: string): Promise<ScoreRow[]> {
  return everyPage(
    async (after) =>
      (await api.get('/api/scores', {
        query: { period, limit: PAGE, ...(after ? { after } : {}) },
      })) as unknown as Paged<ScoreRow>,
  )
}

/** The scores with what each unit got for every indicator: a page of units a request. */
export function readIndicators(period: string, of: { kind: UnitKind; parent?: string }): Promise<ScoreRow[]> {
  return everyPage(
    async (after) =>
      (await api.get('/api/scores', {
        query: { period, include: 'indicators', limit: PAGE, ...of, ...(after ? { after } : {}) },
      })) as unknown as Paged<ScoreRow>,
  )
}

export function readUnits(): Promise<NetworkUnit[]> {
  return everyPage(
    async (after) =>
      (await api.get('/api/units', {
        query: { limit: PAGE, ...(after ? { after } : {}) },
      })) as unknown as Paged<NetworkUnit>,
  )
}

export const scoresKey = (period: string) => ['scores', 'list', period] as const

/** A score as the stream tells it, without places. */
export function newsOf(event: StreamEvent): ScoreRow | undefined {
  return event.event === 'score-changed' ? (JSON.parse(event.data) as ScoreRow) : undefined
}

/** The list with one score in place of what was there; its place stays until places are asked anew. */
export function patched(rows: readonly ScoreRow[], news: ScoreRow): ScoreRow[] {
  const known = rows.some((row) => row.unit === news.unit)
  return known
    ? rows.map((row) => (row.unit === news.unit ? { ...row, ...news } : row))
    : [...rows, news].sort((one, other) => (one.unit < other.unit ? -1 : 1))
}

/** Runs once it has been quiet, or at the latest after a while. */
function settled(run: () => void): { soon: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined
  const stop = () => {
    clearTimeout(timer)
    since = undefined
  }
  return {
    soon() {
      since ??= Date.now()
      clearTimeout(timer)
      const left = Math.max(0, SETTLE.mostMillis - (Date.now() - since))
      timer = setTimeout(
        () => {
          since = undefined
          run()
        },
        Math.min(SETTLE.quietMillis, left),
      )
    },
    stop,
  }
}

/** The scores of all units somebody may see, as they move; and what moved since the page was opened. */
export function useLiveScores(period: Ref<string>) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => scoresKey(period.value)),
    queryFn: () => readScores(period.value),
  })
  const moves = ref<Move[]>([])
  const state = ref<StreamState>('connecting')
  const places = settled(() => void client.invalidateQueries({ queryKey: ['scores', 'list'] }))

  const take = (event: StreamEvent) => {
    const news = newsOf(event)
    if (!news) return
    const key = scoresKey(String(news.period))
    const rows = client.getQueryData<ScoreRow[]>(key)
    if (rows && String(news.period) === period.value) {
      const before = rows.find((row) => row.unit === news.unit)?.score
      moves.value = [
        {
          id: event.id ?? `${news.unit}${news.asOf}`,
          unit: news.unit,
          name: news.name,
          before: before == null ? undefined : Number(before),
          after: news.score == null ? undefined : Number(news.score),
          at: Date.now(),
        },
        ...moves.value,
      ].slice(0, SHOWN_MOVES)
    }
    if (rows) client.setQueryData(key, patched(rows, news))
    places.soon()
  }
  // what was missed during a break is in the list
  const again = () => void client.invalidateQueries({ queryKey: ['scores', 'list'] })
  const stop = follow('/api/scores/stream', take, { state: (now) => (state.value = now), onReturn: again })
  onScopeDispose(() => {
    stop()
    places.stop()
  })
  watch(period, () => (moves.value = []))
  const live = computed(() => period.value === thisYear())
  return { query, moves, state, live }
}

export function useUnits() {
  return useQuery({ queryKey: ['units', 'all'], queryFn: readUnits, staleTime: 5 * 60_000 })
}
