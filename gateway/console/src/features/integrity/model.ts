import type { components } from '@/api/generated/assessment-service'
import type { Answer, Body } from '@/app/api/types'

type Schemas = components['schemas']
export type FlagRow = Schemas['IntegrityControllerFlagRow']
export type Flag = Schemas['IntegrityControllerFlagView']
export type Check = FlagRow['check']
export type Finding = Body<'/api/integrity/flags/{id}/settlement', 'post'>['finding']
export type Complaint = Answer<'/api/complaints/{id}', 'get'>
export type Report = Answer<'/api/violation-reports/{id}', 'get'>
export type Consultation = Answer<'/api/consultations/{id}', 'get'>
export type Step = Complaint['steps'][number]

export const CHECKS: Check[] = [
  'CALLBACK_PHONE',
  'STAFF_COMPLAINT',
  'IMPLAUSIBLE_TIMES',
  'CLOSED_AND_REOPENED',
  'REFERRALS_BOUNCED',
  'SILENCE',
  'CALLBACK_CHOSEN',
  'SIGN_INS_OVERLAP',
]
export const FINDINGS: Finding[] = ['UNFOUNDED', 'EXPLAINED', 'CONFIRMED']
export const FINDING_TONES = { UNFOUNDED: 'good', EXPLAINED: 'plain', CONFIRMED: 'red' } as const

/** The steps of an entry at which a check looks. */
const TELLING: Record<Check, Step['type'][]> = {
  CALLBACK_PHONE: ['CALLBACK'],
  CALLBACK_CHOSEN: ['CALLBACK'],
  STAFF_COMPLAINT: ['RECEPTION'],
  IMPLAUSIBLE_TIMES: ['RECEPTION', 'SETTLEMENT', 'TERMINATION', 'RESOLUTION'],
  CLOSED_AND_REOPENED: ['SETTLEMENT', 'TERMINATION', 'RESOLUTION', 'REOPENING'],
  REFERRALS_BOUNCED: ['ESCALATION', 'RETURN'],
  SILENCE: ['RECEPTION'],
  SIGN_INS_OVERLAP: [],
}
export const tells = (check: Check, step: Pick<Step, 'type'>): boolean => TELLING[check].includes(step.type)

const CLOSING: Step['type'][] = ['SETTLEMENT', 'TERMINATION', 'RESOLUTION']
const minutes = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 60_000)

/** Minutes from when it came in to when it was written down. */
export const writtenAfter = (complaint: Pick<Complaint, 'receivedAt' | 'recordedAt'>): number =>
  minutes(complaint.receivedAt, complaint.recordedAt)

/** Minutes from when it came in to when it was last closed; none if it never was. */
export function closedAfter(complaint: Pick<Complaint, 'receivedAt' | 'steps'>): number | undefined {
  const closed = complaint.steps.filter((step) => CLOSING.includes(step.type)).at(-1)
  return closed && minutes(complaint.receivedAt, closed.occurredAt)
}

/** A span in the largest unit that says enough of it. */
export function spanOf(span: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (span < 120) return { unit: 'minutes', count: span }
  if (span < 2 * 1_440) return { unit: 'hours', count: Math.round(span / 60) }
  return { unit: 'days', count: Math.round(span / 1_440) }
}
