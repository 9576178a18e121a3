import type { components } from '@/api/generated/training-service'
import type { Body } from '@/app/api/types'
import { today } from '@/app/format'

type Schemas = components['schemas']
export type Session = Schemas['SessionView']
export type SignIns = Schemas['SignInControllerSignInsView']
export type SignIn = SignIns['items'][number]
export type ShownCode = Schemas['SignInControllerCodeView']
export type Mode = Session['mode']
export type PlanSession = Body<'/api/training/sessions', 'post'>

/** The seven modes in which a syllabus is taught; studying alone needs no session, but may be one. */
export const MODES: Mode[] = [
  'LECTURE',
  'TOURING_TUTORIAL',
  'SPECIAL_LECTURE',
  'EXPERIENCE_EXCHANGE',
  'CASE_STUDY',
  'MEETING',
  'SELF_STUDY',
]

/** Where a session stands for those who look after it: `unrecorded` is over, and nobody is on its roster yet. */
export type Phase = 'upcoming' | 'running' | 'unrecorded' | 'held' | 'cancelled'

export function phaseOf(
  session: Pick<Session, 'status' | 'startsAt' | 'endsAt'>,
  now: number = Date.now(),
): Phase {
  if (session.status === 'CANCELLED') return 'cancelled'
  if (now < Date.parse(session.startsAt)) return 'upcoming'
  if (now <= Date.parse(session.endsAt)) return 'running'
  return session.status === 'HELD' ? 'held' : 'unrecorded'
}

export const PHASE_TONES = {
  upcoming: 'info',
  running: 'good',
  unrecorded: 'amber',
  held: 'plain',
  cancelled: 'plain',
} as const

/** The days a session falls on, in the county's time. */
export function daysOf(session: Pick<Session, 'startsAt' | 'endsAt'>): string[] {
  const last = today(new Date(session.endsAt))
  const days = [today(new Date(session.startsAt))]
  while (days.at(-1)! < last) days.push(dayAfter(days.at(-1)!, 1))
  return days
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Another month, as `2026-11`. */
export function monthAfter(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 7)
}

/** The weeks a month is shown in, Monday first, whole. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const weeks: string[][] = []
  for (let day = dayAfter(first, -weekday); day < `${monthAfter(month, 1)}-01`; day = dayAfter(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => dayAfter(day, index)))
  return weeks
}

/** The sessions of a month, the earliest first. */
export function ofMonth(sessions: Session[], month: string): Session[] {
  return sessions
    .filter((session) => daysOf(session).some((day) => day.startsWith(month)))
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
}

interface Place {
  code: string
  name: string
  kind: 'COUNTY' | 'STATION' | 'POINT'
  path: string[]
  closedOn?: string | null
  officers: { officer: string; from: string; to?: string | null; name?: string | null }[]
}
export interface Invited {
  officer: string
  name: string
  unit: string
  unitName: string
}

const ROLE_AT = { POINT: 'POINT_OFFICER', STATION: 'STATION_OFFICER', COUNTY: undefined } as const

/** The kind of unit an attending person serves in. */
export const kindOf = (roles: readonly string[]): Place['kind'] =>
  roles.includes('STATION_OFFICER') ? 'STATION' : 'POINT'

/** Whether officers of such a unit are invited. */
export function invites(
  session: Pick<Session, 'areas' | 'audience'>,
  place: { kind: Place['kind']; path: readonly string[] },
): boolean {
  return (
    session.areas.some((area) => place.path.includes(area)) &&
    (!session.audience || session.audience === ROLE_AT[place.kind])
  )
}

/** Everybody invited who serves on the day it begins. */
export function invitedTo(
  session: Pick<Session, 'areas' | 'audience' | 'startsAt'>,
  places: Place[],
): Invited[] {
  const day = today(new Date(session.startsAt))
  return places
    .filter((place) => !(place.closedOn && place.closedOn < day) && invites(session, place))
    .flatMap((place) =>
      place.officers
        .filter((one) => one.from <= day && (!one.to || day <= one.to))
        .map((one) => ({
          officer: one.officer,
          name: one.name ?? '',
          unit: place.code,
          unitName: place.name,
        })),
    )
}

/** How long to wait before the next code is asked for: until the one shown ends, whatever the clock here says. */
export function nextCodeIn(
  code: Pick<ShownCode, 'validUntil' | 'stepSeconds'> | undefined,
  now: number,
): number {
  if (!code) return 5_000
  return Math.min(code.stepSeconds * 1_000, Math.max(1_000, Date.parse(code.validUntil) - now + 150))
}

/** What is left of a code, from 1 to 0. */
export function leftOf(code: Pick<ShownCode, 'validUntil' | 'stepSeconds'> | undefined, now: number): number {
  if (!code) return 0
  return Math.min(1, Math.max(0, (Date.parse(code.validUntil) - now) / (code.stepSeconds * 1_000)))
}
