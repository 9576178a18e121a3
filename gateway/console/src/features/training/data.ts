import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter, type Ref } from 'vue'
import { api } from '@/app/api/client'
import { useNow } from '@/app/now'
import { said } from '@/app/said'
import { useSession } from '@/app/session'
import { allPages } from '@/features/regulator/pages'
import { useUnits } from '@/features/regulator/units'
import { nextCodeIn, phaseOf, type Session, type ShownCode } from './model'

const PAGE = 200
const LIVE_MILLIS = 2_000

/** All sessions that concern the caller's area. */
export function useSessions() {
  return useQuery({
    queryKey: ['training', 'sessions', 'all'],
    queryFn: () =>
      allPages<Session>((after) =>
        api.get('/api/training/sessions', { query: { limit: PAGE, ...(after ? { after } : {}) } }),
      ),
  })
}

/** One session with the revision it has; while it runs, whoever signs in first makes it held. */
export function useTrainingSession(id: MaybeRefOrGetter<string>) {
  const read = () => api.read('/api/training/sessions/{id}', { path: { id: toValue(id) } })
  const query = useQuery({
    queryKey: ['training', 'sessions', 'one', () => toValue(id)],
    queryFn: read,
    refetchInterval: (asked) => {
      const session = asked.state.data?.data
      return session && phaseOf(session) === 'running' ? 2 * LIVE_MILLIS : false
    },
  })
  return { query, read, session: computed(() => query.data.value?.data) }
}

/** Who is on the roster; asked again every other second while people may sign in. */
export function useSignIns(id: MaybeRefOrGetter<string>, live: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: ['training', 'sign-ins', () => toValue(id)],
    queryFn: () => api.get('/api/training/sessions/{id}/sign-ins', { path: { id: toValue(id) } }),
    refetchInterval: () => (toValue(live) ? LIVE_MILLIS : false),
  })
}

/** The code as it is shown now, and the next one when it ends. */
export function useCode(id: MaybeRefOrGetter<string>, live: Ref<boolean>) {
  return useQuery({
    queryKey: ['training', 'code', () => toValue(id)],
    queryFn: () =>
      api.get('/api/training/sessions/{id}/code', { path: { id: toValue(id) } }) as Promise<ShownCode>,
    enabled: live,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: (query) => nextCodeIn(query.state.data, Date.now()),
    refetchIntervalInBackground: true,
  })
}

/** Modules of the syllabi in force, by code. */
export function useModules() {
  const query = useQuery({
    queryKey: ['training', 'syllabi'],
    queryFn: () => api.get('/api/training/syllabi', { query: { limit: PAGE } }),
    staleTime: 5 * 60_000,
  })
  const modules = computed(() => query.data.value?.items.flatMap((one) => one.modules) ?? [])
  const byCode = computed(() => new Map(modules.value.map((module) => [module.code, module])))
  const titleOf = (code: string) => {
    const module = byCode.value.get(code)
    return said(module && { zh: module.title, en: module.titleEn ?? module.title }) || code
  }
  return { query, modules, titleOf }
}

/** Names of units and of the officers in the caller's area. */
export function useNames() {
  const units = useUnits()
  const people = computed(
    () =>
      new Map(
        units.all.value.flatMap((unit) =>
          (unit.officers ?? []).map((one) => [`${unit.code} ${one.officer}`, one.name] as const),
        ),
      ),
  )
  return {
    units,
    unit: units.name,
    officer: (officer: string, unit: string) => people.value.get(`${unit} ${officer}`) ?? '',
  }
}

/** Whether the person looks after this session: the county all of them, a station its own. */
export function useMayGive(session: Ref<Session | undefined>) {
  const me = useSession()
  return computed(() => {
    const own = me.me.value?.unit
    return Boolean(
      session.value &&
      own &&
      session.value.unit.path.includes(own) &&
      me.may('COUNTY_REGULATOR', 'STATION_OFFICER'),
    )
  })
}

export function usePhase(session: Ref<Session | undefined>) {
  const now = useNow()
  return {
    now,
    phase: computed(() => (session.value ? phaseOf(session.value, now.value) : undefined)),
  }
}
