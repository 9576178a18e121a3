import { api, type Read } from '@/app/api/client'
import type { Answer, Body } from '@/app/api/types'
import { amountOf } from './amount'

export type Complaint = Answer<'/api/complaints/{id}', 'get'>

/** What a small form of a step holds; each step reads its own. */
export interface StepForm {
  choice: string
  amount: string
  note: string
}
export const emptyStep = (): StepForm => ({ choice: '', amount: '', note: '' })

/** What a step asks for, and where the words of its choices stand in the messages. */
export interface StepKind {
  choices?: readonly string[]
  words?: string
  amount?: boolean
  note?: boolean
  /** Main steps stand as big buttons, the others under "more". */
  main?: boolean
  tone?: 'primary' | 'danger'
}

const ATTEMPTS = ['AGREED', 'ADJOURNED', 'FAILED'] as const
const DECLINE = [
  'OUTSIDE_DUTY_OR_AREA',
  'ALREADY_TAKEN_ELSEWHERE',
  'NOT_FOR_LIVING_CONSUMPTION',
  'OLDER_THAN_THREE_YEARS',
  'MATERIAL_MISSING_OR_FALSE',
  'NAME_OF_ANOTHER_USED',
  'OTHER',
] as const
const TERMINATE = [
  'PARTY_ABSENT_OR_REFUSES',
  'NO_AGREEMENT_POSSIBLE',
  'WITHDRAWN_OR_SETTLED_PRIVATELY',
  'NO_AGREEMENT_ON_TEST_FEES',
  'TIME_LIMIT_REACHED',
  'DECLINE_GROUND_FOUND',
  'DEATH_OR_LOSS_OF_STANDING',
  'OTHER',
] as const
const REOPEN = ['NEW_EVIDENCE', 'AGREEMENT_NOT_KEPT', 'FALSE_CLOSURE', 'CLOSED_BY_MISTAKE', 'OTHER'] as const
const PAUSE = ['APPRAISAL_OR_TESTING', 'SETTLING_JURISDICTION', 'SUPPLEMENTING_DOCUMENTS'] as const
const GRADES = ['VERY_SATISFIED', 'SATISFIED', 'FAIR', 'NOT_SATISFIED'] as const

/** In the order in which they are offered. */
export const stepKinds: Record<string, StepKind> = {
  acceptance: { main: true, tone: 'primary' },
  'mediation-attempts': { main: true, tone: 'primary', choices: ATTEMPTS, words: 'attempt' },
  settlement: { main: true, amount: true },
  callback: { main: true, tone: 'primary', choices: GRADES, words: 'callbackGrade', note: true },
  declination: { main: true, choices: DECLINE, words: 'declineGround' },
  termination: { choices: TERMINATE, words: 'terminationGround' },
  withdrawal: {},
  pauses: { choices: PAUSE, words: 'pauseReason', note: true },
  'pauses/end': { note: true },
  reopening: { choices: REOPEN, words: 'reopeningReason', note: true },
}

/** The steps the service allows now, in the order in which they are offered. */
export function offered(allowed: readonly string[]): string[] {
  return Object.keys(stepKinds).filter((step) => allowed.includes(step))
}

export function isReady(step: string, form: StepForm): boolean {
  return !stepKinds[step]?.choices || form.choice !== ''
}

/** Takes a step on the version that was seen. */
export function take(
  step: string,
  complaint: Complaint,
  form: StepForm,
  etag: string | undefined,
): Promise<Read<Complaint>> {
  const path = { id: complaint.id }
  const note = form.note.trim() ? { note: form.note.trim() } : {}
  type Of<P extends Parameters<typeof api.post>[0]> = Body<P, 'post'>
  switch (step) {
    case 'acceptance':
      return api.post('/api/complaints/{id}/acceptance', { path, etag, body: {} })
    case 'declination':
      return api.post('/api/complaints/{id}/declination', {
        path,
        etag,
        body: { ground: form.choice } as Of<'/api/complaints/{id}/declination'>,
      })
    case 'mediation-attempts':
      return api.post('/api/complaints/{id}/mediation-attempts', {
        path,
        etag,
        body: { outcome: form.choice } as Of<'/api/complaints/{id}/mediation-attempts'>,
      })
    case 'settlement': {
      const settledAmount = amountOf(form.amount)
      return api.post('/api/complaints/{id}/settlement', {
        path,
        etag,
        body: settledAmount ? { settledAmount } : {},
      })
    }
    case 'termination':
      return api.post('/api/complaints/{id}/termination', {
        path,
        etag,
        body: { ground: form.choice } as Of<'/api/complaints/{id}/termination'>,
      })
    case 'withdrawal':
      return api.post('/api/complaints/{id}/withdrawal', { path, etag, body: {} })
    case 'reopening':
      return api.post('/api/complaints/{id}/reopening', {
        path,
        etag,
        body: { reason: form.choice, ...note } as Of<'/api/complaints/{id}/reopening'>,
      })
    case 'pauses':
      return api.post('/api/complaints/{id}/pauses', {
        path,
        etag,
        body: { reason: form.choice, ...note } as Of<'/api/complaints/{id}/pauses'>,
      })
    case 'pauses/end': {
      const number = complaint.pauses.find((pause) => !pause.to)?.number ?? 1
      return api.post('/api/complaints/{id}/pauses/{number}/end', {
        path: { ...path, number },
        etag,
        body: note,
      })
    }
    case 'callback':
      return api.post('/api/complaints/{id}/callback', {
        path,
        etag,
        body: { grade: form.choice, ...note } as Of<'/api/complaints/{id}/callback'>,
      })
    default:
      throw new Error(`no such step: ${step}`)
  }
}
