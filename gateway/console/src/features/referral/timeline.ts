import type { Answer } from '@/app/api/types'
import type { Referral } from './referrals'

type Complaint = Answer<'/api/complaints/{id}', 'get'>

/** One line of a case's whole story. */
export interface Moment {
  key: string
  /** Message key of what happened. */
  what: string
  at: string
  recordedAt: string
  role: string | undefined
  /** The office that did it, or to which it went. */
  office?: string | undefined
  from?: string | undefined
  tone: 'plain' | 'good' | 'amber' | 'red' | 'info'
  /** A coded word, as a message key. */
  coded?: string | undefined
  text?: string | undefined
  amount?: string | undefined
}

const TONES: Record<string, Moment['tone']> = {
  'referral-due': 'amber',
  'escalated-to-office': 'info',
  'escalation-unroutable': 'red',
  'escalation-overdue': 'red',
  'escalation-raised': 'red',
  'escalation-returned': 'amber',
  'escalation-resolved': 'good',
  SETTLEMENT: 'good',
}
/** What the ledger notes of a referral's own steps; told once, in the referral's words. */
const NOTED: Record<string, string> = {
  ESCALATION: 'escalated-to-office',
  TRANSFER: 'escalation-transferred',
  JOINING: 'escalation-joined',
  RETURN: 'escalation-returned',
  RESOLUTION: 'escalation-resolved',
}
/** What only the office that leads does, though the step itself does not name it. */
const BY_THE_LEAD = new Set([
  'escalation-acknowledged',
  'escalation-returned',
  'escalation-resolved',
  'escalation-overdue',
])
const SCOPES = [
  'attempt',
  'declineGround',
  'terminationGround',
  'pauseReason',
  'reopeningReason',
  'correctionReason',
  'callbackGrade',
]

/** The code among a step's details for which there is a word. */
function codedOf(details: Record<string, string>, known: (key: string) => boolean): string | undefined {
  return Object.values(details)
    .flatMap((value) => SCOPES.map((scope) => `domain.${scope}.${value}`))
    .find(known)
}

function ofLedger(complaint: Complaint, known: (key: string) => boolean): Moment[] {
  return complaint.steps
    .filter((step) => !(step.type in NOTED))
    .map((step) => ({
      key: `ledger-${step.sequence}`,
      what: `domain.stepType.${step.type}`,
      at: step.occurredAt,
      recordedAt: step.recordedAt,
      role: step.actorRole,
      tone: TONES[step.type] ?? 'plain',
      coded: codedOf(step.details ?? {}, known),
      text: step.note ?? undefined,
      amount: step.details?.['settledAmount'] ?? step.details?.['amount'],
    }))
}

function ofReferral(referral: Referral, complaint: Complaint | undefined): Moment[] {
  const noted = (complaint?.steps ?? []).filter((step) => step.type in NOTED)
  const asked = [...referral.assistance]
  const answered = asked
    .filter((one) => one.answeredAt)
    .sort((one, other) => one.answeredAt!.localeCompare(other.answeredAt!))
  const last = (type: string) => referral.steps.map((step) => step.type).lastIndexOf(type)
  let lead = referral.steps.some((step) => step.type === 'escalation-transferred')
    ? undefined
    : referral.office
  return referral.steps.map((step, index) => {
    const moment: Moment = {
      key: `${referral.id}-${index}`,
      what: `referral.step.${step.type}`,
      at: step.occurredAt,
      recordedAt: step.recordedAt,
      role: step.role,
      tone: TONES[step.type] ?? 'plain',
    }
    const same = noted.find((one) => NOTED[one.type] === step.type && one.occurredAt === step.occurredAt)
    moment.office = same?.details?.['office']
    moment.from = same?.details?.['from']
    if (step.type === 'escalated-to-office' || step.type === 'escalation-transferred')
      lead = moment.office ?? lead
    if (BY_THE_LEAD.has(step.type)) moment.office ??= lead ?? undefined
    if (step.type === 'assistance-requested') {
      const question = asked.shift()
      moment.office = question?.office
      moment.coded = question && `domain.assistance.${question.kind}`
      moment.text = question?.question
    }
    if (step.type === 'assistance-given') moment.text = answered.shift()?.answer ?? undefined
    if (step.type === 'escalation-returned' && index === last(step.type)) {
      moment.coded = referral.returnReason && `domain.returnReason.${referral.returnReason}`
      if (index === referral.steps.length - 1) moment.text = referral.note ?? undefined
    }
    if (step.type === 'escalation-resolved') {
      moment.coded = referral.outcome && `domain.resolution.${referral.outcome}`
      moment.text = referral.note ?? undefined
    }
    if (step.type === 'escalated-to-office') moment.text = referral.reason ?? undefined
    if (step.type === 'escalation-transferred' && index === last(step.type) && !referral.outcome) {
      moment.text = referral.note ?? undefined
    }
    if (step.type === 'escalation-unroutable' && referral.obstacle) {
      moment.coded = `referral.obstacle.${referral.obstacle}`
    }
    return moment
  })
}

/** Everything that happened to a case, in the ledger and at every office, the latest first. */
export function timeline(
  complaint: Complaint | undefined,
  referrals: readonly Referral[],
  known: (key: string) => boolean = () => false,
): Moment[] {
  return [
    ...(complaint ? ofLedger(complaint, known) : []),
    ...referrals.flatMap((referral) => ofReferral(referral, complaint)),
  ].sort((one, other) => other.at.localeCompare(one.at) || other.recordedAt.localeCompare(one.recordedAt))
}
