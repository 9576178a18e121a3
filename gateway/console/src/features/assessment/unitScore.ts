import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, type Ref } from 'vue'
import { useStream } from '@/app/api/events'
import { newsOf, readScores, scoresKey } from '../network/live'
import { readHistory, readRaises, readSchemeLines, readScore, thisYear, type Decimal } from './model'

/** Evidence is written by another listener than the score and may be a moment behind it. */
const EVIDENCE_BEHIND_MILLIS = 1_500

export interface Seen {
  unit: string
  period: string
  day: string | undefined
}

/** Everything a unit's page shows, asked anew whenever the unit's score moves. */
export function useUnitScore(seen: Ref<Seen>) {
  const client = useQueryClient()
  const unit = seen.value.unit
  const isLive = computed(() => !seen.value.day && seen.value.period === thisYear())
  const key = (...parts: string[]) =>
    computed(() => ['scores', ...parts, unit, seen.value.period, seen.value.day])

  const score = useQuery({
    queryKey: computed(() =>
      seen.value.day
        ? ['scores', 'one', unit, seen.value.period, seen.value.day]
        : ['scores', 'one', unit, seen.value.period],
    ),
    queryFn: () => readScore(seen.value),
  })
  const history = useQuery({
    queryKey: computed(() => ['scores', 'history', unit, seen.value.period]),
    queryFn: () => readHistory(seen.value),
  })
  const raises = useQuery({
    queryKey: key('raises'),
    queryFn: () => readRaises(seen.value),
    enabled: isLive,
  })
  const list = useQuery({
    queryKey: computed(() => scoresKey(seen.value.period)),
    queryFn: () => readScores(seen.value.period),
    staleTime: 60_000,
  })
  const scheme = computed(() => score.data.value?.scheme)
  const schemeLines = useQuery({
    queryKey: computed(() => ['schemes', 'lines', scheme.value]),
    queryFn: () => readSchemeLines(scheme.value!),
    enabled: computed(() => scheme.value !== undefined),
    staleTime: Infinity,
  })
  const parameters = computed(
    () =>
      new Map<string, Record<string, Decimal>>(
        schemeLines.data.value?.map((line) => [line.code, line.parameters]),
      ),
  )

  let later: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    for (const name of ['one', 'history', 'raises', 'evidence', 'beside']) {
      void client.invalidateQueries({ queryKey: ['scores', name, unit] })
    }
    clearTimeout(later)
    later = setTimeout(() => {
      void client.invalidateQueries({ queryKey: ['scores', 'evidence', unit] })
      void client.invalidateQueries({ queryKey: ['scores', 'list'] })
    }, EVIDENCE_BEHIND_MILLIS)
  }
  const { state } = useStream(
    `/api/scores/stream?unit=${encodeURIComponent(unit)}`,
    (event) => newsOf(event) && again(),
    again,
  )
  onScopeDispose(() => clearTimeout(later))
  return { score, history, raises, list, parameters, state, isLive }
}
