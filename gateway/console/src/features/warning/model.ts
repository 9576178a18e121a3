import type { components } from '@/api/generated/escalation-service'
import type { Body } from '@/app/api/types'

type Schemas = components['schemas']
export type Summary = Schemas['WarningSummary']
export type Warning = Schemas['WarningView']
export type Addressed = Warning['units'][number]
export type State = Addressed['state']
export type IssueWarning = Body<'/api/warnings', 'post'>

export const STATES: State[] = ['OVERDUE', 'DUE', 'RELAYED_LATE', 'RELAYED']
export const TONES = { RELAYED: 'good', RELAYED_LATE: 'amber', DUE: 'info', OVERDUE: 'red' } as const

/** How many units a warning was addressed to, and how many have posted it. */
export function progressOf(counts: Summary['counts']): { posted: number; all: number; overdue: number } {
  const count = (state: State) => counts[state] ?? 0
  const posted = count('RELAYED') + count('RELAYED_LATE')
  return { posted, all: posted + count('DUE') + count('OVERDUE'), overdue: count('OVERDUE') }
}

/** Who has not posted it, the ones whose time is up first; and who has, the latest first. */
export function sides(units: Addressed[]): { missing: Addressed[]; posted: Addressed[] } {
  const byTime = (one: Addressed) => (one.relayedAt ? Date.parse(one.relayedAt) : 0)
  return {
    missing: units
      .filter((one) => one.state === 'OVERDUE' || one.state === 'DUE')
      .sort(
        (one, other) =>
          STATES.indexOf(one.state) - STATES.indexOf(other.state) || one.unit.localeCompare(other.unit),
      ),
    posted: units
      .filter((one) => one.state === 'RELAYED' || one.state === 'RELAYED_LATE')
      .sort((one, other) => byTime(other) - byTime(one)),
  }
}

/** Whole hours until the time is up; negative once it is. */
export const hoursLeft = (dueAt: string, now: number): number =>
  Math.ceil((Date.parse(dueAt) - now) / 3_600_000)

export interface IssueForm {
  category: IssueWarning['category'] | ''
  title: string
  content: string
  areas: string[]
}

export type IssueField = keyof IssueForm

export function lacking(form: IssueForm): IssueField[] {
  const fields: IssueField[] = []
  if (!form.category) fields.push('category')
  if (!form.title.trim()) fields.push('title')
  if (!form.content.trim()) fields.push('content')
  if (form.areas.length === 0) fields.push('areas')
  return fields
}

/** The stations and points a warning to these areas goes to. */
export function reached(
  areas: string[],
  units: { kind: string; path: string[]; closedOn?: string | null }[],
): number {
  return units.filter(
    (unit) => unit.kind !== 'COUNTY' && !unit.closedOn && areas.some((area) => unit.path.includes(area)),
  ).length
}
