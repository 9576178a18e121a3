import type { components } from '@/api/generated/assessment-service'

export type SchemeView = components['schemas']['SchemeView']
export type Version = components['schemas']['SchemeViewSummary']
export type Kind = 'STATION' | 'POINT'
export const KINDS: readonly Kind[] = ['POINT', 'STATION']

export type VersionState = 'scoring' | 'coming' | 'past'

export interface Dated extends Version {
  state: VersionState
  /** The last day, its own or the day before the next version begins. */
  until: string | undefined
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
const yearOf = (day: string) => day.slice(0, 4)

/** A version scores every year in which it holds on some day; of several, the newest does. */
function scores(version: Version, year: string): boolean {
  return yearOf(version.validFrom) <= year && (!version.validTo || yearOf(version.validTo) >= year)
}

/** The versions of a kind, the newest first, each with what it is good for today. */
export function dated(all: readonly Version[], kind: Kind, today: string): Dated[] {
  const line = all
    .filter((version) => version.kind === kind)
    .sort((one, other) => one.validFrom.localeCompare(other.validFrom) || one.version - other.version)
  const scoring = line.filter((version) => scores(version, yearOf(today))).at(-1)
  return line
    .map((version, at) => {
      const next = line[at + 1]
      const until = version.validTo ?? (next && dayBefore(next.validFrom))
      const state: VersionState =
        version === scoring ? 'scoring' : scoring && version.validFrom > scoring.validFrom ? 'coming' : 'past'
      return { ...version, state, until }
    })
    .reverse()
}

/** What the next version of a kind is called and when it begins, unless somebody says otherwise. */
export function nextOf(
  all: readonly Version[],
  kind: Kind,
  today: string,
): { version: number; validFrom: string } {
  const line = dated(all, kind, today)
  const last = line[0]
  const newYear = `${Number(yearOf(today)) + 1}-01-01`
  const after = last ? dayAfter(last.validTo ?? last.validFrom) : newYear
  return { version: (last?.version ?? 0) + 1, validFrom: after > newYear ? after : newYear }
}

/** Whether a version that begins on a day changes the scores of a year that is running. */
export function changesThisYear(validFrom: string, today: string): boolean {
  return yearOf(validFrom) <= yearOf(today)
}
