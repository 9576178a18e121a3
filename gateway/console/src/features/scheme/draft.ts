import { computed, inject, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import { api } from '@/app/api/client'
import { ApiError } from '@/app/api/problem'
import { changesOf, placeOf, readScheme, sourceOf, spliced, without, type Path } from './file'
import { groupsOf, totalOf } from './outline'
import type { SchemeView } from './versions'

/** After so long without a key the service is asked what it would say. */
const QUIET_MILLIS = 700

/** What the service would not take, and where. */
export interface Refused {
  line: number
  place: string
  detail: string
}

export type Checked =
  | { state: 'waiting' | 'asking' }
  | { state: 'good'; view: SchemeView }
  | { state: 'refused'; refused: Refused }
  | { state: 'failed'; error: unknown }

export function refusedOf(error: unknown): Refused | undefined {
  if (!(error instanceof ApiError) || error.status >= 500 || error.status === 0) return undefined
  const first = error.problem.errors?.[0]
  return {
    line: typeof error.problem.line === 'number' ? error.problem.line : 1,
    place: first?.field ?? '',
    detail: first?.detail ?? error.problem.detail ?? error.problem.title,
  }
}

/** Publishes a scheme file, or only asks whether it would be taken. */
export function post(text: string, dryRun: boolean, signal?: AbortSignal) {
  return api.post('/api/schemes', {
    query: { dryRun },
    headers: { 'Content-Type': 'application/yaml' },
    body: text,
    ...(signal ? { signal } : {}),
  })
}

/** A version that is being written: its text, what a form reads of it, and what the service says of it. */
export function useDraft(base: Ref<string | undefined>, text: Ref<string>) {
  const file = computed(() => readScheme(text.value))
  const before = computed(() => (base.value === undefined ? undefined : readScheme(base.value)))
  const groups = computed(() => (file.value.fault ? [] : groupsOf(file.value)))
  const total = computed(() => totalOf(groups.value))
  const changes = computed(() => (before.value ? changesOf(before.value, file.value) : []))
  const changed = computed(() => new Set(changes.value.map((one) => one.place)))
  const checked = ref<Checked>({ state: 'waiting' })
  const refused = computed(() => (checked.value.state === 'refused' ? checked.value.refused : undefined))

  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  async function check() {
    clearTimeout(timer)
    asking?.abort()
    const mine = (asking = new AbortController())
    checked.value = { state: 'asking' }
    try {
      const { data } = await post(text.value, true, mine.signal)
      if (asking === mine) checked.value = { state: 'good', view: data }
    } catch (error) {
      if (asking !== mine || mine.signal.aborted) return
      const refusal = refusedOf(error)
      checked.value = refusal ? { state: 'refused', refused: refusal } : { state: 'failed', error }
    }
  }
  watch(
    text,
    (now) => {
      clearTimeout(timer)
      asking?.abort()
      asking = undefined
      checked.value = { state: 'waiting' }
      if (now) timer = setTimeout(() => void check(), QUIET_MILLIS)
    },
    { immediate: true },
  )

  return {
    text,
    file,
    groups,
    total,
    changes,
    changed,
    checked,
    refused,
    check,
    stop: () => {
      clearTimeout(timer)
      asking?.abort()
    },
    valueOf: (path: Path) => sourceOf(file.value, path),
    place: (path: Path) => placeOf(file.value, path),
    /** Writes a value where it stands; an empty one that need not be there goes. */
    set(path: Path, value: string, after?: string) {
      text.value =
        value === '' && after !== undefined
          ? without(file.value, path)
          : spliced(file.value, path, value, after)
    },
  }
}
export type DraftState = ReturnType<typeof useDraft>

const KEY: InjectionKey<DraftState> = Symbol('scheme draft')
export const provideDraft = (draft: DraftState) => provide(KEY, draft)
export const useWritten = (): DraftState => inject(KEY)!
