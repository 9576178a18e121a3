import type { components } from '@/api/generated/assessment-service'
import type { Whole } from '@/features/regulator/whole'

type Schemas = components['schemas']
export type Year = Whole<Schemas['YearView']>
export type UnitYear = Whole<Schemas['UnitYearView']>
export type Result = Whole<Schemas['YearControllerResultRow']>
export type Appeal = Whole<Schemas['DisputeControllerAppealView']>
export type Veto = Whole<Schemas['DisputeControllerVetoView']>
export type Exclusions = Whole<Schemas['DisputeControllerExclusionsView']>
export type Act = Year['allowed'][number]

/** The steps of a year in the order people take them. */
export const STEPS = [
  'self',
  'station',
  'office',
  'exclusions',
  'freeze',
  'joint',
  'vetoes',
  'notice',
  'appeals',
  'approval',
  'commendation',
  'rectification',
  'plaques',
] as const
export type Step = (typeof STEPS)[number]
export type StepState = 'done' | 'now' | 'late' | 'later' | 'closed'

const WINDOW: Partial<Record<Step, string>> = {
  self: 'SELF_ASSESSMENT',
  station: 'STATION_REVIEW',
  office: 'OFFICE_REVIEW',
  freeze: 'FREEZE',
  joint: 'JOINT_REVIEW',
  vetoes: 'VETO_REVIEW',
  notice: 'NOTICE',
}
const ACT: Record<Step, Act> = {
  self: 'SELF_ASSESSMENT',
  station: 'REVIEW',
  office: 'REVIEW',
  exclusions: 'EXCLUSION',
  freeze: 'FREEZE',
  joint: 'JOINT_REVIEW',
  vetoes: 'VETO_REVIEW',
  notice: 'NOTICE',
  appeals: 'APPEAL',
  approval: 'APPROVAL',
  commendation: 'COMMENDATION',
  rectification: 'RECTIFICATION',
  plaques: 'PLAQUE_REMOVAL',
}

/** What the lists beside the year say of how far it is. */
export interface Counts {
  units: number
  selfAssessed: number
  stationReviewed: number
  officeReviewed: number
  points: number
  openAppeals: number
  unqualified: number
  rectified: number
  proposedRemovals: number
}

export interface Span {
  from?: string | undefined
  to?: string | undefined
}

const signed = (year: Year, act: Act) => year.steps.filter((step) => step.act === act).length

/** The days of a step, where it has any. */
export function spanOf(step: Step, year: Year): Span | undefined {
  if (step === 'exclusions') {
    const freeze = year.days.find((days) => days.step === 'FREEZE')
    return freeze && { to: freeze.from }
  }
  if (step === 'appeals') return year.appealsUntil ? { to: year.appealsUntil } : undefined
  if (step === 'approval') return year.appealsUntil ? { from: dayAfter(year.appealsUntil) } : undefined
  const days = year.days.find((one) => one.step === WINDOW[step])
  return days && { from: days.from, to: days.to }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function isDone(step: Step, year: Year, counts: Counts, today: string): boolean {
  switch (step) {
    case 'self':
      return counts.units > 0 && counts.selfAssessed >= counts.units
    case 'station':
      return counts.points > 0 && counts.stationReviewed >= counts.points
    case 'office':
      return counts.units > 0 && counts.officeReviewed >= counts.units
    case 'exclusions':
      return Boolean(year.freeze)
    case 'freeze':
      return signed(year, 'FREEZE') > 0
    case 'joint':
      return signed(year, 'JOINT_REVIEW') >= 2
    case 'vetoes':
      return signed(year, 'VETO_REVIEW') >= 2
    case 'notice':
      return signed(year, 'NOTICE') > 0
    case 'appeals':
      return (
        year.finalised ||
        (Boolean(year.appealsUntil) && today > year.appealsUntil && counts.openAppeals === 0)
      )
    case 'approval':
      return year.finalised
    case 'commendation':
      return signed(year, 'COMMENDATION') > 0
    case 'rectification':
      return year.finalised && counts.rectified >= counts.unqualified
    case 'plaques':
      return year.finalised && counts.proposedRemovals === 0
  }
}

/** Where a step stands: done, to be done now, late, later, or closed without having been done by all. */
export function stateOf(step: Step, year: Year, counts: Counts, today: string): StepState {
  if (isDone(step, year, counts, today)) return 'done'
  if (!year.allowed.includes(ACT[step]))
    return year.freeze && ['self', 'station', 'office'].includes(step) ? 'closed' : 'later'
  if (step === 'approval' && !year.appealsUntil) return 'later'
  const span = spanOf(step, year)
  if (span?.from && today < span.from) return 'later'
  return span?.to && today > span.to ? 'late' : 'now'
}

/** The step to open first: the first that is late or to be done. */
export function firstStep(states: Record<Step, StepState>): Step {
  return (
    STEPS.find((step) => states[step] === 'late') ??
    STEPS.find((step) => states[step] === 'now') ??
    STEPS.find((step) => states[step] === 'later') ??
    'plaques'
  )
}

export function countsOf(
  units: UnitYear[],
  network: { kind: string; closedOn?: string }[],
  appeals: Appeal[],
  results: Result[],
  proposedRemovals: number,
): Counts {
  const scored = network.filter((unit) => unit.kind !== 'COUNTY' && !unit.closedOn)
  const reviewed = (stage: string) =>
    units.filter((unit) => unit.reviews.some((review) => review.stage === stage)).length
  const unqualified = new Set(results.filter((one) => one.grade === 'UNQUALIFIED').map((one) => one.unit))
  return {
    units: scored.length,
    points: scored.filter((unit) => unit.kind === 'POINT').length,
    selfAssessed: units.filter((unit) => unit.selfAssessments.length > 0).length,
    stationReviewed: reviewed('STATION'),
    officeReviewed: reviewed('OFFICE'),
    openAppeals: appeals.filter((appeal) => !appeal.decided).length,
    unqualified: unqualified.size,
    rectified: units.filter(
      (unit) => unqualified.has(unit.unit.code) && unit.reInspections.some((one) => one.passed),
    ).length,
    proposedRemovals,
  }
}

/** The cut-off of a freeze: what was chosen; else the year's last instant, which goes unsaid, or now while the year runs. */
export function cutOffOf(year: number, chosen: string, now: number = Date.now()): { asOf?: string } {
  if (chosen) return { asOf: `${chosen}:00+08:00` }
  const end = Date.parse(`${year + 1}-01-01T00:00:00+08:00`)
  const minute = new Date(now - (now % 60_000))
  return now < end ? { asOf: minute.toISOString() } : {}
}

const IN_HAND_UNTIL_MONTH = 6

/** The year people work on: until the summer the one that was, since its review goes on into the next. */
export function yearInHand(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month <= IN_HAND_UNTIL_MONTH ? year - 1 : year
}

const MOST = 105

/** A score as it may be typed: up to two places, none above what bonuses allow. */
export function isScore(text: string): boolean {
  return /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) && Number(text) <= MOST
}
