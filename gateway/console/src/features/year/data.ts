import { useQuery } from '@tanstack/vue-query'
import { computed, inject, provide, type InjectionKey, type Ref } from 'vue'
import { api } from '@/app/api/client'
import { useAct } from '@/app/api/act'
import { today } from '@/app/format'
import { useSession } from '@/app/session'
import { allPages } from '@/features/regulator/pages'
import { useUnits } from '@/features/regulator/units'
import {
  countsOf,
  stateOf,
  STEPS,
  type Act,
  type Appeal,
  type Exclusions,
  type Result,
  type Step,
  type StepState,
  type UnitYear,
  type Veto,
  type Year,
} from './steps'

const paging = (after: string | undefined) => ({ limit: 1000, ...(after ? { after } : {}) }) as never

/** Everything the board shows of one year, asked once and shared by its panels. */
export function useYear(year: Ref<number>) {
  const path = () => ({ year: year.value })
  const key = (...rest: string[]) => ['assessments', year, ...rest]
  const board = useQuery({
    queryKey: key(),
    queryFn: () => api.read('/api/assessments/{year}', { path: path() }),
  })
  const units = useQuery({
    queryKey: key('units'),
    queryFn: () =>
      allPages((after) =>
        api.get('/api/assessments/{year}/units', { path: path(), query: paging(after) }),
      ) as Promise<UnitYear[]>,
  })
  const results = useQuery({
    queryKey: key('results'),
    queryFn: () =>
      allPages((after) =>
        api.get('/api/assessments/{year}/results', { path: path(), query: paging(after) }),
      ) as Promise<Result[]>,
  })
  const appeals = useQuery({
    queryKey: key('appeals'),
    queryFn: () =>
      allPages((after) =>
        api.get('/api/assessments/{year}/appeals', { path: path(), query: paging(after) }),
      ) as Promise<Appeal[]>,
  })
  const vetoes = useQuery({
    queryKey: key('vetoes'),
    queryFn: () =>
      allPages((after) =>
        api.get('/api/assessments/{year}/vetoes', { path: path(), query: paging(after) }),
      ) as Promise<Veto[]>,
  })
  const exclusions = useQuery({
    queryKey: key('exclusions'),
    queryFn: () =>
      allPages((after) =>
        api.get('/api/assessments/{year}/exclusions', { path: path(), query: paging(after) }),
      ) as Promise<Exclusions[]>,
  })
  const removals = useQuery({
    queryKey: key('plaque-removals'),
    queryFn: () =>
      allPages((after) =>
        api.get('/api/assessments/{year}/plaque-removals', { path: path(), query: paging(after) }),
      ) as Promise<UnitYear[]>,
  })
  const network = useUnits()
  const value = computed(() => board.data.value?.data as Year | undefined)
  const counts = computed(() =>
    countsOf(
      units.data.value ?? [],
      network.all.value,
      appeals.data.value ?? [],
      results.data.value ?? [],
      removals.data.value?.length ?? 0,
    ),
  )
  const states = computed(() => {
    const now = value.value
    return now
      ? (Object.fromEntries(STEPS.map((step) => [step, stateOf(step, now, counts.value, today())])) as Record<
          Step,
          StepState
        >)
      : undefined
  })
  return {
    year,
    board,
    value,
    units,
    results,
    appeals,
    vetoes,
    exclusions,
    removals,
    network,
    counts,
    states,
  }
}
export type YearData = ReturnType<typeof useYear>

const KEY: InjectionKey<YearData> = Symbol('year')
export const provideYear = (data: YearData) => provide(KEY, data)
export const useBoard = (): YearData => inject(KEY)!

/** Whether somebody in the reader's role has signed an act: the role signs once, whoever of it does. */
export function useSigned(act: Act) {
  const data = useBoard()
  const { roles } = useSession()
  return computed(
    () =>
      data.value.value?.steps.some(
        (step) => step.act === act && (roles.value as readonly string[]).includes(step.role),
      ) ?? false,
  )
}

/** A change to the year itself: sent on the version the person saw. */
export function useYearAct<V>(
  send: (input: V, year: number, etag: string | undefined) => Promise<unknown>,
  done: string,
  onDone?: () => void,
) {
  const data = useBoard()
  return useAct<V, unknown>({
    send: (input, etag) => send(input, data.year.value, etag),
    shown: () => data.board.data.value,
    reread: () => api.read('/api/assessments/{year}', { path: { year: data.year.value } }),
    stale: () => [['assessments']],
    done,
    ...(onDone ? { onDone } : {}),
  })
}

/** A change to one unit, one veto or one appeal of the year; the year's own version is not touched. */
export function usePartAct<V>(
  send: (input: V, year: number) => Promise<unknown>,
  done: string,
  onDone?: () => void,
) {
  const data = useBoard()
  return useAct<V, unknown>({
    send: (input) => send(input, data.year.value),
    stale: () => [['assessments']],
    done,
    ...(onDone ? { onDone } : {}),
  })
}
