import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api/client'
import { today } from '@/app/format'
import { useSession } from '@/app/session'
import { allPages } from '@/features/regulator/pages'
import { useUnits } from '@/features/regulator/units'
import { halfYearOf, inspectable, standings, type Inspection, type Place } from './model'
import { rememberedPlaces, rememberPlaces } from './places'

const PAGE = 200

/** The units the person may inspect; from the last time where there is no network. */
export function usePlaces() {
  const { me, may } = useSession()
  const account = me.value?.account ?? ''
  const area = me.value?.unit ?? ''
  const station = may('STATION_OFFICER')
  const units = useUnits()
  const places = computed<Place[]>(() =>
    units.all.value.length
      ? inspectable(
          units.all.value.filter((unit) => !unit.closedOn),
          area,
          station,
        )
      : rememberedPlaces(account),
  )
  watch(
    () => units.all.value,
    (all) => all.length && rememberPlaces(account, places.value),
    { immediate: true },
  )
  return { places, units, account, area, station }
}

/** How every unit in the person's care stands. */
export function useStandings() {
  const own = usePlaces()
  const query = useQuery({
    queryKey: ['inspections', 'all'],
    queryFn: () =>
      allPages<Inspection>((after) =>
        api.get('/api/inspections', { query: { limit: PAGE, ...(after ? { after } : {}) } }),
      ),
  })
  const rows = computed(() =>
    standings(
      own.places.value,
      query.data.value ?? [],
      halfYearOf(today()),
      own.station ? own.area : undefined,
    ),
  )
  return { ...own, query, rows }
}

/** What is not in order at a unit, and the inspections there. */
export function useUnitInspections(unit: MaybeRefOrGetter<string>) {
  const defects = useQuery({
    queryKey: ['units', 'defects', () => toValue(unit)],
    queryFn: () => api.get('/api/units/{code}/defects', { path: { code: toValue(unit) } }),
  })
  const history = useQuery({
    queryKey: ['inspections', 'of', () => toValue(unit)],
    queryFn: () =>
      allPages<Inspection>((after) =>
        api.get('/api/inspections', {
          query: { unit: toValue(unit), limit: PAGE, ...(after ? { after } : {}) },
        }),
      ),
  })
  // a station's list holds its points' too
  const inspections = computed(() =>
    (history.data.value ?? []).filter((one) => one.unit.code === toValue(unit)),
  )
  return { defects, history, inspections }
}
