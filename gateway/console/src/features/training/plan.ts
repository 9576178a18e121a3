import { today, ZONE } from '@/app/format'
import type { Mode, PlanSession } from './model'

/** A session while it is being planned; times as the county's clock shows them, `2026-11-29T09:00`. */
export interface PlanForm {
  title: string
  modules: string[]
  mode: Mode | ''
  trainer: string
  place: string
  startsAt: string
  endsAt: string
  areas: string[]
  audience: 'ALL' | 'POINT_OFFICER' | 'STATION_OFFICER'
  capacity: string
}

const LONG_MILLIS = 2 * 3_600_000

/** An instant as the county's clock shows it, down to the minute. */
export function clockTime(at: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  return `${today(at)}T${time}`
}

/** The county has one clock, and no summer time. */
export const instantOf = (clock: string): string => `${clock}:00+08:00`

/** Tomorrow morning, for all of an area. */
export function emptyPlan(area: string, now: Date = new Date()): PlanForm {
  const day = today(new Date(now.getTime() + 86_400_000))
  return {
    title: '',
    modules: [],
    mode: '',
    trainer: '',
    place: '',
    startsAt: `${day}T09:00`,
    endsAt: `${day}T11:00`,
    areas: area ? [area] : [],
    audience: 'ALL',
    capacity: '',
  }
}

/** It begins this minute and lasts two hours. */
export function startNow(form: PlanForm, now: Date = new Date()): void {
  form.startsAt = clockTime(now)
  form.endsAt = clockTime(new Date(now.getTime() + LONG_MILLIS))
}

export type PlanField = 'title' | 'modules' | 'mode' | 'areas' | 'endsAt' | 'startsAt' | 'capacity'

/** What cannot be sent like this. */
export function lacking(form: PlanForm): PlanField[] {
  const fields: PlanField[] = []
  if (!form.title.trim()) fields.push('title')
  if (form.modules.length === 0) fields.push('modules')
  if (!form.mode) fields.push('mode')
  if (form.areas.length === 0) fields.push('areas')
  if (!form.startsAt) fields.push('startsAt')
  if (!form.endsAt || form.endsAt <= form.startsAt) fields.push('endsAt')
  if (form.capacity && !(Number.isInteger(Number(form.capacity)) && Number(form.capacity) > 0))
    fields.push('capacity')
  return fields
}

export function planned(form: PlanForm): PlanSession {
  if (!form.mode) throw new Error('a session without a mode is not sent')
  return {
    title: form.title.trim(),
    modules: form.modules,
    mode: form.mode,
    startsAt: instantOf(form.startsAt),
    endsAt: instantOf(form.endsAt),
    areas: form.areas,
    ...(form.trainer.trim() ? { trainer: form.trainer.trim() } : {}),
    ...(form.place.trim() ? { place: form.place.trim() } : {}),
    ...(form.capacity ? { capacity: Number(form.capacity) } : {}),
    ...(form.audience === 'ALL' ? {} : { audience: form.audience }),
  }
}

/** The service's word on a field, where it names an element of it such as `areas[0]`. */
export function wordOn(fields: Record<string, string>, field: string): string | undefined {
  return Object.entries(fields).find(([name]) => name === field || name.startsWith(`${field}[`))?.[1]
}
