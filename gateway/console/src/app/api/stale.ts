import { reactive, readonly } from 'vue'

export interface Difference {
  /** The field's path, such as `respondent.name`. */
  path: string
  before: string
  now: string
}

const SKIPPED = new Set(['revision', 'etag'])
const shownAs = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What changed between two versions of the same thing, field by field. */
export function differences(before: unknown, now: unknown, path = ''): Difference[] {
  if (isRecord(before) && isRecord(now)) {
    return [...new Set([...Object.keys(before), ...Object.keys(now)])]
      .filter((key) => !SKIPPED.has(key))
      .flatMap((key) => differences(before[key], now[key], path ? `${path}.${key}` : key))
  }
  if (Array.isArray(before) && Array.isArray(now)) {
    return Array.from({ length: Math.max(before.length, now.length) }, (_, index) =>
      differences(before[index], now[index], `${path}.${index + 1}`),
    ).flat()
  }
  const [one, other] = [shownAs(before), shownAs(now)]
  return one === other ? [] : [{ path, before: one, now: other }]
}

const state = reactive<{ open: boolean; differences: Difference[] }>({ open: false, differences: [] })
let answer: ((again: boolean) => void) | undefined

/** Shows both versions; resolves with whether to go on top of the newer. */
export function confirmStale(before: unknown, now: unknown): Promise<boolean> {
  state.differences = differences(before, now)
  state.open = true
  return new Promise((resolve) => (answer = resolve))
}

export function useStale() {
  return {
    state: readonly(state),
    decide(again: boolean): void {
      state.open = false
      answer?.(again)
      answer = undefined
    },
  }
}
