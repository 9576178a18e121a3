import { api, type Read } from '@/app/api/client'
import type { Answer, Body } from '@/app/api/types'
import type { Referral } from './referrals'

/** What the small form of a step holds; each step reads its own. */
export interface ActForm {
  choice: string
  office: string
  note: string
}
export const emptyAct = (): ActForm => ({ choice: '', office: '', note: '' })

interface ActKind {
  choices?: readonly string[]
  /** Where the words of the choices stand in the messages. */
  words?: string
  office?: boolean
  note?: 'required' | 'optional'
  tone?: 'primary' | 'danger'
}

export const actKinds: Record<string, ActKind> = {
  acknowledgement: { tone: 'primary' },
  resolution: {
    choices: [
      'SETTLED_BY_OFFICE',
      'CASE_FILED',
      'RESPONDENT_ORDERED_TO_CORRECT',
      'NO_INFRINGEMENT_FOUND',
      'OTHER',
    ],
    words: 'domain.resolution',
    note: 'optional',
    tone: 'primary',
  },
  'assistance-requests': {
    choices: ['FACT_FINDING', 'EVIDENCE', 'CONTACT_WITH_PARTIES', 'ON_SITE_SUPPORT', 'OTHER'],
    words: 'domain.assistance',
    note: 'required',
  },
  'joint-offices': { office: true },
  transfer: { office: true, note: 'required' },
  return: {
    choices: ['PAPERS_MISSING', 'OUTSIDE_DUTY', 'NOT_SERIOUS', 'DUPLICATE', 'OTHER'],
    words: 'domain.returnReason',
    note: 'optional',
    tone: 'danger',
  },
  decision: { choices: ['OFFICE', 'UNIT'], words: 'referral.bearer', note: 'required', tone: 'primary' },
}

/** Whether an office has to be named: always for some steps, for a decision when it goes to one. */
export const needsOffice = (step: string, form: ActForm): boolean =>
  actKinds[step]?.office === true || (step === 'decision' && form.choice === 'OFFICE')

export function isReady(step: string, form: ActForm): boolean {
  const kind = actKinds[step]
  if (!kind) return false
  const written = form.note.trim().length > 0
  return (
    (!kind.choices || form.choice !== '') &&
    (!needsOffice(step, form) || form.office !== '') &&
    // "other" says nothing by itself
    (kind.note !== 'required' || written) &&
    (form.choice !== 'OTHER' || written)
  )
}

type Send = (
  id: string,
  form: ActForm,
  etag: string | undefined,
) => Promise<Read<Answer<'/api/escalations/{id}/acknowledgement', 'post'>>>
const note = (form: ActForm) => (form.note.trim() ? { note: form.note.trim() } : {})
const base = '/api/escalations/{id}' as const

const sends: Record<string, Send> = {
  acknowledgement: (id, _, etag) => api.post(`${base}/acknowledgement`, { path: { id }, body: {}, etag }),
  resolution: (id, form, etag) =>
    api.post(`${base}/resolution`, {
      path: { id },
      body: { outcome: form.choice, ...note(form) } as Body<`${typeof base}/resolution`, 'post'>,
      etag,
    }),
  return: (id, form, etag) =>
    api.post(`${base}/return`, {
      path: { id },
      body: { reason: form.choice, ...note(form) } as Body<`${typeof base}/return`, 'post'>,
      etag,
    }),
  'assistance-requests': (id, form, etag) =>
    api.post(`${base}/assistance-requests`, {
      path: { id },
      body: { kind: form.choice, question: form.note.trim() } as Body<
        `${typeof base}/assistance-requests`,
        'post'
      >,
      etag,
    }),
  'joint-offices': (id, form, etag) =>
    api.post(`${base}/joint-offices`, { path: { id }, body: { office: form.office }, etag }),
  transfer: (id, form, etag) =>
    api.post(`${base}/transfer`, {
      path: { id },
      body: { office: form.office, reason: form.note.trim() },
      etag,
    }),
  decision: (id, form, etag) =>
    api.post(`${base}/decision`, {
      path: { id },
      body: {
        bearer: form.choice,
        reason: form.note.trim(),
        ...(form.choice === 'OFFICE' ? { office: form.office } : {}),
      } as Body<`${typeof base}/decision`, 'post'>,
      etag,
    }),
}

/** Sends a step on the version that was seen when its form was opened. */
export function take(step: string, id: string, form: ActForm, etag: string | undefined) {
  return sends[step]!(id, form, etag)
}

/** A referral in the reader's words, for setting two versions side by side. */
export function inWords(
  one: Referral,
  say: {
    t: (key: string) => string
    office: (code: string | undefined) => string
    date: (day: string) => string
  },
): Record<string, string> {
  const { t } = say
  const dated = (day: string | null | undefined) => (day ? say.date(day) : '')
  const words: Record<string, string> = {
    [t('referral.field.status')]: t(`domain.escalation.${one.status}`),
    [t('referral.field.office')]: say.office(one.office ?? undefined),
    [t('referral.field.joint')]: one.jointOffices.map(say.office).join(t('app.comma')),
    [t('referral.field.acknowledgementDueOn')]: dated(one.acknowledgementDueOn),
    [t('referral.field.resolutionDueOn')]: dated(one.resolutionDueOn),
    [t('referral.field.raised')]: one.raisedTo ? t(`referral.raised.${one.raisedTo}`) : '',
    [t('referral.field.outcome')]: one.outcome ? t(`domain.resolution.${one.outcome}`) : '',
    [t('referral.field.returnReason')]: one.returnReason ? t(`domain.returnReason.${one.returnReason}`) : '',
    [t('referral.field.note')]: one.note ?? '',
  }
  for (const asked of one.assistance) {
    words[`${t('referral.field.question')} ${asked.request}`] = asked.question
    words[`${t('referral.field.answer')} ${asked.request}`] = asked.answer ?? ''
  }
  return words
}
